package io.linkspan.ui.create.draft;

import io.linkspan.check.CheckResult;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.profile.Machine;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.task.MasterKeyPassword;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.wizard.Mark;
import io.linkspan.ui.wizard.Wizard;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way through the "New link" wizard. On the FX thread. */
public final class WizardModel extends Wizard<Chapter> {

    private final Draft draft;
    private final Readings readings;
    private final Gates gates;
    private final Standing standing;
    private boolean finishing;

    public WizardModel(OpenEstate estate, Work work, Optional<String> server, Optional<String> database) {
        super(estate, work, List.of(Chapter.values()));
        draft = new Draft(estate.practice());
        readings = new Readings(estate, work, draft);
        gates = new Gates(draft, readings);
        standing = new Standing(draft, readings, gates);
        server.or(() -> only(servers())).ifPresent(draft.server()::set);
        database.ifPresent(draft.database()::set);
        only(instances()).ifPresent(draft.instance()::set);
        draft.parts().forEach(this::watch);
        List.of(readings.server().state(), readings.instance().state(), readings.checks().state(), run().outcome(), run().plan()).forEach(this::watch);
        readings.checks().state().subscribe(_ -> finishIfAsked());
        decide();
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /** Their names in the profile. */
    public List<String> servers() {
        return estate().profile().servers().stream().map(Machine::name).toList();
    }

    public List<String> instances() {
        return estate().profile().instances().stream().map(Machine::name).toList();
    }

    @Override
    protected String gate(Chapter page) {
        return page != Chapter.REVIEW ? gates.whyNot(page) : draft.intent().get() == Intent.WRITE_PLAN ? "This was to be a plan only: save it with Save plan or Script."
                : finishing ? "The checks are running once more." : gates.whyNot(page);
    }

    @Override
    protected String skipped(Chapter page) {
        return draft.intent().get().skips(page) ? "This was to be a " + (draft.intent().get() == Intent.CHECK_ONLY ? "check" : "plan") + " only. Choose \"" + Intent.SET_UP.title() + "\" on the first page to go on." : "";
    }

    @Override
    protected Mark mark(Chapter page) {
        return page == Chapter.RUN ? ran() : standing.mark(page, begun().get());
    }

    @Override
    protected void entered(Chapter where) {
        switch (where) {
            case SERVER, DATABASES -> {
                if (draft.survey().get().isEmpty() && !readings.server().busy()) {
                    readings.readServer();
                }
            }
            case INSTANCE -> {
                if (draft.instanceSurvey().get().isEmpty() && !readings.instance().busy()) {
                    readings.readInstance();
                }
            }
            case NAMES -> {
                if (draft.read().isEmpty()) {
                    readings.check();
                }
            }
            case CHECKS -> {
                if (draft.current().isEmpty()) {
                    readings.check();
                }
            }
            case INTRODUCTION, PURPOSE, REVIEW, RUN, RESULTS -> { }
        }
    }

    @Override
    public void refresh() {
        switch (chapter().get()) {
            case SERVER, DATABASES -> readings.readServer();
            case INSTANCE -> readings.readInstance();
            case NAMES, CHECKS, REVIEW -> readings.check();
            case RUN, RESULTS -> run().refresh();
            case INTRODUCTION, PURPOSE -> { }
        }
    }

    /** Runs the plan. Results that are older than 15 minutes are measured anew first. */
    @Override
    protected void start() {
        if (draft.current().orElseThrow().old(readings.clock().instant())) {
            finishing = true;
            readings.check();
        } else {
            start(draft.current().flatMap(Checked::plan).orElseThrow());
        }
    }

    private void finishIfAsked() {
        if (finishing && !readings.checks().busy()) {
            // the draft takes in what was read only after the reading has ended
            work().onFx(() -> {
                if (finishing) {
                    finishing = false;
                    decide();
                    if (whyNotFinish().get().isEmpty()) {
                        start(draft.current().flatMap(Checked::plan).orElseThrow());
                    } else {
                        enter(Chapter.CHECKS);
                    }
                }
            });
        }
    }

    private void start(Plan plan) {
        Secrets secrets = secrets();
        draft.masterKeyPassword().set("");
        begun(true);
        work().start(() -> estate().lazyEnds(plan.server(), plan.instance()), ends -> run().start(plan, ends, secrets), _ -> {
            begun(false);
            enter(Chapter.CHECKS);
            readings.check();
        });
    }

    /** The password as it was typed, or a new one where nobody needs to know it. */
    public Secrets secrets() {
        char[] typed = draft.masterKeyPassword().get().toCharArray();
        return new MasterKeyPassword(() -> Optional.of(draft.practice() && typed.length == 0 ? MasterKeyPassword.random() : typed));
    }

    @Override
    protected Optional<Plan> planned() {
        return draft.current().flatMap(Checked::plan);
    }

    @Override
    protected String command() {
        return draft.spec().map(WizardModel::command).orElse("link create");
    }

    private static String command(LinkSpec spec) {
        Stream<String> words = Stream.of("link", "create", "--database", spec.database(), "--server", spec.server(), "--instance", spec.instance(), "--name", spec.name().value(), "--address",
                spec.partnerEndpoint().host() + ":" + spec.partnerEndpoint().port());
        return CommandLine.of(Stream.of(words, spec.backupTo().stream().flatMap(to -> Stream.of("--backup-to", to)), Stream.of("--keep")).flatMap(part -> part).toList());
    }

    /** What keeps the server from taking links. */
    public List<CheckResult> failing() {
        return draft.survey().get().map(Gates::failing).orElse(List.of());
    }

    public Draft draft() {
        return draft;
    }

    public Readings readings() {
        return readings;
    }

    @Override
    public void close() {
        draft.masterKeyPassword().set("");
        readings.close();
        super.close();
    }
}
