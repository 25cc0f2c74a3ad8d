package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetDatabaseOptions;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.Termination;
import io.linkspan.lab.tsql.syntax.Option;
import java.util.Optional;
import java.util.Set;

/** ALTER DATABASE … SET (T-SQL reference, ALTER DATABASE SET options). */
final class DatabaseOptionStatements {

    private static final Set<String> SWITCHES = Set.of("AUTO_CLOSE", "AUTO_SHRINK", "AUTO_CREATE_STATISTICS", "AUTO_UPDATE_STATISTICS", "AUTO_UPDATE_STATISTICS_ASYNC", "ANSI_NULL_DEFAULT", "ANSI_NULLS", "ANSI_PADDING",
            "ANSI_WARNINGS", "ARITHABORT", "CONCAT_NULL_YIELDS_NULL", "NUMERIC_ROUNDABORT", "QUOTED_IDENTIFIER", "RECURSIVE_TRIGGERS", "CURSOR_CLOSE_ON_COMMIT", "ALLOW_SNAPSHOT_ISOLATION", "READ_COMMITTED_SNAPSHOT",
            "TRUSTWORTHY", "DB_CHAINING", "DATE_CORRELATION_OPTIMIZATION", "HONOR_BROKER_PRIORITY", "QUERY_STORE", "NESTED_TRIGGERS", "TEMPORAL_HISTORY_RETENTION", "MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT");
    private static final Set<String> WORDS = Set.of("PAGE_VERIFY", "PARAMETERIZATION", "CURSOR_DEFAULT", "DELAYED_DURABILITY", "TARGET_RECOVERY_TIME", "CHANGE_TRACKING", "CONTAINMENT", "MIXED_PAGE_ALLOCATION", "DEFAULT_LANGUAGE",
            "TWO_DIGIT_YEAR_CUTOFF");
    /** Not in an availability group (error 1468). */
    private static final Set<String> NOT_IN_GROUP = Set.of("RECOVERY", "READ_ONLY", "READ_WRITE", "OFFLINE", "EMERGENCY", "SINGLE_USER", "RESTRICTED_USER", "AUTO_CLOSE", "ENABLE_BROKER", "DISABLE_BROKER", "NEW_BROKER",
            "ERROR_BROKER_CONVERSATIONS");
    private static final Set<String> NOT_IN_TEMPDB = Set.of("RECOVERY", "READ_ONLY", "OFFLINE", "EMERGENCY", "SINGLE_USER", "RESTRICTED_USER", "AUTO_CLOSE", "ENCRYPTION");

    private DatabaseOptionStatements() {
    }

    static void set(Database database, SetDatabaseOptions statement, Scope scope) {
        for (Option option : statement.options()) {
            String name = option.name();
            if (database.groupDatabaseId().isPresent() && NOT_IN_GROUP.contains(name)) {
                throw Errors.notInGroup(database.name());
            }
            if (database.id() == 2 && NOT_IN_TEMPDB.contains(name) || database.id() == 1 && Set.of("OFFLINE", "SINGLE_USER", "READ_ONLY", "ENCRYPTION").contains(name)) {
                throw ServerError.of(5058, 16, 1, "Option '" + name + "' cannot be set in database '" + database.name() + "'.");
            }
            demandState(database, name);
            demandOwn(database, scope);
            set(database, option, statement.termination(), scope);
        }
    }

    private static void demandState(Database database, String option) {
        boolean settable = database.state() == DatabaseState.ONLINE || database.state() != DatabaseState.RESTORING && Set.of("ONLINE", "OFFLINE", "EMERGENCY").contains(option);
        if (!settable) {
            throw database.state() == DatabaseState.RESTORING ? ServerError.of(5052, 16, 1, "ALTER DATABASE is not permitted while a database is in the Restoring state.") : Errors.cannotAlterDatabase(database.name());
        }
        database.access().demandWrite();
    }

    /** A database in single-user mode with somebody in it is nobody else's to change. @throws ServerError 5064 */
    private static void demandOwn(Database database, Scope scope) {
        if (database.options().get(DatabaseOptions.ACCESS).equals("SINGLE_USER") && !Exclusive.others(database, scope).isEmpty()) {
            throw ServerError.of(5064, 16, 1, "Changes to the state or options of database '" + database.name() + "' cannot be made at this time. The database is in single-user mode, and a user is currently connected to it.");
        }
    }

    private static void set(Database database, Option option, Optional<Termination> termination, Scope scope) {
        DatabaseOptions options = database.options();
        String name = option.name();
        switch (name) {
            case DatabaseOptions.RECOVERY -> recovery(database, option.upper(), scope);
            case "SINGLE_USER" -> {
                Exclusive.demand(database, scope, termination);
                options.set(DatabaseOptions.ACCESS, name);
            }
            case "MULTI_USER", "RESTRICTED_USER" -> options.set(DatabaseOptions.ACCESS, name);
            case "READ_ONLY", "READ_WRITE" -> {
                Exclusive.demand(database, scope, termination);
                options.set(DatabaseOptions.READ_ONLY, name.equals("READ_ONLY"));
            }
            case "OFFLINE" -> {
                Exclusive.demand(database, scope, termination);
                database.state(DatabaseState.OFFLINE);
            }
            case "ONLINE", "EMERGENCY" -> database.state(DatabaseState.valueOf(name));
            case "ENABLE_BROKER", "DISABLE_BROKER", "ERROR_BROKER_CONVERSATIONS" -> options.set(DatabaseOptions.BROKER, name.equals("ENABLE_BROKER"));
            case "NEW_BROKER" -> {
                database.newBrokerGuid();
                options.set(DatabaseOptions.BROKER, true);
            }
            case DatabaseOptions.ADR -> accelerated(database, option, scope);
            case DatabaseOptions.COMPATIBILITY -> compatibility(database, Texts.of(option, scope).orElse(""));
            case DatabaseOptions.ENCRYPTION -> encryption(database, option);
            default -> other(options, option, name, scope);
        }
    }

    private static void other(DatabaseOptions options, Option option, String name, Scope scope) {
        if (SWITCHES.contains(name)) {
            options.set(name, !option.is("OFF"));
        } else if (WORDS.contains(name)) {
            options.set(name, Texts.of(option, scope).orElse("ON").toUpperCase(java.util.Locale.ROOT));
        } else {
            throw ServerError.of(195, 15, 1, "'" + name + "' is not a recognized SET option.");
        }
    }

    private static void recovery(Database database, String model, Scope scope) {
        if (!Set.of("FULL", "BULK_LOGGED", "SIMPLE").contains(model)) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + model + "'.");
        }
        if (scope.instance().managed() && !model.equals("FULL")) {
            throw ServerError.of(5008, 16, 14, "This ALTER DATABASE statement is not supported. Correct the syntax and execute the statement again.");
        }
        database.options().set(DatabaseOptions.RECOVERY, model);
        if (model.equals("SIMPLE")) {
            database.log().chained(false, database.log().end());
        }
    }

    private static void accelerated(Database database, Option option, Scope scope) {
        if (scope.instance().catalogVersion() < 15) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near 'ACCELERATED_DATABASE_RECOVERY'.");
        }
        database.options().set(DatabaseOptions.ADR, !option.is("OFF"));
    }

    private static void compatibility(Database database, String level) {
        int newest = database.instance().catalogVersion() * 10;
        int number = level.matches("\\d{2,3}") ? Integer.parseInt(level) : 0;
        if (number < 100 || number > newest || number % 10 != 0) {
            throw ServerError.of(15048, 16, 1, "Valid values of the database compatibility level are " + String.join(", ", java.util.stream.IntStream.iterate(100, n -> n <= newest, n -> n + 10).mapToObj(Integer::toString).toList()) + ".");
        }
        database.options().set(DatabaseOptions.COMPATIBILITY, level);
    }

    private static void encryption(Database database, Option option) {
        boolean on = !option.is("OFF");
        if (on && database.encryptor().isEmpty() && !database.instance().managed()) {
            throw ServerError.of(33106, 16, 1, "Cannot change database encryption state because no database encryption key is set.");
        }
        if (on == database.options().on(DatabaseOptions.ENCRYPTION)) {
            throw on ? ServerError.of(33107, 16, 1, "Cannot enable database encryption because it is already enabled.")
                    : ServerError.of(33108, 16, 1, "Cannot disable database encryption because it is already disabled.");
        }
        database.options().set(DatabaseOptions.ENCRYPTION, on);
    }
}
