package io.linkspan.ui.lab;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The practice estate as a picture with fault buttons. For estates whose {@link io.linkspan.ui.OpenEstate#lab()} this program started. */
public final class LabPage implements Page {

    private final LabModel model;
    private final LabView view;
    private final List<Command> commands;

    public LabPage(EstateModel estate, Work work, Navigator navigator) {
        model = new LabModel(estate, work);
        commands = List.of(Command.of("_New link…", "mdi2l-link-plus", () -> navigator.newLink(estate.estate(), Optional.empty(), Optional.empty())),
                Command.of("_Links", "mdi2v-view-dashboard-outline", () -> navigator.go(new Place.Links(estate.estate()))), Command.of("_Count rows again", "mdi2r-refresh", model::count));
        view = new LabView(model, commands, estate.estate().surroundings().clock());
        estate.watch().subscribe(_ -> {
            if (!model.counting().busy()) {
                model.count();
            }
        });
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Practice estate");
    }

    @Override
    public String icon() {
        return "mdi2f-flask-outline";
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
    public List<Command> commands() {
        return commands;
    }

    @Override
    public Optional<Report> report() {
        return Optional.of(new Report("Practice estate", List.of("PRACTICE. Started at " + model.startedAt(), model.faults().get().isEmpty() ? "No fault is set." : "Faults: " + model.faults().get()),
                List.of("Link", "Table", "SQL Server rows", "Instance rows", "State"), model.rows().get().stream().map(r -> List.of(r.link(), r.table(), String.valueOf(r.sqlServer().rows()),
                r.managedInstance().map(t -> String.valueOf(t.rows())).orElse("not readable"), r.equal() ? "Equal" : "Not equal")).toList()));
    }

    @Override
    public void close() {
        model.close();
    }
}
