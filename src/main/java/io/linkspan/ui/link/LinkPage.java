package io.linkspan.ui.link;

import io.linkspan.model.Finding;
import io.linkspan.model.Severity;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.Details;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Empty;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.estate.LinkCommands;
import io.linkspan.ui.estate.LinkFacts;
import io.linkspan.ui.estate.Silence;
import io.linkspan.ui.estate.SilenceBars;
import io.linkspan.ui.estate.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One link: its chain, what each side says of it and whether they agree, what to do, and its last hour. */
public final class LinkPage implements Page {

    private final LinkModel model;
    private final LinkCommands commands;
    private final BorderPane view = new BorderPane();
    private final Label standing = new Label();
    private final Label sentence = Texts.muted("");
    private final ChainView chain;
    private final VBox findings = new VBox(4);
    private final SilenceBars silences;
    private final TruthGrid truth;
    private final Label all = Texts.section("What each side says");
    private final HourView hour = new HourView();
    private final ScrollPane body;
    private final Subscription subscription;

    public LinkPage(Place.Link place, EstateModel estate, Navigator navigator) {
        model = new LinkModel(place, estate);
        commands = new LinkCommands(navigator, estate, model.place().map(Optional::of));
        chain = new ChainView(node -> model.chosen().set(model.chosen().get().equals(Optional.of(node)) ? Optional.empty() : Optional.of(node)));
        silences = new SilenceBars(retry(), commands.signIn());
        truth = new TruthGrid(model.place().map(Place.Link::server), place.instance());
        VBox upper = new VBox(10, head(), chain, silences, findings, facts());
        upper.getStyleClass().add("link-upper");
        VBox lower = new VBox(hour);
        lower.getStyleClass().add("link-lower");
        VBox.setVgrow(hour, Priority.ALWAYS);
        VBox content = new VBox(upper, truth.table(), lower);
        VBox.setVgrow(lower, Priority.ALWAYS);
        body = new ScrollPane(content);
        body.setFitToWidth(true);
        body.setFitToHeight(true);
        body.getStyleClass().add("link-page");
        view.setTop(new ActivityBar(estate.activity(), estate.estate().surroundings().clock(), this::refresh));
        subscription = Subscription.combine(model.seen().subscribe(_ -> show()), model.rows().subscribe(truth::show));
    }

    private HBox head() {
        sentence.setWrapText(false);
        sentence.setMinWidth(0);
        standing.getStyleClass().add("state");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label name = Texts.page(place().name().value());
        name.setMinWidth(Region.USE_PREF_SIZE);
        standing.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, name, standing, sentence, space, Buttons.of(commands.failOver()), Buttons.of(commands.rehearse()), Buttons.menu("More", "mdi2d-dots-horizontal", List.of(commands.failOverLocally(), commands.repair(), commands.rotate(), commands.remove(), commands.refresh(this::refresh))));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox facts() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, all, space, Segments.of(List.of(LinkModel.Shown.values()), LinkModel.Shown::words, model.shown()));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show() {
        model.seen().get().ifPresentOrElse(seen -> {
            LinkFacts facts = seen.facts();
            States.set(standing, facts.standing().state(), facts.standing().words());
            standing.getStyleClass().add("ls-group");
            sentence.setText(LinkModel.sentence(facts));
            chain.show(seen.chain());
            findings.getChildren().setAll(seen.notes().stream().map(LinkPage::note).toList());
            if (commands.twoPrimaries()) {
                findings.getChildren().addFirst(new HBox(Buttons.primary(commands.repair())));
            }
            findings.setManaged(!findings.getChildren().isEmpty());
            all.setText("What each side says" + (seen.disagreements() == 0 ? "" : ": " + seen.disagreements() + (seen.disagreements() == 1 ? " disagreement" : " disagreements")));
            watch().ifPresent(w -> {
                silences.show(Silence.of(w, place().server(), place().instance()));
                hour.show(seen.samples(), w.at());
            });
            view.setCenter(body);
        }, () -> view.setCenter(absent()));
    }

    private Optional<Watch> watch() {
        return model.estate().watch().get();
    }

    private Node absent() {
        return watch().<Node>map(w -> Empty.pane("mdi2l-link-off", "There is no link " + place().name(),
                "Neither " + place().server() + " nor " + place().instance() + " shows it, read " + Times.second(w.at()) + " UTC. It was removed, or is not made yet.", commands.refresh(this::refresh)))
                .orElseGet(() -> {
                    VBox box = new VBox(Texts.muted("Reading " + model.estate().estate().name() + " for the first time."));
                    box.getStyleClass().add("estate-body");
                    return box;
                });
    }

    private static Region note(Finding finding) {
        String text = finding.text() + (finding.next().isEmpty() ? "" : " " + finding.next());
        return finding.severity() == Severity.ERROR ? Notes.danger(text) : finding.severity() == Severity.WARNING ? Notes.warning(text) : Notes.info(text);
    }

    private Command retry() {
        return Command.of("Retr_y", "mdi2r-refresh", this::refresh);
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper((model.estate().estate().practice() ? "PRACTICE: " : "") + place().name().value());
    }

    /** Where the link is found now. */
    public Place.Link place() {
        return model.place().get();
    }

    @Override
    public String icon() {
        return "mdi2l-link-variant";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        model.estate().refresh();
    }

    @Override
    public Optional<ObservableValue<Details>> details() {
        return Optional.of(Bindings.createObjectBinding(model::details, model.seen(), model.chosen()));
    }

    @Override
    public List<Command> commands() {
        return List.of(commands.failOver(), commands.failOverLocally(), commands.rehearse(), commands.repair(), commands.rotate(), commands.remove());
    }

    @Override
    public Optional<Report> report() {
        return model.seen().get().map(seen -> {
            List<String> notes = new ArrayList<>();
            if (model.estate().estate().practice()) {
                notes.add("PRACTICE: a practice estate, not production.");
            }
            notes.add(seen.facts().standing().words() + ". " + LinkModel.sentence(seen.facts()) + ". Times in UTC.");
            seen.findings().forEach(f -> notes.add(f.text() + " " + f.next()));
            return new Report("Link " + place().name(), notes, List.of("Fact", "SQL Server (" + place().server() + ")", "Managed Instance (" + place().instance() + ")", "Agree?", "Read"),
                    seen.truth().stream().map(r -> List.of(r.fact(), r.sqlServer().text(), r.instance().text(), r.verdict(), r.readAt().map(Times::second).orElse("never"))).toList());
        });
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        model.close();
    }
}
