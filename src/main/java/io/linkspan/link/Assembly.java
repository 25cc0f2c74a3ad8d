package io.linkspan.link;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Puts together what each machine told by itself. A link is found by whoever knows it; names are compared as SQL Server and ARM do, whatever the case. */
final class Assembly {

    /** What one SQL Server told: its distributed groups by name. */
    record ServerRead(String name, Observed<Map<String, ReplicaView>> views) {
    }

    /** What one managed instance and Azure told of it. */
    record InstanceRead(String name, Observed<Map<String, ReplicaView>> views, Observed<List<LinkResource>> resources) {
    }

    private final List<ServerRead> servers;
    private final List<InstanceRead> instances;

    Assembly(List<ServerRead> servers, List<InstanceRead> instances) {
        this.servers = servers;
        this.instances = instances;
    }

    Survey survey() {
        List<Observed<?>> all = new ArrayList<>(servers.stream().map(ServerRead::views).toList());
        instances.forEach(i -> all.addAll(List.of(i.views(), i.resources())));
        return new Survey(links(), all.stream().flatMap(o -> o.reason().stream()).toList(), all.stream().anyMatch(o -> o instanceof Observed.Known));
    }

    List<LinkSnapshot> links() {
        List<LinkSnapshot> links = new ArrayList<>();
        for (InstanceRead instance : instances) {
            TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            servers.forEach(s -> s.views().toOptional().orElse(Map.of()).forEach((name, view) -> {
                if (pointsTo(view, instance)) {
                    names.add(name);
                }
            }));
            names.addAll(instance.views().toOptional().orElse(Map.of()).keySet());
            instance.resources().toOptional().orElse(List.of()).forEach(r -> names.add(r.name()));
            names.forEach(name -> links.add(snapshot(name, instance)));
        }
        return List.copyOf(links);
    }

    /** The link of that name, or its absence between the first server and the first instance. */
    LinkSnapshot link(LinkName name) {
        return links().stream().filter(l -> l.name().value().equalsIgnoreCase(name.value())).findFirst().orElseGet(() -> snapshot(name.value(), instances.getFirst()));
    }

    private LinkSnapshot snapshot(String name, InstanceRead instance) {
        Observed<Optional<LinkResource>> resource = instance.resources().map(all -> all.stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst());
        Observed<Optional<ReplicaView>> there = instance.views().map(views -> named(views, name));
        Optional<ServerRead> server = servers.stream().filter(s -> s.views().is(views -> named(views, name).filter(v -> pointsTo(v, instance)).isPresent())).findFirst()
                .or(() -> servers.stream().filter(s -> s.views() instanceof Observed.Unknown).findFirst())
                .or(() -> servers.size() == 1 ? Optional.of(servers.getFirst()) : Optional.empty());
        // with several servers, none of which has it: nobody in particular, as sure as the first of them
        Observed<Optional<ReplicaView>> here = server.map(s -> s.views().map(views -> named(views, name))).orElseGet(() -> servers.getFirst().views().map(_ -> Optional.empty()));
        return new LinkSnapshot(new LinkName(name), server.map(ServerRead::name).orElse(""), instance.name(), here, there, resource);
    }

    private static Optional<ReplicaView> named(Map<String, ReplicaView> views, String name) {
        return views.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    /** A LISTENER_URL of an instance: {@code tcp://NAME.zone.database.windows.net:5022;Server=[NAME]}. */
    private static boolean pointsTo(ReplicaView view, InstanceRead instance) {
        String url = view.partnerUrl().toLowerCase(Locale.ROOT);
        String name = instance.name().toLowerCase(Locale.ROOT);
        return url.contains(";server=[" + name + "]") || url.startsWith("tcp://" + name + ".");
    }
}
