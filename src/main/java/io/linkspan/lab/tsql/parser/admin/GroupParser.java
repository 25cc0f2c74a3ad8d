package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.GroupStatement.AddDatabases;
import io.linkspan.lab.tsql.syntax.GroupStatement.AddListener;
import io.linkspan.lab.tsql.syntax.GroupStatement.AddReplicas;
import io.linkspan.lab.tsql.syntax.GroupStatement.Address;
import io.linkspan.lab.tsql.syntax.GroupStatement.AlterGroup;
import io.linkspan.lab.tsql.syntax.GroupStatement.CreateDistributedGroup;
import io.linkspan.lab.tsql.syntax.GroupStatement.CreateGroup;
import io.linkspan.lab.tsql.syntax.GroupStatement.Failover;
import io.linkspan.lab.tsql.syntax.GroupStatement.ForceFailover;
import io.linkspan.lab.tsql.syntax.GroupStatement.GroupAction;
import io.linkspan.lab.tsql.syntax.GroupStatement.Join;
import io.linkspan.lab.tsql.syntax.GroupStatement.JoinDistributed;
import io.linkspan.lab.tsql.syntax.GroupStatement.Listener;
import io.linkspan.lab.tsql.syntax.GroupStatement.ModifyListener;
import io.linkspan.lab.tsql.syntax.GroupStatement.ModifyMembers;
import io.linkspan.lab.tsql.syntax.GroupStatement.ModifyReplicas;
import io.linkspan.lab.tsql.syntax.GroupStatement.Offline;
import io.linkspan.lab.tsql.syntax.GroupStatement.PermitSeeding;
import io.linkspan.lab.tsql.syntax.GroupStatement.RemoveDatabases;
import io.linkspan.lab.tsql.syntax.GroupStatement.RemoveListener;
import io.linkspan.lab.tsql.syntax.GroupStatement.RemoveReplicas;
import io.linkspan.lab.tsql.syntax.GroupStatement.Replica;
import io.linkspan.lab.tsql.syntax.GroupStatement.RestartListener;
import io.linkspan.lab.tsql.syntax.GroupStatement.SetGroupOptions;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Availability groups (T-SQL reference, CREATE and ALTER AVAILABILITY GROUP). */
final class GroupParser {

    private static final Map<String, String> GROUP = Map.ofEntries(Map.entry("AUTOMATED_BACKUP_PREFERENCE", "PRIMARY|SECONDARY_ONLY|SECONDARY|NONE"),
            Map.entry("FAILURE_CONDITION_LEVEL", "number"), Map.entry("HEALTH_CHECK_TIMEOUT", "number"), Map.entry("DB_FAILOVER", "ON|OFF"),
            Map.entry("DTC_SUPPORT", "PER_DB|NONE"), Map.entry("BASIC", ""), Map.entry("CONTAINED", ""), Map.entry("REUSE_SYSTEM_DATABASES", ""),
            Map.entry("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", "number"), Map.entry("CLUSTER_TYPE", "WSFC|EXTERNAL|NONE"),
            Map.entry("CLUSTER_CONNECTION_OPTIONS", "text"));
    private static final Map<String, String> SET = Map.ofEntries(Map.entry("AUTOMATED_BACKUP_PREFERENCE", "PRIMARY|SECONDARY_ONLY|SECONDARY|NONE"),
            Map.entry("FAILURE_CONDITION_LEVEL", "number"), Map.entry("HEALTH_CHECK_TIMEOUT", "number"), Map.entry("DB_FAILOVER", "ON|OFF"),
            Map.entry("DTC_SUPPORT", "PER_DB|NONE"), Map.entry("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", "number"), Map.entry("ROLE", "SECONDARY"),
            Map.entry("CLUSTER_CONNECTION_OPTIONS", "text"));
    private static final Map<String, String> REPLICA = Map.of("ENDPOINT_URL", "text", "AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT|ASYNCHRONOUS_COMMIT|CONFIGURATION_ONLY",
            "FAILOVER_MODE", "AUTOMATIC|MANUAL|EXTERNAL", "SEEDING_MODE", "AUTOMATIC|MANUAL", "BACKUP_PRIORITY", "number", "SESSION_TIMEOUT", "number",
            "SECONDARY_ROLE", "list", "PRIMARY_ROLE", "list");
    private static final Map<String, String> MEMBER = Map.of("LISTENER_URL", "text", "AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT|ASYNCHRONOUS_COMMIT",
            "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC|MANUAL", "SESSION_TIMEOUT", "number");
    private static final Map<String, String> JOIN = Map.of("CLUSTER_TYPE", "WSFC|EXTERNAL|NONE");

    private final AdministrationParser grammar;
    private final Tokens tokens;

    GroupParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** After CREATE AVAILABILITY. */
    Statement create(Token first) {
        tokens.expect("GROUP");
        String name = tokens.name();
        if (tokens.accept("WITH", "(", "DISTRIBUTED", ")")) {
            tokens.expect("AVAILABILITY", "GROUP", "ON");
            List<Replica> members = replicas(MEMBER);
            return new CreateDistributedGroup(tokens.since(first), name, members);
        }
        List<Option> options = tokens.accept("WITH") ? grammar.options.checked(GROUP) : List.of();
        tokens.expect("FOR");
        List<String> databases = tokens.accept("DATABASE") ? tokens.names() : List.of();
        tokens.expect("REPLICA", "ON");
        List<Replica> replicas = replicas(REPLICA);
        Optional<Listener> listener = tokens.accept("LISTENER") ? Optional.of(listener()) : Optional.empty();
        return new CreateGroup(tokens.since(first), name, options, databases, replicas, listener);
    }

    private List<Replica> replicas(Map<String, String> allowed) {
        return tokens.list(() -> {
            String name = tokens.string();
            tokens.expect("WITH");
            return new Replica(name, grammar.options.checked(allowed));
        });
    }

    /** After ALTER AVAILABILITY. */
    Statement alter(Token first) {
        tokens.expect("GROUP");
        String name = tokens.name();
        GroupAction action = action();
        return new AlterGroup(tokens.since(first), name, action);
    }

    private GroupAction action() {
        return switch (tokens.expectAny("ADD", "REMOVE", "MODIFY", "SET", "JOIN", "FAILOVER", "FORCE_FAILOVER_ALLOW_DATA_LOSS", "GRANT", "DENY", "RESTART", "OFFLINE")) {
            case "ADD" -> add();
            case "REMOVE" -> remove();
            case "MODIFY" -> modify();
            case "SET" -> new SetGroupOptions(grammar.options.checked(SET));
            case "JOIN" -> join();
            case "FAILOVER" -> new Failover();
            case "FORCE_FAILOVER_ALLOW_DATA_LOSS" -> new ForceFailover();
            case "RESTART" -> {
                tokens.expect("LISTENER");
                yield new RestartListener(tokens.string());
            }
            case "OFFLINE" -> new Offline();
            default -> {
                boolean grant = tokens.last().is("GRANT");
                tokens.expect("CREATE", "ANY", "DATABASE");
                yield new PermitSeeding(grant);
            }
        };
    }

    private GroupAction add() {
        return switch (tokens.expectAny("DATABASE", "REPLICA", "LISTENER")) {
            case "DATABASE" -> new AddDatabases(tokens.names());
            case "LISTENER" -> new AddListener(listener());
            default -> {
                tokens.expect("ON");
                yield new AddReplicas(replicas(REPLICA));
            }
        };
    }

    private GroupAction remove() {
        return switch (tokens.expectAny("DATABASE", "REPLICA", "LISTENER")) {
            case "DATABASE" -> new RemoveDatabases(tokens.names());
            case "LISTENER" -> new RemoveListener(tokens.string());
            default -> {
                tokens.expect("ON");
                yield new RemoveReplicas(tokens.list(tokens::string));
            }
        };
    }

    private GroupAction modify() {
        if (tokens.accept("AVAILABILITY", "GROUP", "ON")) {
            return new ModifyMembers(replicas(MEMBER));
        }
        if (tokens.accept("REPLICA")) {
            tokens.expect("ON");
            return new ModifyReplicas(replicas(REPLICA));
        }
        tokens.expect("LISTENER");
        String name = tokens.string();
        tokens.expect("(");
        boolean port = tokens.at("PORT");
        ModifyListener modified = port ? new ModifyListener(name, Optional.empty(), port()) : new ModifyListener(name, Optional.of(addedAddress()), OptionalInt.empty());
        tokens.expect(")");
        return modified;
    }

    private Address addedAddress() {
        tokens.expect("ADD", "IP");
        return address();
    }

    private GroupAction join() {
        if (tokens.accept("AVAILABILITY", "GROUP", "ON")) {
            return new JoinDistributed(replicas(MEMBER));
        }
        return new Join(tokens.accept("WITH") ? grammar.options.checked(JOIN) : List.of());
    }

    /** {@code 'name' (WITH IP (('ip', 'mask'), …) , PORT = n)} or WITH DHCP. */
    private Listener listener() {
        String name = tokens.string();
        tokens.expect("(", "WITH");
        List<Address> addresses = new ArrayList<>();
        boolean dhcp = tokens.accept("DHCP");
        if (dhcp && tokens.accept("ON")) {
            addresses.add(address());
        } else if (!dhcp) {
            tokens.expect("IP");
            addresses.addAll(tokens.parenthesized(this::address));
        }
        OptionalInt port = tokens.accept(",") ? port() : OptionalInt.empty();
        tokens.expect(")");
        return new Listener(name, List.copyOf(addresses), dhcp, port);
    }

    private OptionalInt port() {
        tokens.expect("PORT", "=");
        return OptionalInt.of(tokens.integer());
    }

    private Address address() {
        tokens.expect("(");
        String ip = tokens.string();
        Optional<String> mask = tokens.accept(",") ? Optional.of(tokens.string()) : Optional.empty();
        tokens.expect(")");
        return new Address(ip, mask);
    }
}
