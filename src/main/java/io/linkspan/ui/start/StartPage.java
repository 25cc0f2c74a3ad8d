package io.linkspan.ui.start;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.Role;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first tab: practise, connect, go on. */
public final class StartPage implements Page {

    private static final Map<String, String> KEYS = Map.of("F5", "Refresh, check again", "F8", "Object Explorer", "F7", "Details", "Ctrl+R", "Messages and script", "F1", "Help on the page or error");

    private final StartModel model;
    private final Navigator navigator;
    private final Node view;

    /** @param role chosen here too */
    public StartPage(StartModel model, PracticeStart practice, ObjectProperty<Role> role, Navigator navigator, Clock clock) {
        this.model = model;
        this.navigator = navigator;
        VBox main = new VBox(16, new VBox(2, Texts.page("Start"), Texts.body("Make, watch and repair Managed Instance links. Nothing is changed until you have agreed to it.")),
                new HBox(16, grow(new PracticeCard(practice, navigator::practise)), grow(connect(role))),
                new UnfinishedView(model, navigator), new ActivityBar(model.activity(), clock, model::refresh));
        HBox.setHgrow(main, Priority.ALWAYS);
        HBox page = new HBox(24, main, aside());
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

    private Region aside() {
        GridPane keys = new GridPane(24, 8);
        List.of("F5", "F8", "F7", "Ctrl+R", "F1").forEach(key -> keys.addRow(keys.getRowCount(), key(key), Texts.muted(KEYS.get(key))));
        VBox side = new VBox(12, Texts.group("Keys you know from SSMS"), keys, Notes.neutral("Undo takes back only what that run did. Objects that were there before stay as they are."));
        side.setMinWidth(224);
        side.setMaxWidth(224);
        return side;
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
