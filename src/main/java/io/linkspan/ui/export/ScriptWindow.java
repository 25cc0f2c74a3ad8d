package io.linkspan.ui.export;

import io.linkspan.ui.Look;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.ScriptView;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** A script in a window of its own: to read, copy and save. It never runs anything. On the FX thread. */
final class ScriptWindow {

    private final Scripted what;
    private final ObjectProperty<ScriptLanguage> language;
    private final Outlet outlet;
    private final ScriptView script = new ScriptView("Script");
    private final Stage stage = new Stage();

    ScriptWindow(Scripted what, ScriptLanguage first, Outlet outlet) {
        this.what = what;
        this.outlet = outlet;
        language = new SimpleObjectProperty<>(first);
        Command copy = Command.of("_Copy", "mdi2c-content-copy", this::copy);
        Command save = Command.of("_Save…", "mdi2c-content-save-outline", this::save).key("Shortcut+S");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, Segments.of(List.of(ScriptLanguage.values()), ScriptLanguage::words, language), space, Buttons.of(copy), Buttons.of(save));
        if (what.practice()) {
            bar.getChildren().addFirst(Badges.practice());
        }
        bar.getStyleClass().add("script-bar");
        HBox foot = new HBox(Texts.muted("A script asks for its secrets; none is written into it. Esc closes this window."));
        foot.getStyleClass().add("script-foot");
        BorderPane root = new BorderPane(script, bar, null, foot, null);
        Scene scene = new Scene(root, 960, 640);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+S"), save.action());
        scene.getAccelerators().put(KeyCombination.valueOf("Esc"), stage::close);
        Look.dress(scene);
        stage.setScene(scene);
        language.subscribe(chosen -> {
            script.text(chosen.text(what, outlet.clock().instant()));
            stage.setTitle("Linkspan – " + (what.practice() ? "PRACTICE – " : "") + "Script to " + what.plan().task() + " " + what.plan().link() + " – " + chosen.words());
        });
    }

    void show() {
        stage.show();
        script.requestFocus();
    }

    private void copy() {
        outlet.copy("The script, as " + language.get().words() + ",", script.text());
    }

    private void save() {
        outlet.save(language.get().fileName(what), language.get().extension(), script.text());
    }
}
