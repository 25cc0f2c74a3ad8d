package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Constants;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Statement;

/** The parsers of administration statements, and which of them reads what. */
public final class AdministrationParser {

    final Tokens tokens;
    final Constants constants;
    final OptionParser options;
    final KeyParser keys;
    final CertificateParser certificates;
    private final DatabaseParser databases;
    private final SecurityParser security;
    private final PermissionParser permissions;
    private final EndpointParser endpoints;
    private final GroupParser groups;
    private final BackupParser backups;
    private final ServerParser server;
    private final DropParser drops;

    public AdministrationParser(Tokens tokens) {
        this.tokens = tokens;
        constants = new Constants(tokens);
        options = new OptionParser(this);
        keys = new KeyParser(this);
        certificates = new CertificateParser(this);
        databases = new DatabaseParser(this);
        security = new SecurityParser(this);
        permissions = new PermissionParser(this);
        endpoints = new EndpointParser(this);
        groups = new GroupParser(this);
        backups = new BackupParser(this);
        server = new ServerParser(this);
        drops = new DropParser(this);
    }

    public OptionParser options() {
        return options;
    }

    /** A statement whose first word has been read. */
    public Statement statement(Token first) {
        return switch (first.upper()) {
            case "DROP" -> drops.drop(first);
            case "GRANT", "DENY", "REVOKE" -> permissions.permit(first);
            case "BACKUP" -> backups.backup(first);
            case "RESTORE" -> backups.restore(first);
            case "KILL" -> server.kill(first);
            case "CHECKPOINT" -> server.checkpoint(first);
            case "RECONFIGURE" -> server.reconfigure(first);
            case "SHUTDOWN" -> server.shutdown(first);
            case "DBCC" -> server.dbcc(first);
            case "OPEN" -> keys.open(first);
            case "CLOSE" -> keys.close(first);
            default -> throw SyntaxErrors.near(first);
        };
    }

    /** CREATE and the kind have been read. */
    public Statement create(Token first, Token kind) {
        return switch (kind.upper()) {
            case "DATABASE" -> database(first, false);
            case "LOGIN" -> security.createLogin(first);
            case "USER" -> security.createUser(first);
            case "ROLE" -> security.createRole(first, false);
            case "SERVER" -> {
                tokens.expect("ROLE");
                yield security.createRole(first, true);
            }
            case "MASTER" -> keys.createMasterKey(first);
            case "CERTIFICATE" -> certificates.create(first);
            case "SYMMETRIC", "ASYMMETRIC" -> keys.createKey(first, kind.is("SYMMETRIC"));
            case "CREDENTIAL" -> keys.credential(first, false, false);
            case "ENDPOINT" -> endpoints.define(first, false);
            case "AVAILABILITY" -> groups.create(first);
            default -> throw unknown(kind);
        };
    }

    /** ALTER and the kind have been read. */
    public Statement alter(Token first, Token kind) {
        return switch (kind.upper()) {
            case "DATABASE" -> database(first, true);
            case "LOGIN" -> security.alterLogin(first);
            case "USER" -> security.alterUser(first);
            case "ROLE" -> security.alterRole(first, false);
            case "SERVER" -> tokens.accept("CONFIGURATION") ? server.configuration(first) : security.alterRole(first, true);
            case "AUTHORIZATION" -> permissions.alterAuthorization(first);
            case "MASTER" -> keys.alterMasterKey(first);
            case "CERTIFICATE" -> certificates.alter(first);
            case "CREDENTIAL" -> keys.credential(first, true, false);
            case "ENDPOINT" -> endpoints.define(first, true);
            case "AVAILABILITY" -> groups.alter(first);
            case "RESOURCE" -> server.resourceGovernor(first);
            default -> throw unknown(kind);
        };
    }

    private Statement database(Token first, boolean alter) {
        if (tokens.accept("SCOPED")) {
            return tokens.accept("CREDENTIAL") ? keys.credential(first, alter, true) : databases.scoped(first);
        }
        if (!alter && tokens.at("ENCRYPTION", "KEY")) {
            return keys.createDatabaseKey(first);
        }
        return alter ? databases.alter(first) : databases.create(first);
    }

    private static RuntimeException unknown(Token kind) {
        return kind.isName() ? SyntaxErrors.unknownObjectType(kind) : SyntaxErrors.near(kind);
    }
}
