package io.linkspan.lab.engine.agent;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Locker;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** SQL Server Agent of one instance: its tables are always there, its jobs run while a runner is attached. Safe from any thread. */
public final class Agent {

    /** Fixed roles of msdb, each in the one before (SQL Server Agent fixed database roles). */
    public static final List<String> ROLES = List.of("SQLAgentUserRole", "SQLAgentReaderRole", "SQLAgentOperatorRole");

    private final Instance instance;
    private final Jobs jobs;
    private final Records records = new Records();
    private final List<Instant> sessions = new CopyOnWriteArrayList<>();
    private volatile @Nullable Runner runner;
    private volatile boolean stopped;

    public Agent(Instance instance) {
        this.instance = instance;
        jobs = new Jobs(instance.estate().clock());
        createRoles(instance.databases().get("msdb"));
    }

    private static void createRoles(Database msdb) {
        Transaction transaction = msdb.store().begin(new Locker());
        Set<Integer> before = Set.of();
        for (String role : ROLES) {
            Principal made = new Principals(msdb, transaction.view()).fresh(role, 'R', Principals.ownSid(true), "").with(before);
            transaction.write(new Change.PrincipalWritten(made));
            before = Set.of(made.id());
        }
        transaction.commit();
    }

    public Jobs jobs() {
        return jobs;
    }

    public Records records() {
        return records;
    }

    /** When it started, each time (msdb.dbo.syssessions); ids count from 1. */
    public List<Instant> sessions() {
        return List.copyOf(sessions);
    }

    /** The edition has one, somebody runs it, and nothing has stopped it. That of a managed instance cannot be stopped. */
    public boolean running() {
        return runner != null && instance.edition() != Edition.EXPRESS && (instance.managed() || !stopped && !instance.estate().faults().active(FaultKind.STOP_AGENT, instance.name()));
    }

    /** The service starts. */
    public void attach(Runner other) {
        records.clearActivity();
        sessions.add(instance.estate().clock().instant());
        runner = other;
    }

    /** The service is stopped or started from the server's side. */
    public void stopped(boolean other) {
        if (stopped && !other) {
            records.clearActivity();
            sessions.add(instance.estate().clock().instant());
        }
        stopped = other;
    }

    /** @throws ServerError 22022 */
    public void start(Job job, Activity.Request request) {
        Runner on = demandRunning();
        Activity activity = new Activity(request, instance.estate().clock().instant(), null, 0, null, null, 0);
        if (!records.begin(job.id(), activity)) {
            String running = records.activity(job.id()).map(a -> a.request().by()).orElse("");
            throw refused("Request to run job " + job.name() + " (from " + request.by() + ") refused because the job is already running from a request by " + running + ".");
        }
        on.start(job, request);
    }

    /** @throws ServerError 22022 */
    public void stop(Job job, String by) {
        Runner on = demandRunning();
        if (!records.running(job.id())) {
            throw refused("Request to stop job " + job.name() + " (from " + by + ") refused because the job is not currently running.");
        }
        on.stop(job, by);
    }

    /** When a job is due next by one of its schedules. */
    public Optional<Instant> next(Job job) {
        Instant now = instance.estate().clock().instant();
        return !job.header().enabled() || !job.targeted() ? Optional.empty() : job.schedules().stream().flatMap(id -> jobs.schedule(id).stream()).flatMap(s -> s.next(now).stream()).min(Instant::compareTo);
    }

    /** A member of one of the roles, or of sysadmin. */
    public boolean isMember(Login login, String role) {
        Principals msdb = instance.databases().get("msdb").principals();
        return instance.security().sysadmin(login) || msdb.of(login).filter(p -> msdb.isMember(p, role)).isPresent();
    }

    private Runner demandRunning() {
        Runner on = runner;
        if (on == null || !running()) {
            throw refused("SQLServerAgent is not currently running so it cannot be notified of this action.");
        }
        return on;
    }

    private static ServerError refused(String reason) {
        return ServerError.of(22022, 16, 1, "SQLServerAgent Error: " + reason);
    }

    /** Runs jobs, on threads of its own. */
    public interface Runner {

        void start(Job job, Activity.Request request);

        /** Ends a running job as soon as it can. */
        void stop(Job job, String by);
    }
}
