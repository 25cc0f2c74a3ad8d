package io.linkspan.ui.frame;

import io.linkspan.ui.control.Grids;
import io.linkspan.ui.tree.Entry;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;

/** Finds the next row or line that holds a text, after the one that is selected and round to it again. */
final class Finder {

    private Finder() {
    }

    /** The first visible grid or tree in there. */
    static Optional<Node> searchable(Node within) {
        return !within.isVisible() ? Optional.empty() : within instanceof TableView || within instanceof TreeView ? Optional.of(within)
                : within instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(child -> searchable(child).stream()).findFirst() : Optional.empty();
    }

    /** Selects it; false if there is none. */
    static boolean next(Node in, String text) {
        return switch (in) {
            case TableView<?> table -> next(table, text);
            case TreeView<?> tree -> found(text, tree.getExpandedItemCount(), tree.getSelectionModel().getSelectedIndex(), row -> words(tree.getTreeItem(row).getValue())).map(row -> {
                tree.getSelectionModel().clearAndSelect(row);
                tree.scrollTo(row);
                return row;
            }).isPresent();
            default -> false;
        };
    }

    private static <T> boolean next(TableView<T> table, String text) {
        return found(text, table.getItems().size(), table.getSelectionModel().getSelectedIndex(), row -> String.join("\t", Grids.words(table, table.getItems().get(row)))).map(row -> {
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(row);
            return row;
        }).isPresent();
    }

    private static String words(Object line) {
        return line instanceof Entry entry ? entry.words() : String.valueOf(line);
    }

    private static Optional<Integer> found(String text, int rows, int selected, IntFunction<String> words) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(1, rows).map(i -> Math.floorMod(selected + i, rows)).boxed().filter(row -> Stream.of(words.apply(row)).anyMatch(w -> w.toLowerCase(Locale.ROOT).contains(wanted))).findFirst();
    }
}
