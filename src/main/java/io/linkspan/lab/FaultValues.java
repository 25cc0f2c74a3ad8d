package io.linkspan.lab;

import io.linkspan.lab.arm.ArmServer;
import io.linkspan.lab.fault.FaultKind;
import java.util.regex.Pattern;

/** Which values a kind of fault takes. */
final class FaultValues {

    private static final Pattern SPEED = Pattern.compile("(?i)\\d{1,9}(ms|s|k|m)?");

    private FaultValues() {
    }

    /** @throws IllegalArgumentException with a sentence that shows the form */
    static void demand(FaultKind kind, String value, ArmServer arm) {
        switch (kind) {
            case SLOW_PATH -> require(value.isEmpty() || SPEED.matcher(value.strip()).matches(), "slow-path takes bytes per second (64k, 2m) or a delay (200ms), not '" + value + "'.");
            case ARM_ERROR -> require(arm.knows(value), "arm-error takes an error code of the management plane, CODE, PUT:CODE or lro:CODE, such as lro:ManagedInstanceIsBusy, not '" + value + "'.");
            case FILL_LOG -> { }
            default -> require(value.isEmpty(), kind.id() + " takes no value.");
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
