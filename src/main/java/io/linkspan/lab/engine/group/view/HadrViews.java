package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Instance;

/** Registers the HADR views of an instance in its catalog. */
public final class HadrViews {

    private HadrViews() {
    }

    public static void register(Instance instance) {
        new GroupRows(instance).register();
        new ReplicaRows(instance).register();
        new DatabaseRows(instance).register();
        new SeedingRows(instance).register();
        new ClusterRows(instance).register();
        new ConnectionRows(instance).register();
        if (instance.managed()) {
            new FabricRows(instance).register();
        }
    }
}
