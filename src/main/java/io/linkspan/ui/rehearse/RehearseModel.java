package io.linkspan.ui.rehearse;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.task.rehearse.Keep;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.RehearseTask;
import io.linkspan.plan.task.rehearse.SmokeQueries;
import io.linkspan.plan.task.rehearse.SmokeQuery;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.wizard.Judged;
import io.linkspan.ui.wizard.TaskWizard;
import io.linkspan.ui.work.Work;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The way through the "Rehearse" wizard: as of which moment, under which name, what it is asked, and how long the copy stays. A text that is empty is left to be proposed. On the FX thread. */
final class RehearseModel extends TaskWizard<Chapter, RehearseDraft> {

    private final Wishes wishes;

    /** How long the copy stays. */
    enum Stay {
        DELETED("Delete it at once", "Until its questions have been asked; the run proves that it is gone.", Keep.NO, List.of()),
        HOURS("Delete it after 4 hours", "The run waits so long, and deletes it then.", new Keep.Hours(4), List.of("--keep", "4")),
        KEPT("Keep it", "Until the run is undone. It costs storage.", Keep.ALWAYS, List.of("--keep"));

        private final String words;
        private final String text;
        private final Keep keep;
        private final List<String> options;

        Stay(String words, String text, Keep keep, List<String> options) {
            this.words = words;
            this.text = text;
            this.keep = keep;
            this.options = options;
        }

        String words() {
            return words;
        }

        String text() {
            return text;
        }
    }

    /** What is wanted. */
    private record Wishes(Place.Link link, StringProperty moment, StringProperty as, StringProperty queries, ObjectProperty<Stay> stay) {

        RehearseTask task() {
            return new RehearseTask(link.name(), link.server(), link.instance(), asOf(), said(as), asked(), stay.get().keep);
        }

        /** The usual ones while there are none of one's own, and while these are wrong. */
        List<SmokeQuery> asked() {
            return queries.get().isBlank() || wrong().isPresent() ? SmokeQueries.usual() : SmokeQueries.of(queries.get());
        }

        /** What is wrong with one's own. */
        Optional<Problem> wrong() {
            try {
                return said(queries).map(SmokeQueries::of).flatMap(_ -> Optional.empty());
            } catch (ProblemException e) {
                return Optional.of(e.problem());
            }
        }

        /** What the copy is asked and how long it stays changes nothing of what was read. */
        RehearseDraft about(RehearseDraft read) {
            RehearseTask now = task();
            return read.task().pointInTime().equals(now.pointInTime()) && read.task().as().equals(now.as()) ? new RehearseDraft(read.facts(), now, read.wish(), read.at()) : read;
        }

        /** Empty, too, while what is typed is no moment. */
        Optional<Instant> asOf() {
            try {
                return said(moment).map(Instant::parse);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Optional<String> said(StringProperty text) {
            return Optional.of(text.get().strip()).filter(value -> !value.isEmpty());
        }
    }

    /** @param seen the link as it was last seen */
    RehearseModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this(new Wishes(link, new SimpleStringProperty(""), new SimpleStringProperty(""), new SimpleStringProperty(""), new SimpleObjectProperty<>(Stay.DELETED)), seen.flatMap(LinkSnapshot::database), work);
    }

    private RehearseModel(Wishes wishes, Optional<String> database, Work work) {
        super(judged(wishes, database, work), work, List.of(Chapter.values()), Chapter.READINESS);
        this.wishes = wishes;
        List.<Observable>of(wishes.moment(), wishes.as(), wishes.queries()).forEach(this::watch);
        wishes.queries().subscribe((_, _) -> judged().changed());
        wishes.stay().subscribe((_, _) -> judged().changed());
        begin();
    }

    private static Judged<RehearseDraft> judged(Wishes wishes, Optional<String> database, Work work) {
        Place.Link link = wishes.link();
        return new Judged<>(link, work, new Judged.Task<>(ends -> RehearseDraft.read(wishes.task(), database, ends, link.estate().reader(ends), link.estate().surroundings().clock()),
                wishes::about, read -> read.check(_ -> { }), (read, _) -> read.plan(), _ -> "", (_, _) -> true));
    }

    @Override
    protected String gate(Chapter page) {
        return switch (page) {
            case COPY -> !wishes.moment().get().isBlank() && wishes.asOf().isEmpty() ? "\"" + wishes.moment().get() + "\" is no moment: type date, time and zone, as 2026-11-30T12:00:00Z."
                    : wishes.wrong().map(problem -> problem.text() + " " + problem.next()).orElse("");
            case READINESS -> judged().whyNotReady().isEmpty() ? stale() : judged().whyNotReady();
            case REVIEW -> stale().isEmpty() ? review() : stale();
            case RUN, RESULTS -> "";
        };
    }

    /** What was read was read for what was wanted then. */
    private String stale() {
        return judged().draft().get().filter(read -> read.task().equals(wishes.task())).isPresent() ? "" : "Something was changed since it was read: press F5.";
    }

    @Override
    protected String skipped(Chapter page) {
        return "";
    }

    @Override
    protected String command() {
        List<String> words = new ArrayList<>(List.of("link", "rehearse", wishes.link().name().value()));
        wishes.asOf().ifPresent(at -> words.addAll(List.of("--point-in-time", at.toString())));
        Wishes.said(wishes.as()).ifPresent(name -> words.addAll(List.of("--as", name)));
        Wishes.said(wishes.queries()).ifPresent(_ -> words.addAll(List.of("--query-file", "queries.sql")));
        words.addAll(wishes.stay().get().options);
        return CommandLine.of(words);
    }

    /** As of when the database is copied. */
    StringProperty moment() {
        return wishes.moment();
    }

    /** The name of the copy. */
    StringProperty as() {
        return wishes.as();
    }

    /** One's own, batches separated by lines of GO. */
    StringProperty queries() {
        return wishes.queries();
    }

    /** What the copy will be asked. */
    List<SmokeQuery> asked() {
        return wishes.asked();
    }

    /** What is wrong with one's own queries. */
    Optional<Problem> wrong() {
        return wishes.wrong();
    }

    ObjectProperty<Stay> stay() {
        return wishes.stay();
    }
}
