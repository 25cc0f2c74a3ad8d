package io.linkspan.lab.agent;

import io.linkspan.lab.engine.HostPlatform;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.JobStep;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Session;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One attempt of a step, under the Agent's own account, or for T-SQL under the owner of the job where that is no sysadmin. */
final class StepRun {

    private static final Pattern GO = Pattern.compile("(?im)^[ \\t]*GO[ \\t]*;?[ \\t]*$");
    private static final int TO_TABLE = 8;
    private static final int APPEND_TO_TABLE = 16;
    private static final int RESULTS_TO_HISTORY = 4;
    private static final int ALL_TO_HISTORY = 32;

    private final Instance instance;
    private final Job job;
    private final JobStep step;
    private final Login owner;
    private final Instant started;
    private volatile boolean cancelled;
    private volatile @Nullable Session session;

    StepRun(Instance instance, Job job, JobStep step, Login owner, Instant started) {
        this.instance = instance;
        this.job = job;
        this.step = step;
        this.owner = owner;
        this.started = started;
    }

    void cancel() {
        cancelled = true;
        Session running = session;
        if (running != null) {
            running.cancel();
        }
    }

    Result run() {
        boolean trusted = instance.security().sysadmin(owner);
        String command = Macros.replaced(step.command(), instance, job, step, started);
        boolean sql = step.subsystem().equalsIgnoreCase("TSQL");
        if (!sql && !trusted) {
            return new Result(false, "Non-SysAdmins have been denied permission to run " + step.subsystem() + " job steps without a proxy account.  ", 0, 0);
        }
        StepOutput output = sql ? transact(command, trusted) : shell(command);
        keep(output);
        String said = output.history((step.flags() & (RESULTS_TO_HISTORY | ALL_TO_HISTORY)) != 0 || !sql);
        return new Result(output.succeeded(), "Executed as user: " + (sql && !trusted ? owner.name() : account(instance)) + ". " + said, output.error(), output.severity());
    }

    private StepOutput transact(String command, boolean trusted) {
        StepOutput output = new StepOutput();
        Login login = trusted ? instance.security().find(account(instance)).filter(instance.security()::sysadmin).orElse(owner) : owner;
        SessionState.Client client = new SessionState.Client(instance.host(), "SQLAgent - TSQL JobStep (Job 0x" + job.id().toString().replace("-", "").toUpperCase(Locale.ROOT) + " : Step " + step.id() + ")", "ODBC", SessionState.Client.LOCAL, 0, 0, false);
        try (Session opened = new InstanceServer(instance, Administration::execute).open(login, step.database().isEmpty() ? "master" : step.database(), client)) {
            session = opened;
            if (!step.user().isEmpty()) {
                opened.batch("EXECUTE AS USER = N'" + step.user().replace("'", "''") + "'", output);
            }
            for (String batch : GO.split(command)) {
                if (!cancelled && output.succeeded() && !batch.isBlank()) {
                    opened.batch(batch, output);
                }
            }
        } catch (ServerError e) { // the session was refused: no such database, or none that the owner may enter
            output.error(e);
        }
        return output;
    }

    private StepOutput shell(String command) {
        StepOutput output = new StepOutput();
        new ShellStep(new NetworkProbe(instance), step.subsystem().equalsIgnoreCase("PowerShell"), step.successCode()).run(command, output);
        return output;
    }

    private void keep(StepOutput output) {
        if ((step.flags() & (TO_TABLE | APPEND_TO_TABLE)) != 0) {
            instance.agent().records().write(step.uid(), output.everything(), (step.flags() & APPEND_TO_TABLE) != 0, instance.estate().clock().instant());
        }
    }

    /** What the Agent runs as. That of a managed instance and of Linux is not confirmed. */
    static String account(Instance instance) {
        return instance.platform() == HostPlatform.WINDOWS ? "NT SERVICE\\SQLSERVERAGENT" : "NT AUTHORITY\\SYSTEM";
    }

    /** @param text ends with two blanks where it is not empty */
    record Result(boolean succeeded, String text, int error, int severity) {
    }
}
