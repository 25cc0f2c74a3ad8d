package io.linkspan.ui.create;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.model.LinkSpec;
import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ScriptMenu;
import io.linkspan.ui.export.Scripted;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.MenuButton;

/** The plan, as soon as there is one, as a script or a file. */
final class PlanExports {

    private final WizardModel model;
    private final Outlet outlet;

    PlanExports(WizardModel model, Outlet outlet) {
        this.model = model;
        this.outlet = outlet;
    }

    MenuButton script() {
        ReadOnlyObjectWrapper<Optional<Scripted>> what = new ReadOnlyObjectWrapper<>(Optional.empty());
        what.bind(Bindings.createObjectBinding(this::scripted, model.whyNoPlan(), model.draft().checked(), model.run().plan()));
        return new ScriptMenu(what, model.whyNoPlan().get(), outlet).button();
    }

    Command save() {
        return Command.of("Sa_ve plan…", "mdi2c-content-save-outline", () -> model.plan().ifPresent(plan -> outlet.save("plan-" + plan.link(), "json", json(plan)))).key("Shortcut+Shift+S")
                .unless(model.whyNoPlan());
    }

    private Optional<Scripted> scripted() {
        return model.plan().map(plan -> Scripted.of(plan, model.draft().spec().map(PlanExports::command).orElse("link create"), model.estate().practice()));
    }

    private static String command(LinkSpec spec) {
        Stream<String> words = Stream.of("link", "create", "--database", spec.database(), "--server", spec.server(), "--instance", spec.instance(), "--name", spec.name().value(), "--address",
                spec.partnerEndpoint().host() + ":" + spec.partnerEndpoint().port());
        return CommandLine.of(Stream.concat(words, spec.backupTo().stream().flatMap(to -> Stream.of("--backup-to", to))).toList());
    }

    private static String json(Plan plan) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(PlanDocument.of(plan)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan can always be written", e);
        }
    }
}
