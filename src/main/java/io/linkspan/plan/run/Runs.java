package io.linkspan.plan.run;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The journals of all runs, one file each in a folder of their own that only its owner may read. */
public final class Runs {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".jsonl";

    private final Path home;
    private final Clock clock;

    /** @param home folder that holds everything the program remembers; made when it is first needed */
    public Runs(Path home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** A journal that cannot be read: its file, and why. */
    public record Damaged(String file, Problem problem) {
    }

    /** Every run whose journal can be read, latest first, and the journals that cannot. */
    public record Found(List<History> runs, List<Damaged> damaged) {

        /** Those that cannot be read and are, by the names of their files, of runs on that link. */
        public List<Damaged> damaged(LinkName link) {
            return damaged.stream().filter(journal -> journal.file().endsWith("-" + word(link) + SUFFIX)).toList();
        }
    }

    /** Every run whose journal holds its plan, latest first. A damaged journal hides no other; {@link #found()} tells of it. */
    public List<History> list() {
        return found().runs();
    }

    public Found found() {
        List<History> runs = new ArrayList<>();
        List<Damaged> damaged = new ArrayList<>();
        for (Path file : files()) {
            try {
                List<Entry> entries = Journal.read(file);
                if (!entries.isEmpty()) {
                    runs.add(new History(entries));
                }
            } catch (ProblemException e) {
                damaged.add(new Damaged(file.getFileName().toString(), e.problem()));
            } catch (IOException | IllegalArgumentException e) {
                damaged.add(new Damaged(file.getFileName().toString(), unreadable(file).raw(String.valueOf(e.getMessage()))));
            }
        }
        runs.sort(Comparator.comparing(History::startedAt).reversed());
        return new Found(List.copyOf(runs), List.copyOf(damaged));
    }

    private static Problem unreadable(Path file) {
        return Problem.of(Problem.Kind.UNEXPECTED, "journal-damaged", "The journal " + file.getFileName() + " cannot be read.", "Restore the file from a copy; without it the run cannot be resumed.");
    }

    private List<Path> files() {
        // what cannot be looked at is not the same as what is not there
        if (Files.notExists(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw Problem.of(Problem.Kind.UNEXPECTED, "journals-unreadable", "The journals in " + folder() + " cannot be read.", "Make the folder readable for you alone, then try again.").raw(String.valueOf(e)).exception(e);
        }
    }

    /** The run of that id. Naming none that exists is the caller's mistake, and a problem of that kind. */
    public History find(String id) {
        Found found = found();
        found.damaged().stream().filter(journal -> journal.file().equals(id + SUFFIX)).findFirst().ifPresent(journal -> {
            throw journal.problem().exception();
        });
        return found.runs().stream().filter(history -> history.run().equals(id)).findFirst().orElseThrow(() -> Problem.usage("unknown-run", "There is no run \"" + id + "\".",
                "List them: linkspan run list.").exception());
    }

    /** The only run that can be resumed; a problem where there is none, or a choice. */
    public History unfinished() {
        List<History> unfinished = list().stream().filter(history -> outcome(history).unfinished()).toList();
        if (unfinished.size() != 1) {
            throw Problem.usage("no-single-run", unfinished.isEmpty() ? "There is no unfinished run." : "There are " + unfinished.size() + " unfinished runs.",
                    "Name one: linkspan run list shows them.").exception();
        }
        return unfinished.getFirst();
    }

    /** A later run that was done on the link of one that is done itself, and has changed the link. */
    Optional<History> overtaking(History run) {
        return run.outcome().equals(Optional.of(RunOutcome.DONE)) ? list().stream().takeWhile(later -> later.startedAt().isAfter(run.startedAt()))
                .filter(later -> later.isOf(run.plan().link(), run.plan().instance()) && !later.isBeside() && later.outcome().equals(Optional.of(RunOutcome.DONE))).findFirst() : Optional.empty();
    }

    /** The latest rehearsal of a link that got as far as having its copy, whatever came of it. Throws the problem of a later rehearsal's journal that is damaged. */
    public Optional<Rehearsal> lastRehearsal(LinkName link) {
        Found found = found();
        Optional<Rehearsal> last = found.runs().stream().filter(history -> history.isOf(link)).flatMap(history -> Rehearsal.of(history).stream())
                .filter(rehearsal -> rehearsal.restored().isPresent()).findFirst();
        found.damaged(link).stream().filter(journal -> journal.file().contains("-" + Rehearsal.TASK + "-") && last.map(Rehearsal::run).filter(run -> run.compareTo(journal.file()) > 0).isEmpty()).findFirst().ifPresent(journal -> {
            throw journal.problem().exception();
        });
        return last;
    }

    /** The page that a run left for people, if it left one. */
    public Optional<Path> report(String id) {
        return Optional.of(papers(id).resolve(RehearsalReport.PAGE)).filter(Files::exists);
    }

    /** Where a run keeps what it leaves beside its journal; made when it is needed. */
    Path papers(String id) {
        return folder().resolve(id);
    }

    /** How a run stands: what its journal says, else whether the process lives that was at it. */
    public RunOutcome outcome(History history) {
        Optional<LinkLock.Holder> holder = LinkLock.holder(home, history.plan().link());
        return holder.isPresent() && holder.get().run().equals(history.run()) ? RunOutcome.RUNNING : history.outcome().orElse(RunOutcome.INTERRUPTED);
    }

    Path home() {
        return home;
    }

    /** Sorts by time; unique, since only one run of a link can begin within a millisecond. */
    String newId(Plan plan) {
        return WHEN.format(clock.instant()) + "-" + plan.task() + "-" + word(plan.link());
    }

    private static String word(LinkName link) {
        return link.value().replaceAll("[^A-Za-z0-9]", "-");
    }

    Journal create(String id, Plan plan, Operator operator) {
        try {
            OwnerOnly.folder(folder());
            return Journal.create(file(id), new Entry.Begun(clock.instant(), id, operator, plan));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal of run " + id, e);
        }
    }

    Journal open(String id) {
        try {
            return Journal.open(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal of run " + id, e);
        }
    }

    private Path folder() {
        return home.resolve("runs");
    }

    private Path file(String id) {
        return folder().resolve(id + SUFFIX);
    }
}
