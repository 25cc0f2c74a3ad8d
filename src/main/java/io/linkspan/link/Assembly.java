package io.linkspan.link;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts together what each machine told by itself. A link is found by whoever knows it; names are compared as SQL Server and ARM do, whatever the case. */
final class Assembly {

    /**
     * What one SQL Server told: its distributed groups by name.
     *
     * @param elsewhere groups of which it is a node that is not primary: the node that is, by the group's name
     */
    record ServerRead(String name, Observed<Map<String, ReplicaView>> views, Map<String, String> elsewhere) {

        ServerRead(String name, Observed<Map<String, ReplicaView>> views) {
            this(name, views, Map.of());
        }

        /** Its view of a link; a node that is not primary speaks for nobody. */
        Optional<ReplicaView> view(String link) {
            return views.toOptional().flatMap(all -> named(all, link)).filter(v -> primaryOf(v.availabilityGroup()).isEmpty());
        }

        Optional<String> primaryOf(String group) {
            return named(elsewhere, group);
        }
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

    /** All links, and who answered. What was seen before stays until all who could tell of it were asked and none knows it; what stays unknown is unknown since then. */
    Survey survey(Survey before) {
        List<Asked> asked = new ArrayList<>(servers.stream().map(s -> asked(s.name(), Side.SQL_SERVER, false, s.views())).toList());
        instances.forEach(i -> asked.addAll(List.of(asked(i.name(), Side.MANAGED_INSTANCE, false, i.views()), asked(i.name(), Side.MANAGED_INSTANCE, true, i.resources()))));
        return new Survey(links(before.links()), asked.stream().map(a -> before.asked().stream().filter(a::isSame).findFirst().map(a::after).orElse(a)).toList());
    }

    private static Asked asked(String name, Side side, boolean azure, Observed<?> answer) {
        return switch (answer) {
            case Observed.Known<?>(Object _, Instant at) -> new Asked(name, side, azure, Optional.empty(), at);
            case Observed.Unknown<?>(Problem problem, Instant since) -> new Asked(name, side, azure, Optional.of(problem), since);
        };
    }

    List<LinkSnapshot> links() {
        return links(List.of());
    }

    private List<LinkSnapshot> links(List<LinkSnapshot> before) {
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
            Map<String, LinkSnapshot> earlier = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            before.stream().filter(l -> l.instance().equals(instance.name())).forEach(l -> earlier.put(l.name().value(), l));
            names.addAll(earlier.keySet());
            names.stream().map(name -> snapshot(name, instance, Optional.ofNullable(earlier.get(name)))).filter(l -> !l.isAbsent()).forEach(links::add);
        }
        return List.copyOf(links);
    }

    /** The link of that name, or its absence between the first server and the first instance. */
    LinkSnapshot link(LinkName name) {
        return links().stream().filter(l -> l.name().value().equalsIgnoreCase(name.value())).findFirst().orElseGet(() -> snapshot(name.value(), instances.getFirst(), Optional.empty()));
    }

    private LinkSnapshot snapshot(String name, InstanceRead instance, Optional<LinkSnapshot> earlier) {
        Observed<Optional<LinkResource>> resource = instance.resources().map(all -> all.stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst());
        Observed<Optional<ReplicaView>> there = instance.views().map(views -> named(views, name));
        Optional<String> group = resource.toOptional().flatMap(r -> r).map(LinkResource::partnerAvailabilityGroupName).or(() -> there.toOptional().flatMap(v -> v).map(ReplicaView::partnerGroup));
        Optional<ServerRead> server = servers.stream().filter(s -> s.view(name).filter(v -> pointsTo(v, instance)).isPresent()).findFirst()
                .or(() -> servers.stream().filter(s -> earlier.filter(e -> e.server().equals(s.name())).isPresent()).findFirst())
                .or(() -> servers.stream().filter(s -> s.views() instanceof Observed.Unknown).findFirst())
                .or(() -> group.flatMap(g -> servers.stream().filter(s -> s.primaryOf(g).isPresent()).findFirst()))
                .or(() -> servers.size() == 1 ? Optional.of(servers.getFirst()) : Optional.empty());
        // with several servers, none of which has it: nobody in particular, as sure as the first of them
        Observed<Optional<ReplicaView>> here = server.map(s -> view(s, name, group)).orElseGet(() -> servers.getFirst().views().map(_ -> Optional.empty()));
        LinkSnapshot now = new LinkSnapshot(new LinkName(name), server.map(ServerRead::name).orElse(""), instance.name(), here, there, resource);
        return earlier.map(now::after).orElse(now);
    }

    /** A node whose group is primary on another one does not know how the link is. */
    private static Observed<Optional<ReplicaView>> view(ServerRead server, String name, Optional<String> group) {
        Optional<String> primary = group.flatMap(server::primaryOf).filter(_ -> server.view(name).isEmpty());
        return switch (server.views()) {
            case Observed.Known<Map<String, ReplicaView>>(Map<String, ReplicaView> _, Instant at) when primary.isPresent() -> Observed.unknown(moved(server.name(), group.orElse(""), primary.get()), at);
            default -> server.views().map(_ -> server.view(name));
        };
    }

    private static Problem moved(String server, String group, String node) {
        return Problem.of(Problem.Kind.REFUSED, "not-primary-node", server + " is a node of the availability group " + group + ", but " + node + " is its primary.",
                "Work on " + node + ": name it, or the group's listener, in the profile.").on(Side.SQL_SERVER);
    }

    private static <T> Optional<T> named(Map<String, T> views, String name) {
        return views.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    /** A LISTENER_URL of an instance: {@code tcp://NAME.zone.database.windows.net:5022;Server=[NAME]}. */
    private static boolean pointsTo(ReplicaView view, InstanceRead instance) {
        String url = view.partnerUrl().toLowerCase(Locale.ROOT);
        String name = instance.name().toLowerCase(Locale.ROOT);
        return url.contains(";server=[" + name + "]") || url.startsWith("tcp://" + name + ".");
    }
}
