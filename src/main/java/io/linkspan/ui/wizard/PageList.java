package io.linkspan.ui.wizard;

import io.linkspan.ui.control.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pages of the wizard, each with its mark and the word of it. Enter or a click goes to one that may be gone to. */
final class PageList<C extends Chapter> extends ListView<C> {

    private final Wizard<C> model;

    PageList(Wizard<C> model) {
        this.model = model;
        getItems().setAll(model.chapters());
        setAccessibleText("Pages");
        setFixedCellSize(32);
        setPrefWidth(236);
        setMinWidth(180);
        getStyleClass().add("page-list");
        setCellFactory(_ -> new Cell());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                model.go(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        model.chapter().subscribe(here -> getSelectionModel().select(here));
        model.marks().subscribe(_ -> refresh());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                getSelectionModel().select(model.chapter().get());
            }
        });
    }

    private final class Cell extends ListCell<C> {

        private final FontIcon icon = Icons.of(Mark.PENDING.icon());
        private final Label title = new Label();
        private final Label word = new Label();
        private final Tooltip tip = new Tooltip();
        private final HBox line = new HBox(6);

        Cell() {
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            word.setMinWidth(USE_PREF_SIZE);
            word.getStyleClass().add("page-word");
            setPrefWidth(0);
            line.getChildren().addAll(icon, title, word);
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    model.go(getItem());
                    PageList.this.getSelectionModel().select(model.chapter().get());
                }
            });
        }

        @Override
        protected void updateItem(C chapter, boolean empty) {
            super.updateItem(chapter, empty);
            setGraphic(null);
            setTooltip(null);
            if (!empty && chapter != null) {
                Mark mark = model.marks().get().get(model.chapters().indexOf(chapter));
                String why = model.whyNot(chapter);
                icon.setIconLiteral(mark.icon());
                icon.getStyleClass().removeIf(style -> !style.equals("ikonli-font-icon"));
                icon.getStyleClass().add(mark.state().style());
                title.setText(chapter.title());
                word.setText(mark.word());
                line.getStyleClass().setAll(mark == Mark.CURRENT ? "page-current" : "page");
                setAccessibleText(chapter.title() + ", " + mark.word() + (why.isEmpty() ? "" : ", not available: " + why));
                setGraphic(line);
                if (!why.isEmpty()) {
                    tip.setText(why);
                    setTooltip(tip);
                }
            }
        }
    }
}
