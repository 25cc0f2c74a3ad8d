package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** Principals and permissions (DROP is a {@link DefinitionStatement.Drop}). */
public sealed interface SecurityStatement extends Statement {

    /** @param options SID, DEFAULT_DATABASE, CHECK_POLICY … as words or values */
    record CreateLogin(Place place, String name, LoginSource source, List<Option> options) implements SecurityStatement {
    }

    sealed interface LoginSource {
    }

    /** WITH PASSWORD; a hash is given as {@code 0x…}. */
    record PasswordSource(Secret password, boolean hashed, boolean mustChange) implements LoginSource {
    }

    record WindowsSource() implements LoginSource {
    }

    /** FROM EXTERNAL PROVIDER. */
    record ExternalSource() implements LoginSource {
    }

    record CertificateSource(String certificate) implements LoginSource {
    }

    record KeySource(String asymmetricKey) implements LoginSource {
    }

    /** @param enable for ENABLE and DISABLE; else PASSWORD (with its literal), NAME, UNLOCK and other options */
    record AlterLogin(Place place, String name, Optional<Boolean> enable, Optional<PasswordSource> password, Optional<Secret> oldPassword,
            List<Option> options) implements SecurityStatement {
    }

    /** @param login the login where FOR LOGIN says so, else by the same name unless {@code without} or a source is given */
    record CreateUser(Place place, String name, Optional<String> login, boolean without, Optional<LoginSource> source, List<Option> options)
            implements SecurityStatement {
    }

    record AlterUser(Place place, String name, List<Option> options) implements SecurityStatement {
    }

    record CreateRole(Place place, boolean server, String name, Optional<String> owner) implements SecurityStatement {
    }

    /** @param other the member, or the new name */
    record AlterRole(Place place, boolean server, String name, RoleAction action, String other) implements SecurityStatement {
    }

    enum RoleAction { ADD_MEMBER, DROP_MEMBER, RENAME }

    /**
     * GRANT, DENY and REVOKE.
     *
     * @param on          empty for the server or the current database
     * @param grantOption WITH GRANT OPTION, or REVOKE GRANT OPTION FOR
     */
    record Permit(Place place, Verb verb, List<Permission> permissions, Optional<Securable> on, List<String> principals, boolean grantOption,
            boolean cascade, Optional<String> as) implements SecurityStatement {
    }

    enum Verb { GRANT, DENY, REVOKE }

    /** @param name in upper case, words joined by a blank */
    record Permission(String name, List<String> columns) {
    }

    /** @param kind OBJECT, DATABASE, ENDPOINT, LOGIN, CERTIFICATE, AVAILABILITY GROUP … in upper case; OBJECT where none is written */
    record Securable(String kind, ObjectName name) {
    }

    /** @param owner empty for SCHEMA OWNER */
    record AlterAuthorization(Place place, Securable on, Optional<String> owner) implements SecurityStatement {
    }
}
