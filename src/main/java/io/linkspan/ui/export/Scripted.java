package io.linkspan.ui.export;

import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import java.util.function.Predicate;

/**
 * What a Script menu writes out.
 *
 * @param command  the same task as a command line of our own, without the program's name and the profile
 * @param practice whether the plan is one of a practice estate
 * @param done     steps that hold already
 */
public record Scripted(Plan plan, String command, boolean practice, Predicate<Step> done) {

    /** Of a plan that nobody has begun. */
    public static Scripted of(Plan plan, String command, boolean practice) {
        return new Scripted(plan, command, practice, _ -> false);
    }
}
