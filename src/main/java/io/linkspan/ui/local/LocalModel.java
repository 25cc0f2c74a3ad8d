package io.linkspan.ui.local;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Loss;
import io.linkspan.plan.task.failover.Agreed;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.plan.task.local.LocalFailoverTask;
import io.linkspan.sqlserver.ServerObjects;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.wizard.Judged;
import io.linkspan.ui.wizard.TaskWizard;
import io.linkspan.ui.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The way through the wizard for a local failover: to which node, and how. All is asked of that node, so another one is read anew. On the FX thread. */
final class LocalModel extends TaskWizard<Chapter, LocalFailoverDraft> {

    private final Wishes wishes;
    private final ReadOnlyObjectWrapper<List<String>> nodes;
    private final ReadOnlyStringWrapper unsure = new ReadOnlyStringWrapper("");

    /** What is wanted; the node is empty while the profile names none. */
    private record Wishes(Place.Link link, StringProperty node, ObjectProperty<Way> way) {

        LocalFailoverTask task() {
            return new LocalFailoverTask(link.name(), node.get(), link.instance(), way.get() == Way.FORCED);
        }

        LocalFailoverDraft about(LocalFailoverDraft read) {
            return read.task().node().equals(node.get()) ? new LocalFailoverDraft(read.facts(), read.node(), task()) : read;
        }
    }

    /** @param seen the link as it was last seen */
    LocalModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this(link, others(link), seen.flatMap(LinkSnapshot::database), work);
    }

    private LocalModel(Place.Link link, List<String> others, Optional<String> database, Work work) {
        this(new Wishes(link, new SimpleStringProperty(others.stream().findFirst().orElse("")), new SimpleObjectProperty<>(Way.PLANNED)), others, database, work);
    }

    private LocalModel(Wishes wishes, List<String> others, Optional<String> database, Work work) {
        super(judged(wishes, database, work), work, List.of(Chapter.values()), Chapter.READINESS);
        this.wishes = wishes;
        nodes = new ReadOnlyObjectWrapper<>(others);
        watch(nodes);
        wishes.way().subscribe((_, _) -> judged().changed());
        wishes.node().subscribe((_, _) -> {
            judged().changed();
            judged().refresh();
        });
        begin();
        work.start(() -> replicas(wishes.link()), this::narrow,
                why -> unsure.set("Which nodes the group has could not be read, so every other server of the profile stands here. " + why.text()));
    }

    private static Judged<LocalFailoverDraft> judged(Wishes wishes, Optional<String> database, Work work) {
        Place.Link link = wishes.link();
        return new Judged<>(link, wishes.node()::get, work, new Judged.Task<>(ends -> LocalFailoverDraft.read(wishes.task(), database, ends, link.estate().reader(ends), link.estate().surroundings().clock()),
                wishes::about, read -> read.check(_ -> { }), (read, _) -> read.plan(), read -> agreed(read).sentence(), (read, typed) -> agreed(read).with(typed)));
    }

    private static Agreed agreed(LocalFailoverDraft read) {
        return new Agreed(read.task().link(), read.task().forced() ? Optional.of(read.loss()) : Optional.empty());
    }

    /** All other servers of the profile. */
    private static List<String> others(Place.Link link) {
        return link.estate().profile().servers().stream().map(server -> server.name()).filter(name -> !name.equalsIgnoreCase(link.server())).toList();
    }

    /** The nodes of the groups of the present primary. */
    private static List<String> replicas(Place.Link link) {
        try (LinkEnds ends = link.estate().lazyEnds(link.server(), link.instance())) {
            return ServerObjects.groups(ends.sqlServer()).stream().filter(group -> !group.distributed()).flatMap(group -> group.replicas().stream()).toList();
        }
    }

    /** A primary that is gone tells of no nodes: then each server of the profile may be one. */
    private void narrow(List<String> replicas) {
        List<String> left = others(wishes.link()).stream().filter(name -> replicas.stream().anyMatch(name::equalsIgnoreCase)).toList();
        nodes.set(left);
        if (!left.contains(wishes.node().get())) {
            wishes.node().set(left.stream().findFirst().orElse(""));
        }
    }

    @Override
    protected String gate(Chapter page) {
        return switch (page) {
            case NODE -> wishes.node().get().isEmpty() ? "The profile names no other node of the group under this link." : read().isEmpty() ? judged().unread() : "";
            case READINESS -> read().isEmpty() ? judged().unread() : judged().whyNotReady();
            case REVIEW -> read().isEmpty() ? judged().unread() : review();
            case RUN, RESULTS -> "";
        };
    }

    @Override
    protected String skipped(Chapter page) {
        return "";
    }

    @Override
    protected String command() {
        List<String> words = new ArrayList<>(List.of("link", "failover-local", wishes.link().name().value(), "--to", wishes.node().get()));
        if (wishes.way().get() == Way.FORCED) {
            words.add("--forced");
        }
        return CommandLine.of(words);
    }

    /** What was read of the node that is wanted now. */
    Optional<LocalFailoverDraft> read() {
        return judged().draft().get().filter(read -> read.task().equals(wishes.task()));
    }

    /** What a forced one would lose; empty for a planned one, and before it is read. */
    Optional<Loss> loss() {
        return read().filter(read -> read.task().forced()).map(LocalFailoverDraft::loss);
    }

    /** As "Fail over the group under ferries to HARBOURB". */
    String title() {
        return "Fail over the group under " + wishes.link().name() + (wishes.node().get().isEmpty() ? "" : " to " + wishes.node().get());
    }

    /** The link as it is found once the node is primary. */
    Place.Link afterwards() {
        return new Place.Link(wishes.link().estate(), wishes.link().name(), wishes.node().get(), wishes.link().instance());
    }

    /** Nodes that may be chosen. */
    ReadOnlyObjectProperty<List<String>> nodes() {
        return nodes.getReadOnlyProperty();
    }

    /** Why it is not known whether these are the nodes of the group; an empty text where it is. */
    ReadOnlyStringProperty unsure() {
        return unsure.getReadOnlyProperty();
    }

    /** The node that is to be primary; empty without any. */
    StringProperty node() {
        return wishes.node();
    }

    ObjectProperty<Way> way() {
        return wishes.way();
    }
}
