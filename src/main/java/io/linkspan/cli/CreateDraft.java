package io.linkspan.cli;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.CreateLink;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/** A link about to be made: both ends open, read once, and the task that follows from the options. */
record CreateDraft(LinkEnds ends, Facts facts, CreateTask task, MasterKeyPassword password, LocalDate today) implements AutoCloseable {

    static CreateDraft open(Desk desk, CreateOptions options) {
        Profile profile = desk.profile();
        LinkEnds ends = desk.ends(profile, options.server, options.instance);
        boolean read = false;
        try {
            Facts facts = new FactReader(ends, desk.reader(ends), options.wantedName(), Optional.of(options.database), desk.tools().clock()).read();
            MasterKeyPassword password = new MasterKeyPassword(desk, Optional.ofNullable(options.masterKeyPasswordFile), profile.practice());
            CreateDraft draft = new CreateDraft(ends, facts, options.task(profile, ends, facts, password), password, LocalDate.ofInstant(desk.tools().clock().instant(), ZoneOffset.UTC));
            read = true;
            return draft;
        } finally {
            if (!read) {
                ends.close();
            }
        }
    }

    CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("create", Checks.forCreate(task), facts, observer);
    }

    Plan plan() {
        return CreateLink.plan(task, facts, today);
    }

    @Override
    public void close() {
        ends.close();
    }
}
