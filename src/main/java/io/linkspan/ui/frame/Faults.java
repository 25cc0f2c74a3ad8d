package io.linkspan.ui.frame;

import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.ui.Navigator;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to do with a fault of the program on the FX thread: the window lives on, the fault is logged and said, once however often it comes. */
final class Faults implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Navigator navigator;
    private final Set<String> known = new HashSet<>();

    Faults(Navigator navigator) {
        this.navigator = navigator;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        if (known.add(fault.getClass().getName() + (trace.length == 0 ? "" : trace[0]))) {
            LOG.error("Unexpected", fault);
            navigator.problem(Problem.of(Kind.UNEXPECTED, "unexpected", "The window met a fault of its own and goes on.", "Copy this line and report it; the log says where it was.").raw(fault.toString()));
        }
    }
}
