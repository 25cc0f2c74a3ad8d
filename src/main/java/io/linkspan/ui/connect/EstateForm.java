package io.linkspan.ui.connect;

import io.linkspan.settings.Recents.Recent;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The estate's name and file, and those that were open lately. */
final class EstateForm extends VBox {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final ConnectModel model;

    EstateForm(ConnectModel model, Command open, Command choose) {
        this.model = model;
        Form form = new Form();
        form.row("_Name", Form.text(model.name, "Production"));
        TextField file = Form.text(model.file.path, "empty: kept nowhere");
        HBox.setHgrow(file, Priority.ALWAYS);
        form.row("Profile _file", file, new HBox(8, file, Buttons.of(choose)));
        form.hint("Names, addresses and what is trusted; readable by you only. Passwords and secrets are never in it.");
        VBox recent = new VBox(6);
        model.file.recent().subscribe(list -> recent.getChildren().setAll(list.isEmpty() ? java.util.List.of(Texts.muted("None yet. An estate that you connect to is listed here.")) : list.stream().map(this::line).toList()));
        getChildren().addAll(form, new HBox(8, Buttons.of(open)), Texts.group("Opened lately"), recent);
        getStyleClass().add("connect-page");
    }

    /** What became of reading or writing the file; stays in sight. */
    VBox result(Clock clock) {
        VBox said = new VBox(4);
        model.file.said().subscribe(lines -> said.getChildren().setAll(lines.stream().map(line -> (Node) Notes.info(line)).toList()));
        return new VBox(new ActivityBar(model.file.activity, clock, model::save), said);
    }

    private Node line(Recent recent) {
        Hyperlink name = new Hyperlink(recent.name());
        name.setMnemonicParsing(false);
        name.setOnAction(_ -> model.read(recent.file()));
        name.setAccessibleText("Open the profile " + recent.name());
        HBox line = new HBox(8, Icons.muted("mdi2s-server-network"), name, Texts.caption(counted(recent.servers(), "server") + ", " + counted(recent.instances(), "instance") + ", last open " + DAY.format(recent.openedAt())));
        line.getStyleClass().add("connect-line");
        return line;
    }

    private static String counted(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
