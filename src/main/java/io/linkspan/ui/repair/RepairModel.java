package io.linkspan.ui.repair;

import io.linkspan.check.fact.Own;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.plan.task.repair.RepairTask;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.wizard.Judged;
import io.linkspan.ui.wizard.TaskWizard;
import io.linkspan.ui.work.Work;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The way through the guide: which side stays, where the other one's rows are saved to. Nothing is chosen at first. On the FX thread. */
final class RepairModel extends TaskWizard<Chapter, RepairDraft> {

    private final Wishes wishes;

    /** What is wanted. */
    private record Wishes(Place.Link link, ObjectProperty<Optional<Side>> keep, StringProperty saveTo) {

        /** While nothing is chosen the side whose rows would leave is not said to be agreed to: the page of the choice bars the way. */
        RepairTask task() {
            return new RepairTask(link.name(), link.server(), link.instance(), keep.get().orElse(Side.MANAGED_INSTANCE), saveTo.get().strip());
        }
    }

    /** @param seen the link as it was last seen */
    RepairModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this(new Wishes(link, new SimpleObjectProperty<>(Optional.empty()), new SimpleStringProperty("")), seen.flatMap(LinkSnapshot::database), work);
    }

    private RepairModel(Wishes wishes, Optional<String> database, Work work) {
        super(judged(wishes, database, work), work, List.of(Chapter.values()), Chapter.READINESS);
        this.wishes = wishes;
        wishes.keep().subscribe((_, _) -> judged().changed());
        wishes.saveTo().subscribe((_, _) -> judged().changed());
        begin();
    }

    private static Judged<RepairDraft> judged(Wishes wishes, Optional<String> database, Work work) {
        Place.Link link = wishes.link();
        return new Judged<>(link, work, new Judged.Task<>(ends -> RepairDraft.read(wishes.task(), database, ends, link.estate().reader(ends), link.estate().surroundings().clock()),
                read -> read.keeping(wishes.task().keep()).savingTo(wishes.task().saveTo()), read -> read.check(_ -> { }), (read, _) -> read.plan(), read -> read.task().sentence(), (read, typed) -> read.task().agreed(typed)));
    }

    @Override
    protected String gate(Chapter page) {
        return switch (page) {
            case SAYS -> judged().draft().get().isEmpty() ? judged().unread() : twoPrimaries() ? "" : "There are no two primaries: nothing is to be repaired here.";
            case CHOOSE -> wishes.keep().get().isEmpty() ? "Choose the side that stays." : "";
            case SAVE -> wishes.saveTo().get().isBlank() ? "Say where " + machine(loser()) + " may write the backup to." : "";
            case READINESS -> judged().whyNotReady();
            case REVIEW -> review();
            case FENCE, RUN, RESULTS -> "";
        };
    }

    @Override
    protected String skipped(Chapter page) {
        return "";
    }

    @Override
    protected String command() {
        return CommandLine.of(List.of("link", "repair", wishes.link().name().value(), "--keep", wishes.task().keep().id(), "--save-to", wishes.task().saveTo()));
    }

    private boolean twoPrimaries() {
        return judged().draft().get().map(read -> read.facts().link()).filter(link -> Arrays.stream(Side.values()).allMatch(side -> link.role(side).equals(Optional.of(LinkRole.PRIMARY)))).isPresent();
    }

    /** Whose newest commit is younger, by the sides' own clocks; empty where one does not say. */
    Optional<Side> newest() {
        Optional<LocalDateTime> here = own(Side.SQL_SERVER).flatMap(Own::until);
        Optional<LocalDateTime> there = own(Side.MANAGED_INSTANCE).flatMap(Own::until);
        return here.flatMap(a -> there.map(b -> a.isAfter(b) ? Side.SQL_SERVER : Side.MANAGED_INSTANCE));
    }

    /** What only that side has, once it was read. */
    Optional<Own> own(Side side) {
        return judged().draft().get().map(read -> read.split().own(side));
    }

    /** The side whose own rows leave its database. */
    Side loser() {
        return wishes.task().loser();
    }

    String machine(Side side) {
        return side == Side.SQL_SERVER ? wishes.link().server() : wishes.link().instance();
    }

    /** The side that stays; nothing at first. */
    ObjectProperty<Optional<Side>> keep() {
        return wishes.keep();
    }

    /** A file or folder that the other side may write to, or a URL. */
    StringProperty saveTo() {
        return wishes.saveTo();
    }
}
