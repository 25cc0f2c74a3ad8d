package io.linkspan.ui.estate;

import io.linkspan.link.Survey;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.monitor.Watch;
import io.linkspan.settings.Credentials;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** An estate whose machines are made up: each look tells what the test wants, at a clock that stands where the look puts it. */
public final class Looks implements EstateModel.Look {

    private static final Instant START = Instant.parse("2026-11-20T11:04:31Z");

    private final Function<Instant, Survey> tell;
    private final Duration step;
    private volatile Instant now = START;

    /** @param step between two looks */
    public Looks(Duration step, Function<Instant, Survey> tell) {
        this.step = step;
        this.tell = tell;
    }

    /** A model whose first look stands at the end of an hour of looks. */
    public EstateModel model(ExecutorService executor, Work work) {
        Surroundings surroundings = new Surroundings(clock(), time -> Thread.currentThread().join(), executor, Map.of(), Path.of("nowhere"));
        Account account = new Account("t", "s", "g", new Account.Credential(Account.Type.DEFAULT, Optional.empty(), SecretSource.ASK));
        Profile profile = new Profile("Production", false, Cloud.AZURE, account, List.of(), List.of(), Map.of());
        return new EstateModel(new OpenEstate(profile, new Credentials(_ -> null, _ -> Optional.empty()), Optional.empty(), surroundings), work, this);
    }

    @Override
    public Watch after(Optional<Watch> before) {
        if (before.isPresent()) {
            return look(before);
        }
        Watch watch = look(before);
        while (now.isBefore(START.plus(Watch.KEPT))) {
            watch = look(Optional.of(watch));
        }
        return watch;
    }

    private Watch look(Optional<Watch> before) {
        now = now.plus(step);
        return Watch.of(tell.apply(now), before, now);
    }

    @Override
    public void end() {
    }

    private Clock clock() {
        return new Clock() {

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.plusSeconds(1);
            }
        };
    }
}
