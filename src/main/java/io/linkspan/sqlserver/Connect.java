package io.linkspan.sqlserver;

import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.Secrets;
import java.time.Duration;
import java.util.Optional;

/**
 * What is needed to open a connection.
 *
 * @param machine      host, port, encryption, trust, kind of login
 * @param password     of an SQL login
 * @param loginTimeout 1 to 300 seconds for reaching, trusting and logging in together
 */
public record Connect(Machine machine, Optional<Secret> password, Duration loginTimeout) {

    public static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(15);

    /** A connection to a machine of a profile; the password is looked up now. */
    public static Connect to(Machine machine, Secrets secrets) {
        Machine.Authentication login = machine.authentication();
        Optional<Secret> password = login.kind() == Machine.Authentication.Kind.SQL
                ? Optional.of(secrets.of(login.password(), "password of " + login.user().orElse("the login") + " on " + machine.name())) : Optional.empty();
        return new Connect(machine, password, LOGIN_TIMEOUT);
    }

    public static Connect to(Profile profile, Side side, String name, Secrets secrets) {
        return to(side == Side.SQL_SERVER ? profile.server(name) : profile.instance(name), secrets);
    }

    public Side side() {
        return machine.side();
    }

    public String name() {
        return machine.name();
    }
}
