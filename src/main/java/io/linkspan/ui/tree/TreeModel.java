package io.linkspan.ui.tree;

import io.linkspan.model.Side;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Machine;
import io.linkspan.ui.Place;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.work.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/** The tree of all open estates. What is known of links comes from the one poller of each estate; all else is read when it is looked at. On the FX thread. */
public final class TreeModel {

    private final Work work;
    private final TreeItem<Entry> servers = new TreeItem<>(Entry.of(Kind.SERVERS, "Registered servers"));
    private final TreeItem<Entry> azure = new TreeItem<>(Entry.of(Kind.AZURE, "Azure"));
    private final TreeItem<Entry> root = new TreeItem<>(Entry.of(Kind.FOLDER, ""));
    private final Map<EstateModel, Shown> shown = new HashMap<>();
    private final ObjectProperty<Optional<TreeItem<Entry>>> selected = new SimpleObjectProperty<>(Optional.empty());

    private record Shown(Machines machines, TreeItem<Entry> group, TreeItem<Entry> tenant) {
    }

    public TreeModel(ObservableList<EstateModel> estates, Work work) {
        this.work = work;
        root.setExpanded(true);
        servers.setExpanded(true);
        azure.setExpanded(true);
        root.getChildren().setAll(List.of(servers, azure));
        estates.forEach(this::add);
        estates.addListener((ListChangeListener<EstateModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
            name();
        });
        name();
    }

    /** Not shown itself. */
    public TreeItem<Entry> root() {
        return root;
    }

    public ObjectProperty<Optional<TreeItem<Entry>>> selected() {
        return selected;
    }

    /** Reads the selected line anew, with what was opened below it; without a selection, everything. */
    public void refresh() {
        TreeItem<Entry> from = selected.get().orElse(root);
        // what is below a machine's own lines is read there; a line without children of its own is read with its siblings
        TreeItem<Entry> top = from.isLeaf() && from.getParent() != null ? from.getParent() : from;
        visit(top, item -> {
            shown.values().forEach(here -> here.machines().introduce(item));
            if (item instanceof Branch branch) {
                if (item == top) {
                    branch.refresh();
                } else {
                    branch.refreshIfRead();
                }
            }
        });
        shown.keySet().stream().filter(model -> top.getValue().estate().isEmpty() || top.getValue().estate().equals(Optional.of(model.estate()))).forEach(EstateModel::refresh);
    }

    /** Ends all reading. */
    public void cancel() {
        visit(root, item -> {
            if (item instanceof Branch branch) {
                branch.cancel();
            }
        });
    }

    private void name() {
        servers.setValue(servers.getValue().note(shown.isEmpty() ? "none yet" : ""));
        azure.setValue(azure.getValue().note(shown.isEmpty() ? "not signed in" : ""));
    }

    private void add(EstateModel model) {
        Machines machines = new Machines(model.estate(), work, () -> update(model));
        Account account = model.estate().profile().azure();
        TreeItem<Entry> group = Machines.item(Entry.of(model.estate().practice() ? Kind.PRACTICE : Kind.ESTATE, model.estate().name(), model.estate()).opens(new Place.Links(model.estate())),
                model.estate().profile().servers().stream().map(m -> machines.server(m, links(model, m))).toList());
        Map<String, List<Machine>> groups = new LinkedHashMap<>();
        model.estate().profile().instances().forEach(m -> groups.computeIfAbsent(m.resourceGroup().orElse(account.resourceGroup()), _ -> new ArrayList<>()).add(m));
        TreeItem<Entry> subscription = Machines.item(Entry.of(Kind.SUBSCRIPTION, "Subscription", model.estate()).note(account.subscriptionId()).fact("Id", account.subscriptionId()),
                groups.entrySet().stream().map(g -> open(Machines.item(Entry.of(Kind.RESOURCE_GROUP, g.getKey(), model.estate()), g.getValue().stream().map(m -> machines.instance(m, links(model, m))).toList()))).toList());
        TreeItem<Entry> tenant = Machines.item(Entry.of(Kind.TENANT, "Tenant", model.estate()).note(account.tenantId()).fact("Id", account.tenantId()), List.of(open(subscription)));
        shown.put(model, new Shown(machines, open(group), open(tenant)));
        servers.getChildren().add(group);
        azure.getChildren().add(tenant);
        model.watch().subscribe(_ -> update(model));
        model.activity().state().subscribe(_ -> update(model));
    }

    private void remove(EstateModel model) {
        Shown gone = shown.remove(model);
        servers.getChildren().remove(gone.group());
        azure.getChildren().remove(gone.tenant());
        work.start(() -> {
            gone.machines().close();
            return gone;
        }, _ -> { }, _ -> { });
    }

    private void update(EstateModel model) {
        Optional.ofNullable(shown.get(model)).ifPresent(here -> Stream.of(here.group(), here.tenant()).forEach(top -> visit(top, item -> LinkMarks.mark(item, model))));
    }

    private static TreeItem<Entry> links(EstateModel model, Machine machine) {
        return new TreeItem<>(Entry.of(Kind.LINKS, machine.side() == Side.SQL_SERVER ? "Managed Instance Links" : "Links", model.estate(), machine.name()).opens(new Place.Links(model.estate())));
    }

    private static TreeItem<Entry> open(TreeItem<Entry> item) {
        item.setExpanded(true);
        return item;
    }

    static void visit(TreeItem<Entry> item, Consumer<TreeItem<Entry>> what) {
        what.accept(item);
        List.copyOf(item.getChildren()).forEach(child -> visit(child, what));
    }
}
