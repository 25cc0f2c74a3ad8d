package io.linkspan.ui.export;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;

/** "Report": what a page shows, to a window, a file or the clipboard. On the FX thread. */
public final class ReportMenu {

    private final Supplier<Optional<Report>> report;
    private final ObservableValue<String> whyNot;
    private final Outlet outlet;

    /**
     * @param report asked when a command is given; empty where there is nothing to report
     * @param whyNot why there is nothing now; an empty text where there is something
     */
    public ReportMenu(Supplier<Optional<Report>> report, ObservableValue<String> whyNot, Outlet outlet) {
        this.report = report;
        this.whyNot = whyNot;
        this.outlet = outlet;
    }

    public MenuButton button() {
        MenuButton button = Buttons.menu("_Report", "mdi2f-file-chart-outline", commands());
        button.setMnemonicParsing(true);
        return button;
    }

    public List<Command> commands() {
        Command view = Command.of("_View Report", "mdi2e-eye-outline", () -> report.get().ifPresent(r -> new ReportWindow(r, outlet).show())).unless(whyNot);
        Stream<Command> saves = Stream.of(ReportFormat.values()).map(format -> Command.of("_Save as " + format.name() + "…", "mdi2c-content-save-outline", () -> save(format)).unless(whyNot));
        Command copy = Command.of("_Copy Report", "mdi2c-content-copy", () -> report.get().ifPresent(r -> outlet.copy("The report", ReportFormat.tabbed(r)))).unless(whyNot);
        return Stream.of(Stream.of(view), saves, Stream.of(copy)).flatMap(s -> s).toList();
    }

    /** In the first of the formats; nothing where there is nothing to report. */
    public void saveFirst() {
        save(ReportFormat.values()[0]);
    }

    private void save(ReportFormat format) {
        report.get().ifPresent(r -> outlet.save(fileName(r), format.extension(), format.text(r)));
    }

    static String fileName(Report report) {
        return report.title().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
    }
}
