package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.fault.FaultKind;
import java.util.Comparator;
import java.util.List;

/** Finds the managed instance that a path names, and writes resource ids. */
final class Instances {

    static final String TYPE = "Microsoft.Sql/managedInstances";

    private final Tenancy tenancy;
    private final Estate estate;

    Instances(Tenancy tenancy, Estate estate) {
        this.tenancy = tenancy;
        this.estate = estate;
    }

    List<Instance> all() {
        return estate.instances().stream().filter(Instance::managed).sorted(Comparator.comparing(Instance::shortName)).toList();
    }

    /** @throws ArmError ResourceNotFound in the words of Resource Manager */
    Instance get(Request request) {
        return find(request.parameter("managedInstanceName"), ArmError.noResource(TYPE, request.parameter("managedInstanceName"), tenancy.resourceGroup()));
    }

    /** The instance in which a child resource stands. @throws ArmError ParentResourceNotFound, or that the instance is stopped */
    Instance parent(Request request) {
        Instance instance = find(request.parameter("managedInstanceName"), ArmError.noParent(request.parameter("managedInstanceName")));
        if (stopped(instance)) {
            throw new ArmError("ManagedInstanceStoppingOrStopped", "Conflicting operation submitted while instance '" + instance.shortName() + "' is in stopping/stopped state.");
        }
        return instance;
    }

    /** A machine that is down shows as a stopped instance; which state the service shows for one that fails is not confirmed. */
    boolean stopped(Instance instance) {
        return estate.faults().active(FaultKind.KILL, instance.name(), instance.shortName());
    }

    String id(Instance instance) {
        return tenancy.groupId() + "/providers/" + TYPE + "/" + instance.shortName();
    }

    /** A child resource with its three read-only fields. */
    ObjectNode child(Instance instance, String type, String name) {
        return JsonNodeFactory.instance.objectNode().put("id", id(instance) + "/" + type + "/" + name).put("name", name).put("type", TYPE + "/" + type);
    }

    Tenancy tenancy() {
        return tenancy;
    }

    private Instance find(String name, ArmError absent) {
        return all().stream().filter(i -> i.shortName().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> absent);
    }
}
