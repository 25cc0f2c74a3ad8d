package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.InstanceLinks;
import io.linkspan.lab.engine.group.LinkRequest;
import io.linkspan.lab.engine.group.LinkRoles;
import io.linkspan.lab.engine.group.Role;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Links of a managed instance: the resource type distributedAvailabilityGroups. */
final class LinkOperations {

    private static final String TYPE = "distributedAvailabilityGroups";
    private static final long PAUSE_MS = 50;

    private final Instances instances;
    private final Jobs jobs;

    LinkOperations(Instances instances, Jobs jobs) {
        this.instances = instances;
        this.jobs = jobs;
    }

    Map<String, Dispatcher.Handler> handlers() {
        return Map.of("DistributedAvailabilityGroups_List", this::list, "DistributedAvailabilityGroups_Get", r -> Answer.ok(document(r, link(r))),
                "DistributedAvailabilityGroups_CreateOrUpdate", this::put, "DistributedAvailabilityGroups_Update", this::patch,
                "DistributedAvailabilityGroups_Delete", this::delete, "DistributedAvailabilityGroups_Failover", this::failOver, "DistributedAvailabilityGroups_SetRole", this::setRole);
    }

    private Answer list(Request request) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        links(request).all().forEach(link -> all.add(document(request, link)));
        return Answer.ok(all);
    }

    /** Creation runs until the database is seeded and has caught up. The same link again, once it is there, changes nothing. */
    private Answer put(Request request) {
        if (request.property("linkMode").asText("").equals("MultiDatabase")) {
            throw new ArmError("ManagementServiceMultiDbFogNotEnabled", "Links of several databases are not enabled on this subscription.");
        }
        LinkRequest wanted = LinkBody.of(request.apiVersion()).read(request.parameter("distributedAvailabilityGroupName"), request.body().path("properties"));
        InstanceLinks links = links(request);
        Optional<InstanceLink> same = links.find(wanted.name()).filter(l -> l.request().equals(wanted) && l.failure().isEmpty());
        if (same.filter(l -> !l.done()).isPresent()) {
            throw new ArmError("ConflictingServerOperation", "An operation is currently in progress for the link '" + wanted.name() + "'. Wait until it is completed.");
        }
        if (same.isPresent()) {
            return Answer.ok(document(request, same.get()));
        }
        InstanceLink link = links.create(wanted);
        Optional<ArmError> refused = wanted.instanceLinkRole() == Role.PRIMARY ? Optional.empty() : SourceFiles.refusal(instances.parent(request).estate(), wanted);
        return jobs.start(request, () -> {
            refused.ifPresent(e -> {
                links.remove(wanted.name());
                throw e;
            });
            while (!link.done()) {
                links.watch();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                demandPresent(links, link);
            }
            link.failure().ifPresent(problem -> {
                throw new ArmError(problem.armCode(), problem.text());
            });
            return Optional.of(document(request, link));
        });
    }

    /** Only the replication mode: the members of a link of one database do not change. */
    private Answer patch(Request request) {
        InstanceLink link = link(request);
        if (!request.property("databases").isMissingNode()) {
            throw new ArmError("InvalidMultiDbDistributedAvailabilityGroupDatabasesRequest", "The databases of a link in the mode SingleDatabase cannot be changed.");
        }
        Instance instance = instances.parent(request);
        Map<String, String> mode = Map.of("AVAILABILITY_MODE", request.property("replicationMode").asText().equals("Sync") ? "SYNCHRONOUS_COMMIT" : "ASYNCHRONOUS_COMMIT");
        return jobs.start(request, () -> {
            if (request.property("replicationMode").isTextual()) {
                LinkRequest made = link.request();
                instance.groups().modify(made.name(), Map.of(made.partnerAvailabilityGroupName(), mode, made.instanceAvailabilityGroupName(), mode));
            }
            return Optional.of(document(request, link));
        });
    }

    private Answer delete(Request request) {
        InstanceLinks links = links(request);
        String name = request.parameter("distributedAvailabilityGroupName");
        if (links.find(name).isEmpty()) {
            return Answer.empty(204);
        }
        return jobs.start(request, () -> {
            links.remove(name);
            return Optional.empty();
        });
    }

    private Answer failOver(Request request) {
        InstanceLink link = link(request);
        LinkRoles roles = links(request).roles();
        boolean planned = request.body().path("failoverType").asText().equals("Planned");
        if (planned) {
            roles.demandFailOver(link);
        } else {
            roles.demandForce(link);
        }
        return jobs.start(request, () -> {
            if (planned) {
                roles.failOver(link);
            } else {
                roles.force(link);
            }
            return Optional.of(document(request, link));
        });
    }

    private Answer setRole(Request request) {
        InstanceLink link = link(request);
        LinkRoles roles = links(request).roles();
        Role role = request.body().path("instanceRole").asText().equals("Primary") ? Role.PRIMARY : Role.SECONDARY;
        boolean planned = request.body().path("roleChangeType").asText().equals("Planned");
        roles.demandSet(link, role, planned);
        return jobs.start(request, () -> {
            roles.set(link, role, planned);
            return Optional.of(document(request, link));
        });
    }

    private InstanceLinks links(Request request) {
        return instances.parent(request).groups().links();
    }

    private InstanceLink link(Request request) {
        String name = request.parameter("distributedAvailabilityGroupName");
        return links(request).find(name).orElseThrow(() -> ArmError.noChild(Instances.TYPE + "/" + TYPE, name));
    }

    private JsonNode document(Request request, InstanceLink link) {
        ObjectNode document = instances.child(instances.parent(request), TYPE, link.request().name());
        LinkBody.of(request.apiVersion()).fill(document.putObject("properties"), link);
        return document;
    }

    private static void demandPresent(InstanceLinks links, InstanceLink link) {
        if (!links.all().contains(link)) {
            throw new ArmError("ManagedInstanceLinkIsNotFound", "The link '" + link.request().name() + "' was removed before its creation ended.");
        }
    }
}
