package io.linkspan.check.fact;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A session that works with a database (sys.dm_exec_sessions). Its id is given to another one once it has ended, so the time of login, the host and the program tell it apart.
 *
 * @param since        when it logged in, to the millisecond, as the server writes it
 * @param transactions open ones
 * @param oldest       when the oldest of them began, on the server's clock
 */
public record SessionFact(int id, String since, String host, String program, String login, int transactions, Optional<LocalDateTime> oldest) {

    /** For people, in a line. */
    public String words() {
        return "session " + id + " of " + login + " from " + (host.isEmpty() ? "an unnamed host" : host) + (program.isEmpty() ? "" : " (" + program + ")") + ", since " + since
                + (transactions == 0 ? ", no open transaction" : ", open transactions: " + transactions + oldest.map(at -> ", since " + at).orElse(""));
    }
}
