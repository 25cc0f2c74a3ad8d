package io.linkspan.sqlserver;

import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.Secrets;
import io.linkspan.model.profile.Tokens;
import java.time.Duration;
import java.util.Optional;

/**
 * What is needed to open a connection.
 *
 * @param machine      host, port, encryption, trust, kind of login
 * @param password     of an SQL login
 * @param tokens       of the Azure account, for an Entra login
 * @param loginTimeout 1 to 300 seconds for reaching, trusting and logging in together
 */
public record Connect(Machine machine, Optional<Secret> password, Optional<Tokens> tokens, Duration loginTimeout) {

    public static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(15);

    Connect(Machine machine, Optional<Secret> password, Duration loginTimeout) {
        this(machine, password, Optional.empty(), loginTimeout);
    }

    /** A connection to a machine of a profile; the password is looked up now, a token when it is needed. */
    public static Connect to(Machine machine, Secrets secrets, Tokens tokens) {
        Machine.Authentication login = machine.authentication();
        Optional<Secret> password = login.kind() == Machine.Authentication.Kind.SQL ? Optional.of(secrets.of(login.password(), machine.passwordWords())) : Optional.empty();
        return new Connect(machine, password, Optional.of(tokens), LOGIN_TIMEOUT);
    }

    public Side side() {
        return machine.side();
    }

    public String name() {
        return machine.name();
    }
}
