package io.linkspan.model;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a forced failover would lose: what the present primary committed and has not sent.
 *
 * @param seconds    how far the copy is behind, as the primary measures it; empty where nobody can be asked, and then the loss is not known
 * @param kb         log not sent
 * @param lastCommit newest commit that the copy holds, on the primary's clock
 */
public record Loss(OptionalLong seconds, OptionalLong kb, Optional<LocalDateTime> lastCommit) {

    private static final Pattern UP_TO = Pattern.compile("(?<name>.+) up to (?<seconds>\\d{1,9}) s", Pattern.CASE_INSENSITIVE);

    /** As the last reading shows it. */
    public static Loss of(LinkSnapshot link, Side to) {
        Optional<DatabaseReplica> copy = link.seen(to.other()).flatMap(ReplicaView::remote);
        return new Loss(copy.map(DatabaseReplica::secondaryLagSeconds).orElse(OptionalLong.empty()), copy.map(DatabaseReplica::logSendQueueKb).orElse(OptionalLong.empty()),
                link.seen(to).flatMap(ReplicaView::local).flatMap(DatabaseReplica::lastCommitTime));
    }

    public boolean isKnown() {
        return seconds.isPresent();
    }

    public String words() {
        String newest = lastCommit.map(at -> " The newest commit that has arrived is of " + at.toString().replace('T', ' ') + ".").orElse(" The newest commit that has arrived is not known.");
        return isKnown() ? "Up to " + seconds.getAsLong() + " s of work" + (kb.isPresent() ? " (" + kb.getAsLong() + " KB of log)" : "") + " would be lost." + newest
                : "How much would be lost cannot be known, because the present primary does not answer." + newest;
    }

    /** What has to be typed to agree to it. */
    public String sentence(LinkName link) {
        return isKnown() ? link + " up to " + seconds.getAsLong() + " s" : link + " unknown";
    }

    /** Seconds that somebody who typed this agreed to lose; empty for any loss. */
    public static OptionalLong limit(String typed) {
        Matcher upTo = UP_TO.matcher(typed.strip());
        return upTo.matches() ? OptionalLong.of(Long.parseLong(upTo.group("seconds"))) : OptionalLong.empty();
    }

    /** Whether somebody who typed this agreed to as much as is measured, or more; agreeing to an unknown loss agrees to any. */
    public boolean agreed(LinkName link, String typed) {
        String text = typed.strip();
        if (text.equalsIgnoreCase(link + " unknown")) {
            return true;
        }
        Matcher upTo = UP_TO.matcher(text);
        return isKnown() && upTo.matches() && upTo.group("name").equalsIgnoreCase(link.value()) && Long.parseLong(upTo.group("seconds")) >= seconds.getAsLong();
    }
}
