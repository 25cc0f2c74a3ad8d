package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.group.GroupErrors;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetHadr;
import io.linkspan.lab.tsql.syntax.GroupStatement;
import io.linkspan.lab.tsql.syntax.Option;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** CREATE, ALTER and DROP AVAILABILITY GROUP, and ALTER DATABASE … SET HADR: rights, then the engine. */
public final class GroupStatements {

    private static final String ALTER_ANY = "ALTER ANY AVAILABILITY GROUP";

    private GroupStatements() {
    }

    public static void execute(GroupStatement statement, Scope scope) {
        if (scope.inTransaction()) {
            throw GroupErrors.notInTransaction(verb(statement) + " AVAILABILITY GROUP");
        }
        if (scope.database().id() != 1) {
            throw GroupErrors.onlyInMaster();
        }
        scope.demand(statement instanceof GroupStatement.CreateGroup || statement instanceof GroupStatement.CreateDistributedGroup ? "CREATE AVAILABILITY GROUP" : ALTER_ANY);
        AvailabilityGroups groups = scope.instance().groups();
        switch (statement) {
            case GroupStatement.CreateGroup create -> {
                groups.create(create.name(), settings(create.options(), scope), create.databases(), replicas(create.replicas(), scope));
                create.listener().ifPresent(listener -> GroupListeners.add(groups, create.name(), listener));
            }
            case GroupStatement.CreateDistributedGroup create -> groups.createDistributed(create.name(), replicas(create.members(), scope));
            case GroupStatement.DropGroup drop -> groups.drop(drop.name());
            case GroupStatement.AlterGroup alter -> alter(groups, alter.name(), alter.action(), scope);
        }
    }

    private static void alter(AvailabilityGroups groups, String group, GroupStatement.GroupAction action, Scope scope) {
        switch (action) {
            case GroupStatement.AddDatabases(List<String> databases) -> groups.addDatabases(group, databases);
            case GroupStatement.RemoveDatabases(List<String> databases) -> groups.removeDatabases(group, databases);
            case GroupStatement.ModifyReplicas(var replicas) -> groups.modify(group, replicas(replicas, scope));
            case GroupStatement.ModifyMembers(var members) -> groups.modify(group, replicas(members, scope));
            case GroupStatement.SetGroupOptions(var options) -> set(groups, group, settings(options, scope));
            case GroupStatement.PermitSeeding(boolean grant) -> groups.permitSeeding(group, grant);
            case GroupStatement.JoinDistributed(var members) -> groups.joinDistributed(group, replicas(members, scope));
            case GroupStatement.Failover _ -> groups.failOver(group);
            case GroupStatement.ForceFailover _ -> groups.forceFailOver(group);
            case GroupStatement.AddListener(var listener) -> GroupListeners.add(groups, group, listener);
            case GroupStatement.RemoveListener(String listener) -> GroupListeners.remove(groups, group, listener);
            case GroupStatement.AddReplicas(var replicas) -> groups.addReplicas(group, replicas(replicas, scope));
            case GroupStatement.RemoveReplicas(List<String> replicas) -> groups.removeReplicas(group, replicas);
            case GroupStatement.Join _ -> groups.joinAsReplica(group);
            case GroupStatement.ModifyListener modify -> GroupListeners.modify(groups, group, modify);
            case GroupStatement.RestartListener(String listener) -> GroupListeners.restart(groups, group, listener);
            case GroupStatement.Offline _ -> groups.refuse(group, "ALTER AVAILABILITY GROUP");
        }
    }

    private static void set(AvailabilityGroups groups, String group, Map<String, String> options) {
        if (!options.containsKey("ROLE")) {
            groups.set(group, options);
        } else if ("SECONDARY".equals(options.get("ROLE"))) {
            groups.becomeSecondary(group);
        } else {
            throw GroupErrors.incorrectSyntax(options.get("ROLE"));
        }
    }

    /** ALTER DATABASE … SET HADR; that the caller may alter the database is already sure. */
    public static void setHadr(String database, SetHadr action, Scope scope) {
        AvailabilityGroups groups = scope.instance().groups();
        scope.instance().databases().get(database);
        switch (action.action()) {
            case SUSPEND -> groups.suspend(database, true);
            case RESUME -> groups.suspend(database, false);
            case OFF -> groups.leave(database);
            case JOIN -> groups.join(database, action.group().orElse(""));
        }
    }

    private static Map<String, Map<String, String>> replicas(List<GroupStatement.Replica> replicas, Scope scope) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        replicas.forEach(r -> all.put(r.name(), settings(r.options(), scope)));
        return all;
    }

    private static Map<String, String> settings(List<Option> options, Scope scope) {
        Map<String, String> settings = new HashMap<>();
        options.forEach(o -> put(settings, "", o, scope));
        return settings;
    }

    /** Words count in upper case, literals as they are; options in parentheses stand behind a dot. */
    private static void put(Map<String, String> settings, String prefix, Option option, Scope scope) {
        String name = prefix + option.name().toUpperCase(Locale.ROOT);
        Optional<String> value = option.value().map(v -> String.valueOf(scope.value(v)));
        if (option.options().isEmpty()) {
            settings.put(name, value.orElseGet(option::upper));
        } else {
            option.options().forEach(o -> put(settings, name + ".", o, scope));
        }
    }

    private static String verb(GroupStatement statement) {
        return switch (statement) {
            case GroupStatement.AlterGroup _ -> "ALTER";
            case GroupStatement.DropGroup _ -> "DROP";
            case GroupStatement.CreateGroup _, GroupStatement.CreateDistributedGroup _ -> "CREATE";
        };
    }
}
