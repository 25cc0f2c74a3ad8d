package io.linkspan.cli.desk;

import io.linkspan.model.LinkName;
import io.linkspan.model.Loss;
import io.linkspan.model.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a failover by force is told, and how somebody agrees to what it loses. */
public final class Force {

    @Option(names = "--forced", description = "Takes over without the present primary. What that has not sent is lost.")
    private boolean forced;

    @Option(names = "--accept-data-loss", paramLabel = "\"NAME up to N s\"|\"NAME unknown\"", description = "Agrees to lose as much, when forced.")
    private @Nullable String acceptDataLoss;

    /** Whether it is by force. Throws the problem of a loss that somebody agrees to without. */
    public boolean used() {
        if (acceptDataLoss != null && !forced) {
            throw Problem.usage("accept-data-loss", "A planned failover loses nothing.", "Leave --accept-data-loss out, or give --forced.").exception();
        }
        return forced;
    }

    /** What somebody typed who agrees to that loss. No flag agrees to a loss that nobody named. */
    public String agreed(Desk desk, Loss loss, LinkName link) {
        desk.output().say(loss.words());
        String typed = acceptDataLoss != null ? acceptDataLoss : desk.asked("To agree, type: " + loss.sentence(link)).orElse("");
        if (!loss.agreed(link, typed)) {
            throw Problem.of(Problem.Kind.CONSENT, "no-consent", loss.words() + (typed.isBlank() ? " Nobody agreed to that" : " What was agreed to is less, or another link") + ", so nothing was changed.",
                    "Give --accept-data-loss \"" + loss.sentence(link) + "\".").exception();
        }
        return typed;
    }
}
