package io.linkspan.lab.engine.group;

import static io.linkspan.lab.engine.group.GroupRules.Event.ADD_DATABASE;
import static io.linkspan.lab.engine.group.GroupRules.Event.ALTER;
import static io.linkspan.lab.engine.group.GroupRules.Event.ALTER_REPLICAS;
import static io.linkspan.lab.engine.group.GroupRules.Event.DROP;
import static io.linkspan.lab.engine.group.GroupRules.Event.FAILOVER;
import static io.linkspan.lab.engine.group.GroupRules.Event.FORCE_FAILOVER;
import static io.linkspan.lab.engine.group.GroupRules.Event.REMOVE_DATABASE;
import static io.linkspan.lab.engine.group.GroupRules.Event.SERVE;
import static io.linkspan.lab.engine.group.GroupRules.Event.SET_SECONDARY;
import static io.linkspan.lab.engine.group.GroupRules.Event.SUSPEND;
import static io.linkspan.lab.engine.group.GroupRules.Event.TAKE_OVER;
import static io.linkspan.lab.engine.group.GroupRules.Event.YIELD;
import static io.linkspan.lab.engine.group.Role.PRIMARY;
import static io.linkspan.lab.engine.group.Role.RESOLVING;
import static io.linkspan.lab.engine.group.Role.SECONDARY;

import io.linkspan.lab.engine.type.ServerError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What may happen to a group in which role of the local replica, and which role follows: the one table. */
final class GroupRules {

    /** What is asked of a group. YIELD and TAKE_OVER are the two ends of a primary's handing over its role, SERVE a partner that wants to be sent the databases. */
    enum Event { ALTER, ALTER_REPLICAS, ADD_DATABASE, REMOVE_DATABASE, SUSPEND, SET_SECONDARY, FAILOVER, FORCE_FAILOVER, YIELD, TAKE_OVER, SERVE, DROP }

    /** @param refusal makes the error from the group's name; empty where the event is allowed and {@code to} is the role after it */
    private record Rule(boolean distributed, Role from, Event event, Role to, Optional<Function<String, ServerError>> refusal) {
    }

    private static final List<Rule> RULES = List.of(
            allow(false, PRIMARY, ALTER, PRIMARY),
            refuse(false, SECONDARY, ALTER, GroupErrors::notPrimary),
            refuse(false, RESOLVING, ALTER, GroupErrors::notPrimary),
            allow(false, PRIMARY, ALTER_REPLICAS, PRIMARY),
            refuse(false, SECONDARY, ALTER_REPLICAS, GroupErrors::notPrimary),
            allow(false, PRIMARY, ADD_DATABASE, PRIMARY),
            refuse(false, SECONDARY, ADD_DATABASE, GroupErrors::notPrimary),
            allow(false, PRIMARY, REMOVE_DATABASE, PRIMARY),
            refuse(false, SECONDARY, REMOVE_DATABASE, GroupErrors::notPrimary),
            allow(false, PRIMARY, SUSPEND, PRIMARY),
            allow(false, SECONDARY, SUSPEND, SECONDARY),
            refuse(false, PRIMARY, FAILOVER, GroupErrors::alreadyPrimary),
            allow(false, SECONDARY, FAILOVER, PRIMARY),
            allow(false, PRIMARY, YIELD, SECONDARY),
            allow(false, SECONDARY, TAKE_OVER, PRIMARY),
            allow(false, PRIMARY, SET_SECONDARY, SECONDARY),
            refuse(false, SECONDARY, SET_SECONDARY, GroupErrors::alreadySecondary),
            allow(false, PRIMARY, FORCE_FAILOVER, PRIMARY),
            allow(false, SECONDARY, FORCE_FAILOVER, PRIMARY),
            allow(false, PRIMARY, DROP, PRIMARY),
            allow(false, SECONDARY, DROP, SECONDARY),
            allow(false, RESOLVING, DROP, RESOLVING),

            allow(true, PRIMARY, ALTER, PRIMARY),
            allow(true, SECONDARY, ALTER, SECONDARY),
            refuse(true, RESOLVING, ALTER, g -> GroupErrors.alterRefused(g, "ALTER AVAILABILITY GROUP")),
            refuse(true, PRIMARY, ADD_DATABASE, g -> GroupErrors.alterRefused(g, "ADD DATABASE")),
            refuse(true, SECONDARY, ADD_DATABASE, g -> GroupErrors.alterRefused(g, "ADD DATABASE")),
            refuse(true, PRIMARY, REMOVE_DATABASE, g -> GroupErrors.alterRefused(g, "REMOVE DATABASE")),
            refuse(true, SECONDARY, REMOVE_DATABASE, g -> GroupErrors.alterRefused(g, "REMOVE DATABASE")),
            allow(true, PRIMARY, SET_SECONDARY, SECONDARY),
            refuse(true, SECONDARY, SET_SECONDARY, GroupErrors::alreadySecondary),
            allow(true, PRIMARY, FAILOVER, SECONDARY),
            refuse(true, SECONDARY, FAILOVER, GroupErrors::notPrimary),
            refuse(true, PRIMARY, FORCE_FAILOVER, GroupErrors::alreadyPrimary),
            allow(true, SECONDARY, FORCE_FAILOVER, PRIMARY),
            allow(true, RESOLVING, FORCE_FAILOVER, PRIMARY),
            allow(true, SECONDARY, TAKE_OVER, PRIMARY),
            allow(true, PRIMARY, SERVE, PRIMARY),
            refuse(true, SECONDARY, SERVE, GroupErrors::groupDoesNotRespond),
            refuse(true, RESOLVING, SERVE, GroupErrors::groupDoesNotRespond),
            allow(true, PRIMARY, DROP, PRIMARY),
            allow(true, SECONDARY, DROP, SECONDARY),
            allow(true, RESOLVING, DROP, RESOLVING));

    private GroupRules() {
    }

    /** The role after an event. @throws ServerError if the event is refused in this role; what the table does not name is refused with 41190 */
    static Role after(AvailabilityGroup group, Event event) {
        Rule rule = RULES.stream().filter(r -> r.distributed == group.distributed() && r.from == group.role() && r.event == event).findFirst()
                .orElseThrow(() -> GroupErrors.alterRefused(group.name(), event.name().replace('_', ' ')));
        if (rule.refusal.isPresent()) {
            throw rule.refusal.get().apply(group.name());
        }
        return rule.to;
    }

    private static Rule allow(boolean distributed, Role from, Event event, Role to) {
        return new Rule(distributed, from, event, to, Optional.empty());
    }

    private static Rule refuse(boolean distributed, Role from, Event event, Function<String, ServerError> refusal) {
        return new Rule(distributed, from, event, from, Optional.of(refusal));
    }
}
