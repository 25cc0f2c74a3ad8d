package io.linkspan.ui;

import io.linkspan.model.Problem;
import io.linkspan.ui.control.FactGrid;
import java.util.List;
import java.util.Optional;

/**
 * What the details pane shows.
 *
 * @param problem on top, if there is one
 */
public record Details(String title, Optional<Problem> problem, List<FactGrid.Fact> facts) {

    public static final Details NOTHING = new Details("Nothing is selected", Optional.empty(), List.of());
}
