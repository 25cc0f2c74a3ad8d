package io.linkspan.ui.control;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** A script to read and copy, in colours; it never runs anything. */
public final class ScriptView extends StackPane {

    private static final Pattern WORDS = Pattern.compile("(?<comment>--[^\\n]*|/\\*.*?\\*/|(?m:^\\s*#[^\\n]*))|(?<string>N?'(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<keyword>\\b(?:CREATE|ALTER|DROP|BACKUP|RESTORE|USE|GO|WITH|ON|FROM|TO|FOR|AS|AND|OR|NOT|IF|EXISTS|BEGIN|END|SELECT|WHERE|EXEC|EXECUTE|GRANT|CONNECT|LOGIN|USER|SET|DATABASE|LOG|"
            + "AVAILABILITY|GROUP|DISTRIBUTED|REPLICA|LISTENER_URL|ENDPOINT|CERTIFICATE|MASTER|KEY|ENCRYPTION|PASSWORD|BY|STATE|ROLE|ALL|AUTHORIZATION|DECLARE|BINARY|SUBJECT|EXPIRY_DATE|"
            + "GET|PUT|POST|PATCH|DELETE)\\b|(?<![\\w-])(?:az|New-Az\\w+|Get-Az\\w+|Set-Az\\w+|Remove-Az\\w+|Invoke-Sqlcmd|param)\\b)", Pattern.DOTALL);

    private final CodeArea area = new CodeArea();

    public ScriptView(String accessibleName) {
        area.setEditable(false);
        area.setWrapText(false);
        area.getStyleClass().add("script");
        area.setAccessibleText(accessibleName);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        // SSMS hands press F5 to execute
        area.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.F5) {
                Buttons.say(area, "This is a preview. Use Script > New Window to run it yourself.");
                event.consume();
            } else if (event.getCode() == KeyCode.TAB) {
                // a text that cannot be edited is no place to stay in
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    public String text() {
        return area.getText();
    }

    public void text(String text) {
        area.replaceText(text);
        if (!text.isEmpty()) {
            area.setStyleSpans(0, colours(text));
        }
        area.moveTo(0);
        area.requestFollowCaret();
    }

    /** Scrolls to where these words first stand, if they do. */
    public void reveal(String words) {
        int at = area.getText().indexOf(words);
        if (at >= 0) {
            int line = area.offsetToPosition(at, org.fxmisc.richtext.model.TwoDimensional.Bias.Forward).getMajor();
            area.moveTo(line, 0);
            area.showParagraphAtTop(line);
        }
    }

    static StyleSpans<Collection<String>> colours(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher matcher = WORDS.matcher(text);
        int end = 0;
        while (matcher.find()) {
            spans.add(List.of(), matcher.start() - end);
            spans.add(List.of(matcher.group("comment") != null ? "comment" : matcher.group("string") != null ? "string" : "keyword"), matcher.end() - matcher.start());
            end = matcher.end();
        }
        spans.add(List.of(), text.length() - end);
        return spans.create();
    }
}
