package io.linkspan.ui.estate;

import io.linkspan.link.Asked;
import io.linkspan.link.Survey;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LogUse;
import io.linkspan.model.Lsn;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Seeding;
import io.linkspan.model.Side;
import io.linkspan.model.SynchronizationHealth;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many links, some of them in trouble, as machines would tell of them. The same seed gives the same fleet. */
public final class Fleet {

    public static final String AZURE_HOST = ".zone.database.windows.net";
    public static final Problem DEAD = Problem.of(Problem.Kind.UNREACHABLE, "no-answer", "SQL09 did not answer within 20 s.", "Check that it runs and that its port can be reached.").on(Side.SQL_SERVER);

    /** How a link is. */
    public enum Trouble {
        NONE, TWO_PRIMARIES, DISCONNECTED, SUSPENDED, SERVER_SILENT, CERTIFICATE, ENDPOINT, LOG_FULL, SEEDING, FAILING_OVER, SWAPPED
    }

    /** Before that, all is well. */
    private static final Instant TROUBLE = Instant.parse("2026-11-20T11:58:02Z");

    private final Random random;
    private final int size;

    public Fleet(int size, long seed) {
        this.size = size;
        random = new Random(seed);
    }

    /** What is told at that moment: the first links are in trouble, one trouble each, the rest are well. */
    public Survey survey(Instant now) {
        List<LinkSnapshot> links = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            links.add(link("link%03d".formatted(i), "SQL%02d".formatted(i == Trouble.SERVER_SILENT.ordinal() ? 9 : i % 9), "mi-" + i % 4, now.isBefore(TROUBLE) || i >= Trouble.values().length ? Trouble.NONE : Trouble.values()[i], now));
        }
        boolean silent = size > Trouble.SERVER_SILENT.ordinal() && !now.isBefore(TROUBLE);
        Stream<Asked> servers = IntStream.range(0, 10).mapToObj(i -> new Asked("SQL%02d".formatted(i), Side.SQL_SERVER, false, i == 9 && silent ? Optional.of(DEAD) : Optional.empty(), i == 9 && silent ? TROUBLE : now));
        Stream<Asked> instances = IntStream.range(0, 4).boxed().flatMap(i -> Stream.of(false, true).map(azure -> new Asked("mi-" + i, Side.MANAGED_INSTANCE, azure, Optional.empty(), now)));
        return new Survey(links, Stream.concat(servers, instances).toList());
    }

    public LinkSnapshot link(String name, String server, String instance, Trouble trouble, Instant now) {
        boolean swapped = trouble == Trouble.SWAPPED;
        LinkRole here = swapped ? LinkRole.SECONDARY : trouble == Trouble.FAILING_OVER ? LinkRole.RESOLVING : LinkRole.PRIMARY;
        LinkRole there = swapped || trouble == Trouble.TWO_PRIMARIES ? LinkRole.PRIMARY : LinkRole.SECONDARY;
        Observed<Optional<ReplicaView>> sqlServer = trouble == Trouble.SERVER_SILENT ? Observed.unknown(DEAD, TROUBLE) : Observed.known(Optional.of(view(name, instance, true, here, trouble, now)), now);
        return new LinkSnapshot(new LinkName(name), server, instance, sqlServer, Observed.known(Optional.of(view(name, instance, false, there, trouble, now)), now),
                Observed.known(Optional.of(resource(name, swapped ? LinkRole.PRIMARY : there, trouble, now)), now));
    }

    private ReplicaView view(String name, String instance, boolean server, LinkRole role, Trouble trouble, Instant now) {
        boolean primary = role != LinkRole.SECONDARY;
        boolean cut = trouble == Trouble.DISCONNECTED;
        DatabaseReplica own = copy(name, true, primary, trouble, now);
        String ours = "TCP://10.0.0.4:5022";
        String theirs = "tcp://" + instance + AZURE_HOST + ":5022;Server=[" + instance + "]";
        return new ReplicaView(name + (server ? "ag" : "miag"), name + (server ? "miag" : "ag"), server ? theirs : ours, server ? ours : theirs, Optional.of(role), Optional.of(!cut),
                Optional.of(cut || trouble == Trouble.SUSPENDED ? SynchronizationHealth.NOT_HEALTHY : SynchronizationHealth.HEALTHY), cut ? Optional.of("10060: A connection attempt failed.") : Optional.empty(),
                primary ? List.of(own, copy(name, false, false, trouble, now)) : List.of(own),
                trouble == Trouble.SEEDING && server ? List.of(new Seeding(name, "SEEDING", true, 640, 1000, 40_000_000, 1, Optional.empty())) : List.of(),
                Optional.of(primary ? new LogUse(OptionalLong.of(65536), OptionalLong.of(trouble == Trouble.LOG_FULL ? 94 : 10 + random.nextInt(60)), Optional.of("LOG_BACKUP"), OptionalLong.of(random.nextInt(30)))
                        : new LogUse(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), OptionalLong.empty())), Optional.of(now.plus(Duration.ofDays(trouble == Trouble.CERTIFICATE && server ? 19 : 300))));
    }

    private DatabaseReplica copy(String name, boolean local, boolean primary, Trouble trouble, Instant now) {
        boolean stands = trouble == Trouble.SUSPENDED;
        OptionalLong none = OptionalLong.empty();
        boolean far = !local;
        Optional<Lsn> lsn = Optional.of(new Lsn(new BigInteger("41827300018" + (397600001L + random.nextInt(9)))));
        return new DatabaseReplica(name, local, stands && !primary ? "NOT SYNCHRONIZING" : trouble == Trouble.DISCONNECTED && far ? "NOT SYNCHRONIZING" : "SYNCHRONIZING", Optional.of(SynchronizationHealth.HEALTHY), local ? Optional.of("ONLINE") : Optional.empty(),
                stands && !primary, stands && !primary ? Optional.of("SUSPEND_FROM_REDO") : Optional.empty(), far ? OptionalLong.of(trouble == Trouble.DISCONNECTED ? 8_412_096 : random.nextInt(4000)) : none,
                far ? OptionalLong.of(random.nextInt(40_000)) : none, primary ? none : OptionalLong.of(stands ? 2_310_144 : random.nextInt(4000)), primary ? none : OptionalLong.of(random.nextInt(2000)),
                far ? OptionalLong.of(trouble == Trouble.DISCONNECTED || stands ? Duration.between(TROUBLE, now).toSeconds() : random.nextInt(7)) : none, lsn, lsn, lsn, Optional.of(LocalDateTime.ofInstant(now.minusMillis(random.nextInt(3000)), ZoneOffset.UTC)));
    }

    private static LinkResource resource(String name, LinkRole role, Trouble trouble, Instant now) {
        return new LinkResource(name, Optional.empty(), trouble == Trouble.ENDPOINT ? "TCP://10.0.0.11:5022" : "TCP://10.0.0.4:5022", name + "ag", name + "miag", Optional.empty(), Optional.of(role), Optional.of("Async"),
                Optional.of("Manual"), Optional.of("Automatic"), List.of(new LinkResource.Database(name, Optional.of(trouble == Trouble.SEEDING ? "Seeding" : trouble == Trouble.FAILING_OVER ? "LinkFailoverInProgress" : "LinkSynchronizing"),
                        trouble == Trouble.SEEDING ? Optional.of("64%") : Optional.empty(), Optional.of(SynchronizationHealth.HEALTHY), Optional.of(trouble != Trouble.DISCONNECTED), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of("Cert_SQL_endpoint"), Optional.of(now.plus(Duration.ofDays(trouble == Trouble.CERTIFICATE ? 19 : 300))), OptionalLong.empty(), OptionalLong.empty())));
    }
}
