package io.linkspan.plan.task.rehearse;

/** How long the copy of a rehearsal stays. */
public sealed interface Keep {

    /** Until its queries have run. */
    record No() implements Keep {
    }

    /** @param hours after the copy was made, 1 to 168 */
    record Hours(int hours) implements Keep {

        public static final int MOST = 168;

        public Hours {
            if (hours < 1 || hours > MOST) {
                throw new IllegalArgumentException("hours: " + hours);
            }
        }
    }

    /** Until the run is undone. */
    record Always() implements Keep {
    }

    Keep NO = new No();
    Keep ALWAYS = new Always();
}
