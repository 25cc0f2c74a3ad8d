package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Limit;
import io.linkspan.check.Limits;
import io.linkspan.check.Outcome;
import io.linkspan.check.around.Activity;
import io.linkspan.check.around.PastRuns;
import io.linkspan.check.fact.CertificateFact;
import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.JobFact;
import io.linkspan.check.fact.SessionFact;
import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ParityItem;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LogUse;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether this is a good hour to fail over: certificates, log, who is at work, what else runs, when it was last rehearsed, who has to be told. */
final class ReadinessChecks {

    private static final int NAMED = 5;

    private ReadinessChecks() {
    }

    static List<Check> all(Side to, Limits limits) {
        Side from = to.other();
        return List.of(
                Check.blocking("FO-04", "The certificates of both endpoints are valid", from, facts -> certificates(facts, limits.get(Limit.CERTIFICATE))),
                Check.advising("FO-05", "The log has room, and no backup runs", from, facts -> log(facts, from, limits.get(Limit.LOG))),
                Check.advising("FO-06", "Nobody is at work in the database", from, facts -> work(use(facts, from))),
                Check.advising("FO-07", "The other side has what the database uses of its server", to, facts -> parity(facts.around().parity(to))),
                Check.blocking("FO-09", "Nothing else is under way", Side.MANAGED_INSTANCE, ReadinessChecks::elsewhere),
                Check.advising("FO-10", "It was rehearsed not long ago", Side.MANAGED_INSTANCE, facts -> rehearsed(facts, to, limits.get(Limit.REHEARSAL))),
                Check.advising("FO-11", "Both sides hold the same log", from, _ -> new Outcome.Skipped("The run itself waits for it, just before the roles change: what is equal now says nothing about then.")),
                Check.advising("FO-12", "The programs that have to be pointed elsewhere are known", from, facts -> targets(of(use(facts, from).sessions()), to)));
    }

    private static DatabaseUse use(Facts facts, Side side) {
        return Objects.requireNonNull(facts.around().use().get(side));
    }

    /** An endpoint that lost its connection could not make another with an expired one. */
    static Outcome certificates(Facts facts, long enoughDays) {
        Instant now = readAt(facts);
        Map<Side, Optional<Long>> days = new TreeMap<>();
        for (Side side : Side.values()) {
            days.put(side, expiry(facts, side, now));
        }
        String measured = days.entrySet().stream().map(e -> e.getKey().words() + " " + e.getValue().map(left -> left < 0 ? "expired" : left + " days").orElse("not shown by any view")).collect(Collectors.joining(", "));
        boolean expired = days.values().stream().anyMatch(left -> left.filter(n -> n < 0).isPresent());
        boolean enough = days.values().stream().allMatch(left -> left.filter(n -> n >= enoughDays).isPresent());
        String required = "both valid, " + enoughDays + " days left";
        return expired ? new Outcome.Failed(measured, required, "A connection that breaks would not come back. Rotate the certificate first.", List.of("certificate"))
                : Outcome.advise(enough, measured, required, "Rotate what ends soon, and look by hand at what is not shown.");
    }

    /** Negative from the moment on at which it ends. */
    private static long daysLeft(Instant now, Instant end) {
        return Math.floorDiv(Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** By the side's own views; else as the other end keeps a copy of it. */
    private static Optional<Long> expiry(Facts facts, Side side, Instant now) {
        Optional<Long> own = facts.link().seen(side).flatMap(ReplicaView::certificateExpiry).map(end -> daysLeft(now, end));
        return own.or(() -> side == Side.SQL_SERVER
                ? facts.link().seenResource().flatMap(LinkResource::database).flatMap(LinkResource.Database::certificateExpiry).map(end -> daysLeft(now, end))
                : facts.instance().toOptional().flatMap(instance -> facts.certificates().toOptional().orElse(List.of()).stream()
                        .filter(certificate -> certificate.name().equalsIgnoreCase(instance.fullyQualifiedDomainName())).map(CertificateFact::daysLeft).findFirst()));
    }

    private static Outcome log(Facts facts, Side from, long fullPercent) {
        LogUse log = FailoverChecks.view(facts.link(), from).log().orElseThrow(() -> Problem.of(Problem.Kind.REFUSED, "log-unknown", "The " + from.words() + " does not show the log of the database.",
                "The login needs VIEW SERVER STATE.").on(from).exception());
        List<String> backups = of(facts.around().activity().on(from)).backups();
        boolean room = log.usedPercent().orElse(0) < fullPercent;
        String used = log.usedPercent().isPresent() ? log.usedPercent().getAsLong() + " % used" : "use not shown";
        return Outcome.advise(room && backups.isEmpty() && log.usedPercent().isPresent(), used + log.holdup().filter(why -> !room && !why.equals("NOTHING")).map(why -> ", held by " + why).orElse("")
                        + (backups.isEmpty() ? ", no backup runs" : ", running: " + String.join(", ", backups)), "less than " + fullPercent + " % used, no backup of the database running",
                "Back up the log first, and let a running backup end: a failover breaks it off.");
    }

    private static Outcome work(DatabaseUse use) {
        List<SessionFact> sessions = of(use.sessions());
        List<SessionFact> writers = sessions.stream().filter(session -> session.transactions() > 0).toList();
        List<JobFact> running = of(use.jobs()).stream().filter(JobFact::running).toList();
        String open = writers.isEmpty() ? "none with an open transaction" : writers.size() + " with an open transaction"
                + writers.stream().flatMap(session -> session.oldest().stream()).min(Comparator.naturalOrder()).map(at -> ", the oldest since " + at).orElse("");
        return Outcome.advise(writers.isEmpty() && running.isEmpty(), sessions.size() + " sessions, " + open + "; "
                        + (running.isEmpty() ? "no job running" : running.stream().map(JobFact::words).collect(Collectors.joining("; "))), "no open transaction, no job running",
                "The roles change by ending every connection: what is not committed then is rolled back, and a job in the middle fails.");
    }

    private static Outcome parity(Parity parity) {
        List<ParityItem> gaps = parity.gaps();
        String named = gaps.stream().limit(NAMED).map(item -> item.kind().word() + " " + item.name() + " " + item.state().word()).collect(Collectors.joining(", "))
                + (gaps.size() > NAMED ? " and " + (gaps.size() - NAMED) + " more" : "");
        return Outcome.advise(gaps.isEmpty(), parity.words() + (gaps.isEmpty() ? "" : ": " + named), "the same logins, jobs and linked servers",
                "They do not travel with the database: linkspan check parity lists what differs, linkspan script parity writes what is missing.");
    }

    /** What a migration leaves to be done by hand: found now, kept with the run, and asked about afterwards. */
    static Outcome aftercare(Facts facts) {
        List<String> found = new ArrayList<>(of(facts.around().features()).words());
        Parity parity = facts.around().parity(Side.MANAGED_INSTANCE);
        long jobs = parity.here().jobs().stream().filter(job -> job.enabled()).count();
        int users = parity.needs().users().size();
        found.addAll(Stream.of(jobs > 0 ? jobs + " jobs" : "", users > 0 ? users + " users of logins" : "", parity.needs().servers().isEmpty() ? "" : "linked servers " + String.join(", ", parity.needs().servers()))
                .filter(words -> !words.isEmpty()).toList());
        return Outcome.advise(found.isEmpty(), found.isEmpty() ? "nothing" : String.join(", ", found), "nothing that needs care afterwards",
                "None of it travels by itself. The run keeps the list; linkspan check aftercare proves afterwards, one by one, what is done.");
    }

    private static Outcome elsewhere(Facts facts) {
        PastRuns runs = facts.around().runs();
        String name = facts.link().name().value();
        Outcome instance = InstanceChecks.ready(of(facts.instance()), of(facts.use()));
        List<String> held = locks(facts).filter(lock -> lock.link().equalsIgnoreCase(name)).map(lock -> "a run of " + lock.by()).distinct().toList();
        List<String> blocking = Stream.of(runs.unfinished(), runs.elsewhere(), held).flatMap(List::stream).toList();
        if (instance instanceof Outcome.Failed || !blocking.isEmpty()) {
            List<String> measured = new ArrayList<>(instance instanceof Outcome.Failed failed ? List.of(failed.measured()) : List.of());
            measured.addAll(blocking);
            return new Outcome.Failed(String.join("; ", measured), "instance Ready, no operation running, no run of this link unfinished, no other failover running",
                    blocking.isEmpty() ? "Start the instance, or wait for its operation to end." : "Wait for it, or end it first: linkspan run resume ID, or linkspan run undo ID.", List.of());
        }
        if (!runs.unreadable().isEmpty()) {
            return new Outcome.Warned(unreadable(runs), "every journal of this link readable", "Its run may be unfinished. Restore the file from a copy, or make sure by hand that nothing was left half-way.");
        }
        List<String> others = locks(facts).map(lock -> lock.link() + " by " + lock.by()).distinct().toList();
        return Outcome.advise(others.isEmpty(), others.isEmpty() ? "nothing" : "work on other links: " + String.join(", ", others), "nothing else under way on these machines",
                "It does not touch this link, but takes from the same machines.");
    }

    private static String unreadable(PastRuns runs) {
        return "not known: the journal " + String.join(", ", runs.unreadable()) + " cannot be read";
    }

    private static Stream<Activity.LinkInUse> locks(Facts facts) {
        return Stream.of(Side.values()).flatMap(side -> facts.around().activity().on(side).toOptional().stream()).flatMap(activity -> activity.locks().stream());
    }

    private static Outcome rehearsed(Facts facts, Side to, long withinDays) {
        if (to == Side.SQL_SERVER) {
            return new Outcome.Skipped("A rehearsal opens the copy on the instance; the way back has none.");
        }
        String required = "a rehearsal in the last " + withinDays + " days";
        return facts.around().runs().rehearsed().map(at -> {
            long days = Duration.between(at, readAt(facts)).toDays();
            return Outcome.advise(days < withinDays, days + " days ago", required, "Rehearse again: what it showed may not hold any more.");
        }).orElseGet(() -> !facts.around().runs().unreadable().isEmpty() ? new Outcome.Warned(unreadable(facts.around().runs()), required, "It may tell of a rehearsal. Restore the file from a copy, or rehearse again.")
                : new Outcome.Warned("none known", required, "The journals of this computer tell of none. A rehearsal shows on a copy what this would bring, and how long it takes."));
    }

    /** Always something for a person: a link has no listener that would lead clients over. */
    private static Outcome targets(List<SessionFact> sessions, Side to) {
        String required = "a list of all that connect, each ready to be pointed to the " + to.words();
        if (sessions.isEmpty()) {
            return new Outcome.Warned("no sessions in the database now", required, "One look proves nothing: what connects rarely is not seen. Ask the owners of the applications.");
        }
        Map<String, Long> groups = sessions.stream().collect(Collectors.groupingBy(ReadinessChecks::client, TreeMap::new, Collectors.counting()));
        String measured = groups.entrySet().stream().limit(NAMED).map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + ")" : "")).collect(Collectors.joining(", "))
                + (groups.size() > NAMED ? " and " + (groups.size() - NAMED) + " more" : "");
        return new Outcome.Warned(measured, required, "A link has no listener: clients follow only when their connection string or DNS alias is changed. These are connected now; what connects rarely is not among them.");
    }

    private static String client(SessionFact client) {
        return (client.program().isBlank() ? "a program without a name" : client.program()) + (client.host().isBlank() ? "" : " on " + client.host()) + " as " + client.login();
    }

    private static Instant readAt(Facts facts) {
        return Stream.of(facts.link().sqlServer(), facts.link().managedInstance(), facts.link().resource()).map(part -> switch (part) {
            case Observed.Known<?>(Object _, Instant at) -> at;
            case Observed.Unknown<?>(Problem _, Instant since) -> since;
        }).max(Instant::compareTo).orElseThrow();
    }
}
