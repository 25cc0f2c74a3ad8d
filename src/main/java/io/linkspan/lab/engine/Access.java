package io.linkspan.lab.engine;

import io.linkspan.lab.engine.store.Gate;

/** Who may read and write a database: availability groups set one of their own; {@link #OPEN} is that of a database in none. */
public interface Access extends Gate {

    Access OPEN = new Access() {
        @Override
        public void demandWrite() {
            // nothing stands in the way
        }

        @Override
        public void demandRead(boolean readOnlyIntent) {
            // nothing stands in the way
        }

        @Override
        public boolean writable() {
            return true;
        }
    };

    /** @throws io.linkspan.lab.engine.type.ServerError 976, 978, 979, 983 and their like */
    void demandRead(boolean readOnlyIntent);

    /** DATABASEPROPERTYEX's Updateability. */
    boolean writable();

    /** False where {@link #demandRead} would refuse every reader. */
    default boolean readable() {
        return true;
    }
}
