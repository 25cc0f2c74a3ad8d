package io.linkspan.lab.engine.store;

/** What a database says to its writers. */
public interface Gate {

    /** Lets everybody write and waits for nobody. */
    Gate OPEN = () -> {
    };

    /** Called when a transaction first writes and again when it commits. @throws io.linkspan.lab.engine.type.ServerError 3906 and its like */
    void demandWrite();

    /** Called by the committing thread once a commit is in the local log: a synchronous group waits here for its partner. */
    default void hardened(Lsn commit) {
    }
}
