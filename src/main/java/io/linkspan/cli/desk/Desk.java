package io.linkspan.cli.desk;

import io.linkspan.azure.Arm;
import io.linkspan.link.Estate;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secret;
import io.linkspan.monitor.Watch;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Runs;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Home;
import io.linkspan.settings.Profiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What every command works with: the profile and the state folder that the options name, and what is opened from them. Lives for one command line. */
public final class Desk {

    private final Tools tools;
    private final Options options;
    private final Output output;
    private final Credentials credentials;

    public Desk(Tools tools, Options options, Output output) {
        this.tools = tools;
        this.options = options;
        this.output = output;
        this.credentials = new Credentials(tools.environment()::get, what -> tools.console().flatMap(console -> console.secret("The " + what + ":")).map(Secret::of));
    }

    /** A desk for a practice estate of one's own: everything is agreed to, and what it says is for people. */
    public Desk at(Path profile, Path home) {
        Options inner = new Options();
        inner.profile = profile;
        inner.home = home;
        inner.yes = true;
        Tools speaking = tools.speaking(options.json ? tools.err() : tools.out());
        return new Desk(speaking, inner, new Output(speaking, inner));
    }

    public Tools tools() {
        return tools;
    }

    public Output output() {
        return output;
    }

    public Home home() {
        return Home.of(Optional.ofNullable(options.home), tools.environment(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    public Path profileFile() {
        return Optional.ofNullable(options.profile).orElseThrow(() -> Problem.usage("no-profile", "No estate is named.",
                "Give --profile FILE; linkspan lab start --out FILE writes one for a practice estate.").exception());
    }

    public Profile profile() {
        return Profiles.read(profileFile());
    }

    public Runs runs() {
        return new Runs(home().folder(), tools.clock());
    }

    /** The run of that id; without one, the only unfinished run. */
    public History run(Optional<String> id) {
        return id.map(runs()::find).orElseGet(runs()::unfinished);
    }

    public Credentials credentials() {
        return credentials;
    }

    public Arm arm(Profile profile) {
        return Arm.of(profile, credentials);
    }

    /** Both ends connected to, or the problem of the first that cannot be. */
    public LinkEnds ends(Profile profile, String server, String instance) {
        return LinkEnds.open(profile, server, instance, credentials, arm(profile));
    }

    /** Both ends, connected to when first used. */
    public LinkEnds lazyEnds(Profile profile, String server, String instance) {
        return LinkEnds.lazily(profile, server, instance, credentials, arm(profile));
    }

    public LinkReader reader(LinkEnds ends) {
        return LinkReader.of(ends, tools.executor());
    }

    /** Reads every machine of the profile. */
    public <T> T reading(Function<LinkReader, T> read) {
        Profile profile = profile();
        try (Estate estate = Estate.of(profile, credentials, arm(profile))) {
            return read.apply(new LinkReader(estate, tools.executor(), LinkReader.LIMIT, tools.clock()));
        }
    }

    /** The one link of that name on the machines of the profile, and how it is. */
    public Watch.Link link(String name) {
        return Links.named(name, reading(reader -> Watch.once(reader, tools.clock())));
    }

    /** Whether the operator agrees, by {@code --yes} or by answering. */
    public boolean agreed(String question) {
        return options.yes || answersYes(question);
    }

    /** Whether somebody at the terminal says yes; for what {@code --yes} does not agree to. */
    public boolean answersYes(String question) {
        return asked(question + " [y/N]").filter(answer -> answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes")).isPresent();
    }

    /** What somebody at the terminal answers; empty where nobody sits there. */
    public Optional<String> asked(String question) {
        return options.json ? Optional.empty() : tools.console().flatMap(console -> console.line(question));
    }

    /** The side that an option names. Naming none is the caller's mistake, and a problem of that kind. */
    public static Side side(String option, String id) {
        return Side.of(id).orElseThrow(() -> Problem.usage("side", option + " is sql-server or managed-instance, not \"" + id + "\".", "").exception());
    }

    public static Problem consentMissing() {
        return Problem.of(Kind.CONSENT, "no-consent", "Nobody agreed, so nothing was changed.", "Answer y, or give --yes.");
    }
}
