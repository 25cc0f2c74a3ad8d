package io.linkspan.lab.tsql.run.error;

import io.linkspan.lab.engine.type.ServerError;
import java.util.Set;

/**
 * What an error ends, by its number: the one table of it. The documents name few of these; the groups follow what is generally known of the server's behaviour
 * and have not been compared with one.
 */
public final class ErrorRules {

    /** How far an error reaches when no TRY stands around it. */
    public enum Ends { STATEMENT, SCOPE, BATCH, CONNECTION }

    /** Found when a statement is compiled: they end the batch or procedure in which it stands, and no TRY of the same one catches them. */
    private static final Set<Integer> COMPILATION = Set.of(102, 104, 105, 107, 108, 113, 116, 130, 134, 137, 141, 144, 145, 147, 156, 164, 174, 178, 189, 195, 205, 207, 208, 209, 213, 240, 252, 263, 264, 408,
            1011, 1013, 1033, 1062, 1087, 2715, 4104, 4108, 4112, 4121, 4127, 4145, 4151, 8120, 8121, 8127, 8133, 8155, 8156, 8158, 8159, 10709);

    /** End the batch and roll the transaction back. */
    private static final Set<Integer> BATCH = Set.of(241, 242, 244, 245, 248, 266, 295, 1205, 3609, 3930, 3931, 3998, 8114, 8169, 9002);

    /** End the batch, and leave the transaction open. */
    private static final Set<Integer> SCOPE = Set.of(217, 911, 916, 942, 976, 978, 979, 983, 15404, 15517);

    private ErrorRules() {
    }

    public static Ends ends(ServerError error) {
        if (error.severity() >= 20) {
            return Ends.CONNECTION;
        }
        int number = error.number();
        return BATCH.contains(number) ? Ends.BATCH : COMPILATION.contains(number) || SCOPE.contains(number) ? Ends.SCOPE : Ends.STATEMENT;
    }

    /** True where a TRY block catches it, although it stands in the same batch or procedure. */
    public static boolean caughtInPlace(ServerError error) {
        return !COMPILATION.contains(error.number());
    }

    /** True where it makes an open transaction uncommittable when a TRY block catches it. */
    public static boolean dooms(ServerError error) {
        return BATCH.contains(error.number());
    }

    /** XACT_ABORT rolls back for every error of a statement, but not for RAISERROR. */
    public static boolean subjectToXactAbort(ServerError error) {
        return error.severity() > 10;
    }
}
