package io.linkspan.ui.work;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The one bridge: calls that wait go over to the background, what comes of them comes back on the FX thread. */
public final class Work {

    private final ExecutorService background;
    private final Executor fx;

    /** @param fx runs on the FX thread, in order; in a test without the toolkit, at once */
    public Work(ExecutorService background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /** A call on its way. */
    @FunctionalInterface
    public interface Running {

        /** Interrupts it; nothing comes back any more. */
        void cancel();
    }

    /** Makes a call; exactly one of the two is told, on the FX thread, unless it was cancelled or the program is ending. A fault that is no {@link Problem} becomes one. */
    public <T> Running start(Callable<T> call, Consumer<? super T> done, Consumer<Problem> failed) {
        FutureTask<T> task = new FutureTask<>(call) {
            @Override
            protected void done() {
                fx.execute(() -> tell(this, done, failed));
            }
        };
        try {
            background.execute(task);
        } catch (RejectedExecutionException _) {
            // the program is ending: nothing begins any more, and nobody is there to be told
            return () -> { };
        }
        return () -> task.cancel(true);
    }

    /** Hands over to the FX thread. */
    public void onFx(Runnable what) {
        fx.execute(what);
    }

    private static <T> void tell(FutureTask<T> ended, Consumer<? super T> done, Consumer<Problem> failed) {
        switch (ended.state()) {
            case SUCCESS -> done.accept(ended.resultNow());
            case FAILED -> failed.accept(problem(ended.exceptionNow()));
            case CANCELLED, RUNNING -> { }
        }
    }

    private static Problem problem(Throwable cause) {
        return cause instanceof ProblemException known ? known.problem()
                : Problem.of(Problem.Kind.UNEXPECTED, "unexpected", "The program met a fault of its own.", "Copy the details and report them.").raw(String.valueOf(cause));
    }
}
