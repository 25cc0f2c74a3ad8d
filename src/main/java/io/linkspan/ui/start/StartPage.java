package io.linkspan.ui.start;

import io.linkspan.settings.Recents;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.Role;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first tab: practise, connect, go on. */
public final class StartPage implements Page {

    private static final DateTimeFormatter OPENED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final List<FactGrid.Fact> KEYS = List.of(new FactGrid.Fact("F5", "Refresh, check again"), new FactGrid.Fact("F8", "Object Explorer"), new FactGrid.Fact("F7", "Details"),
            new FactGrid.Fact("Ctrl+R", "Messages and script"), new FactGrid.Fact("F1", "Help on the page or error"));

    private final StartModel model;
    private final Navigator navigator;
    private final Node view;

    /**
     * @param role chosen here too
     * @param open opens the connect dialog with the profile of an estate
     */
    public StartPage(StartModel model, PracticeStart practice, ObjectProperty<Role> role, Navigator navigator, Consumer<Path> open, Clock clock) {
        this.model = model;
        this.navigator = navigator;
        VBox main = new VBox(16, new VBox(2, Texts.page("Start"), Texts.body("Make, watch and repair Managed Instance links. Nothing is changed until you have agreed to it.")),
                new HBox(16, grow(new PracticeCard(practice, navigator::practise)), grow(connect(role))),
                new UnfinishedView(model, navigator), new ActivityBar(model.activity(), clock, model::refresh));
        HBox.setHgrow(main, Priority.ALWAYS);
        HBox page = new HBox(24, main, aside(open));
        page.getStyleClass().add("start");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("start-scroll");
        scroll.setFocusTraversable(false);
        view = scroll;
    }

    private static <T extends Region> T grow(T card) {
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(360);
        card.setMaxWidth(Double.MAX_VALUE);
        return card;
    }

    private Region connect(ObjectProperty<Role> role) {
        Label label = Texts.muted("Role");
        HBox choice = new HBox(16, label, Segments.of(List.of(Role.values()), Role::word, role));
        choice.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox card = new VBox(12, head("mdi2p-power-plug-outline", "Connect to my servers"),
                Texts.body("Register SQL Servers and sign in to Azure. Links that exist already are found and shown, however they were made."), space, choice,
                Buttons.of(Command.of("_Connect…", "mdi2p-power-plug-outline", navigator::connect)));
        card.getStyleClass().add("card");
        return card;
    }

    static HBox head(String icon, String title) {
        var picture = Icons.of(icon, 20);
        picture.getStyleClass().add("info");
        HBox head = new HBox(8, picture, Texts.section(title));
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return head;
    }

    private Region aside(Consumer<Path> open) {
        VBox estates = new VBox(8);
        Runnable show = () -> estates.getChildren().setAll(model.estates().isEmpty() ? List.of(Texts.muted(model.noEstates().get())) : model.estates().stream().map(e -> estate(e, open)).toList());
        model.estates().subscribe(show);
        model.noEstates().subscribe(_ -> show.run());
        GridPane keys = new GridPane(16, 8);
        KEYS.forEach(key -> keys.addRow(keys.getRowCount(), key(key.label()), Texts.muted(key.value())));
        VBox side = new VBox(12, Texts.group("Recent estates"), estates, Texts.group("Keys you know from SSMS"), keys,
                Notes.neutral("Undo takes back only what that run did. Objects that were there before stay as they are."));
        side.setMinWidth(224);
        side.setMaxWidth(224);
        return side;
    }

    private static Node estate(Recents.Recent recent, Consumer<Path> open) {
        Hyperlink name = new Hyperlink(recent.name(), Icons.muted("mdi2s-server-network"));
        name.setOnAction(_ -> open.accept(recent.file()));
        return new VBox(name, Texts.caption(count(recent.servers(), "SQL Server") + ", " + count(recent.instances(), "instance")), Texts.caption("last open " + OPENED.format(recent.openedAt()) + " UTC"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static Label key(String key) {
        Label cap = Texts.key(key);
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Start");
    }

    @Override
    public String icon() {
        return "mdi2h-home-outline";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        model.activity().cancel();
    }
}
