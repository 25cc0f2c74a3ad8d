package io.linkspan.ui.failover;

import io.linkspan.check.fact.JobFact;
import io.linkspan.check.fact.SessionFact;
import io.linkspan.model.Observed;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.failover.Jobs;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import io.linkspan.ui.wizard.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Who works with the database now, what becomes of them and of the Agent jobs, and how long may be waited. */
final class WorkloadPage extends Scrolled {

    private static final double ROW = 28;

    private final FailoverModel model;
    private final Label who = Texts.group("");
    private final TableView<SessionFact> sessions = Grids.table("Sessions");
    private final TableView<JobFact> jobs = Grids.table("Jobs");
    private final VBox consents = new VBox(6);
    private final StackPane unread = new StackPane();

    WorkloadPage(FailoverModel model) {
        this.model = model;
        sessions.getColumns().addAll(List.of(Grids.state("State", 130, WorkloadPage::state, WorkloadPage::words), Grids.name("Program", 190, s -> s.program().isEmpty() ? "–" : s.program()),
                Grids.text("Host", 140, s -> s.host().isEmpty() ? "–" : s.host()), Grids.text("Login", 140, SessionFact::login), Grids.number("Open", 60, s -> "" + s.transactions()),
                Grids.text("Oldest since", 160, s -> s.oldest().map(Times::local).orElse("–"))));
        sessions.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        jobs.getColumns().addAll(List.of(Grids.state("State", 130, job -> job.running() ? State.RUNNING : job.enabled() ? State.INFO : State.SKIPPED, job -> job.running() ? "Running" : job.enabled() ? "Enabled" : "Disabled"),
                Grids.name("Agent job with a step in the database", 400, JobFact::name)));
        jobs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        content(new ActivityBar(model.judged().activity(), model.link().estate().surroundings().clock(), model.judged()::refresh), who, unread, sessions, jobs,
                Texts.group("Open transactions and running jobs"), Form.choices(Workload.values(), WorkloadPage::words, WorkloadPage::outcome, model.workload()), consents,
                Texts.group("Agent jobs"), Form.choices(Jobs.values(), WorkloadPage::words, WorkloadPage::outcome, model.jobs()), limit(),
                Notes.info("Connections to the database end when the roles change. Applications have to be pointed at the other machine by hand, by their connection string or an alias."));
        model.judged().draft().subscribe(_ -> show());
        model.judged().plan().subscribe(_ -> show());
        model.workload().subscribe(_ -> show());
    }

    private void show() {
        who.setText("Who works with the database on " + model.machine(model.to().get().other()) + " now");
        Optional<Observed<List<SessionFact>>> seen = model.use().map(use -> use.sessions());
        Optional<Observed<List<JobFact>>> found = model.use().map(use -> use.jobs());
        fill(sessions, seen, "Nobody works with it now.", "Who works with it could not be read.");
        fill(jobs, found, "No job has a step in it.", "Which jobs have a step in it could not be read.");
        unread.getChildren().setAll(seen.flatMap(Observed::reason).or(() -> found.flatMap(Observed::reason)).map(Notes::problem).stream().toList());
        unread.setManaged(!unread.getChildren().isEmpty());
        List<Step> ending = model.ending();
        consents.getChildren().setAll(ending.stream().map(this::consent).toList());
        if (!ending.isEmpty()) {
            consents.getChildren().addFirst(Texts.strong("Tick each that is to be ended:"));
        }
        consents.setManaged(!consents.getChildren().isEmpty());
    }

    /** An empty table says whether there is nothing, nothing was read yet, or nothing could be read. */
    private static <T> void fill(TableView<T> table, Optional<Observed<List<T>>> read, String none, String unread) {
        List<T> rows = read.flatMap(Observed::toOptional).orElse(List.of());
        table.getItems().setAll(rows);
        Grids.placeholder(table, read.map(part -> part instanceof Observed.Known ? none : unread).orElse("It comes when both sides are read."));
        double height = ROW + ROW * Math.clamp(rows.size(), 1, 6) + 4;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }

    private Node consent(Step step) {
        CheckBox box = new CheckBox(step.title());
        box.setWrapText(true);
        box.setSelected(model.agreedEnds().contains(step.title()));
        box.selectedProperty().subscribe((_, yes) -> {
            if (yes) {
                model.agreedEnds().add(step.title());
            } else {
                model.agreedEnds().remove(step.title());
            }
        });
        return box;
    }

    private HBox limit() {
        ComboBox<Duration> box = new ComboBox<>();
        box.getItems().setAll(List.of(1, 2, 5, 10, 30).stream().map(Duration::ofMinutes).toList());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Duration limit) {
                return limit == null ? "" : limit.toMinutes() + " min";
            }

            @Override
            public Duration fromString(String words) {
                return Duration.ofMinutes(Long.parseLong(words.replaceAll("\\D", "")));
            }
        });
        box.valueProperty().bindBidirectional(model.timeLimit());
        box.setAccessibleText("Time limit of each wait");
        Label lead = Texts.strong("Each wait takes at most");
        lead.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, lead, box, Texts.muted("After that the service returns by itself: commits as before, jobs given back."));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static State state(SessionFact session) {
        return session.transactions() > 0 ? State.WARNING : State.INFO;
    }

    private static String words(SessionFact session) {
        return session.transactions() > 0 ? "Transaction" : "Idle";
    }

    private static String words(Workload workload) {
        return switch (workload) {
            case WAIT -> "Wait for them";
            case END -> "End them";
            case PROCEED -> "Proceed";
        };
    }

    private static String outcome(Workload workload) {
        return switch (workload) {
            case WAIT -> "The failover begins once no job runs and no session holds a transaction open.";
            case END -> "Those that are there now are ended, each with your tick; what they had not committed is taken back. Who comes later is waited for.";
            case PROCEED -> "Nobody is waited for: the change of roles itself ends what is open, and the server takes it back.";
        };
    }

    private static String words(Jobs jobs) {
        return switch (jobs) {
            case HOLD -> "Hold them until the link fails back";
            case RETURN -> "Hold them during the change only";
            case LEAVE -> "Leave them alone";
        };
    }

    private static String outcome(Jobs jobs) {
        return switch (jobs) {
            case HOLD -> "Enabled jobs with a step in the database are disabled here, since they would fail in a copy that takes no writes. The failover back enables them.";
            case RETURN -> "They are disabled before the change, and enabled again after it, where they are.";
            case LEAVE -> "Nothing is done about them, and nobody waits for one that runs.";
        };
    }
}
