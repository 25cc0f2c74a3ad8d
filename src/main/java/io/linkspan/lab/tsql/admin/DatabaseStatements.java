package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Databases;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.AlterDatabase;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.CreateDatabase;
import io.linkspan.lab.tsql.syntax.DatabaseStatement;
import java.util.Optional;

/** CREATE DATABASE and ALTER DATABASE (T-SQL reference). */
final class DatabaseStatements {

    private DatabaseStatements() {
    }

    static void execute(DatabaseStatement statement, Scope scope) {
        switch (statement) {
            case CreateDatabase s -> create(s, scope);
            case AlterDatabase s -> alter(s, scope);
            case DatabaseStatement.ScopedConfiguration _ -> scope.database().demandWritable();
        }
    }

    private static void create(CreateDatabase s, Scope scope) {
        Instance instance = scope.instance();
        demandNoTransaction(scope, "CREATE DATABASE");
        if (!instance.security().has(scope.login(), "CREATE ANY DATABASE")) {
            throw Errors.permissionDeniedInDatabase("CREATE DATABASE", "master");
        }
        demandName(s.name());
        if (s.snapshotOf().isPresent()) {
            throw Administration.unsupported();
        }
        if (instance.managed() && !(s.files().isEmpty() && s.logFiles().isEmpty())) {
            throw ServerError.of(41918, 16, 1, "Specifying files and filegroups in CREATE DATABASE statement is not supported on SQL Database Managed Instance.");
        }
        Optional<Collation> collation = s.collation().map(Collations::get);
        Database database = instance.databases().create(s.name());
        collation.ifPresent(database::collation);
        database.owner(scope.login().name());
        DatabaseFiles.initial(database, s.files(), s.logFiles(), scope);
        if (instance.managed()) {
            database.options().set("ENCRYPTION", false);
            database.log().chained(true, database.log().end());
        }
    }

    private static void alter(AlterDatabase s, Scope scope) {
        Databases databases = scope.instance().databases();
        Database database = s.name().map(n -> databases.find(n).orElseThrow(() -> Errors.cannotAlterDatabase(n))).orElseGet(scope::database);
        demandNoTransaction(scope, "ALTER DATABASE");
        if (!scope.instance().security().has(scope.login(), "ALTER ANY DATABASE") && !database.owner().equalsIgnoreCase(scope.login().name()) && !database.principals().has(scope.login(), "ALTER")) {
            throw Errors.cannotAlterDatabase(database.name());
        }
        switch (s.action()) {
            case DatabaseStatement.SetDatabaseOptions o -> DatabaseOptionStatements.set(database, o, scope);
            case DatabaseStatement.SetHadr h -> GroupStatements.setHadr(database.name(), h, scope);
            case DatabaseStatement.ModifyName m -> {
                demandUser(database);
                demandOutsideGroup(database);
                demandName(m.name());
                Exclusive.demand(database, scope, java.util.Optional.empty());
                databases.rename(database, m.name());
                scope.info(0, 0, "The database name '" + m.name() + "' has been set.");
            }
            case DatabaseStatement.SetCollation c -> {
                demandUser(database);
                Exclusive.demand(database, scope, java.util.Optional.empty());
                database.collation(Collations.get(c.collation()));
            }
            default -> DatabaseFiles.alter(database, s.action(), scope);
        }
    }

    static void demandNoTransaction(Scope scope, String statement) {
        if (scope.inTransaction()) {
            throw ServerError.of(226, 16, 6, statement + " statement not allowed within multi-statement transaction.");
        }
    }

    static void demandUser(Database database) {
        if (database.system()) {
            throw Errors.cannotAlterDatabase(database.name());
        }
    }

    /** @throws ServerError 1468 in an availability group */
    static void demandOutsideGroup(Database database) {
        if (database.groupDatabaseId().isPresent()) {
            throw Errors.notInGroup(database.name());
        }
    }

    private static void demandName(String name) {
        if (name.isEmpty() || name.length() > 128) {
            throw ServerError.of(103, 15, 4, "The identifier that starts with '" + (name.length() > 128 ? name.substring(0, 128) : name) + "' is too long. Maximum length is 128.");
        }
    }
}
