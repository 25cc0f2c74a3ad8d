package io.linkspan.ui.estate;

import io.linkspan.model.Finding;
import io.linkspan.model.LogUse;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Severity;
import io.linkspan.model.Side;
import io.linkspan.ui.Details;
import io.linkspan.ui.control.FactGrid.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A link in the details pane: what is worst about it, then its facts. */
public final class LinkDetails {

    private LinkDetails() {
    }

    public static Details of(LinkFacts f) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("State", f.standing().words()));
        facts.add(fact("Database", f.database()));
        facts.add(fact("Primary now", f.primaryNow()));
        facts.add(fact("Other side", f.otherSide()));
        facts.add(fact("Lag", figure(f.lag(), " s")));
        facts.add(fact("Send queue", figure(f.sendKb(), " KB") + rate(f.sendRate())));
        facts.add(fact("Redo queue", figure(f.redoKb(), " KB") + rate(f.redoRate())));
        facts.add(fact("Certificate", LinkFacts.certificateEnd(f.link().last()).map(end -> Times.day(end) + " (" + f.certificateDays().text() + " d)").orElse("Unknown")));
        facts.add(fact("Log used", figure(f.logPercent(), " %") + size(f)));
        facts.add(fact("Log backup", backup(f)));
        facts.add(fact("Read", f.readAt().map(at -> Times.second(at) + " UTC").orElse("never")));
        return new Details(f.link().snapshot().name().value(), f.link().diagnosis().findings().stream().filter(x -> x.severity() != Severity.INFO).findFirst().map(LinkDetails::problem), List.copyOf(facts));
    }

    private static Problem problem(Finding finding) {
        Problem problem = Problem.of(Problem.Kind.REFUSED, finding.code(), finding.text(), finding.next());
        return finding.side().map(problem::on).orElse(problem);
    }

    private static String figure(Figure figure, String unit) {
        return switch (figure.state()) {
            case NOW -> figure.text() + unit;
            case OLD -> figure.text() + unit + ", as last read";
            case NOT_APPLICABLE, NEVER_READ -> figure.text();
        };
    }

    private static String rate(Figure rate) {
        return rate.value().isPresent() ? ", " + rate.text() + " KB/s" : "";
    }

    private static String size(LinkFacts f) {
        return Arrays.stream(Side.values()).flatMap(s -> f.link().last().seen(s).stream()).map(ReplicaView::log).flatMap(l -> l.stream()).map(LogUse::sizeMb).filter(mb -> mb.isPresent()).findFirst()
                .map(mb -> " of " + (mb.getAsLong() < 1024 ? mb.getAsLong() + " MB" : String.format(Locale.ROOT, "%.1f GB", mb.getAsLong() / 1024.0))).orElse("");
    }

    private static String backup(LinkFacts f) {
        return switch (f.backupMinutes().state()) {
            case NOW, OLD -> Times.age(Duration.ofMinutes(f.backupMinutes().value().orElseThrow())) + " ago";
            case NOT_APPLICABLE -> f.otherSide().equals("–") ? "–" : "none yet";
            case NEVER_READ -> "Unknown";
        };
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, value);
    }
}
