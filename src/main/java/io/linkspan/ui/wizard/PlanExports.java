package io.linkspan.ui.wizard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ScriptMenu;
import io.linkspan.ui.export.Scripted;
import javafx.scene.control.MenuButton;

/** The plan, as soon as there is one, as a script or a file. */
final class PlanExports {

    private static final String NONE = "There is a plan once the checks say that it may begin.";

    private final Wizard<?> model;
    private final Outlet outlet;

    PlanExports(Wizard<?> model, Outlet outlet) {
        this.model = model;
        this.outlet = outlet;
    }

    MenuButton script() {
        return new ScriptMenu(model.plan().map(plan -> plan.map(what -> Scripted.of(what, model.command(), model.estate().practice()))), NONE, outlet).button();
    }

    Command save() {
        return Command.of("Sa_ve plan…", "mdi2c-content-save-outline", () -> model.plan().get().ifPresent(plan -> outlet.save("plan-" + plan.link(), "json", json(plan)))).key("Shortcut+Shift+S")
                .unless(model.plan().map(plan -> plan.isPresent() ? "" : NONE));
    }

    private static String json(Plan plan) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(PlanDocument.of(plan)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan can always be written", e);
        }
    }
}
