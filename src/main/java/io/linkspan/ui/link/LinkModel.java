package io.linkspan.ui.link;

import io.linkspan.model.Finding;
import io.linkspan.model.Severity;
import io.linkspan.monitor.Sample;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.Details;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.estate.LinkDetails;
import io.linkspan.ui.estate.LinkFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** One link as its page shows it; follows the estate's poller. On the FX thread. */
public final class LinkModel implements AutoCloseable {

    private final ReadOnlyObjectWrapper<Place.Link> place;
    private final EstateModel estate;
    private final ReadOnlyObjectWrapper<Optional<Seen>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<TruthRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.MAIN);
    private final ObjectProperty<Optional<Chain.Node>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final Subscription subscription;

    /** Which facts are listed. */
    enum Shown {
        MAIN("Main facts", TruthRow::main), ALL("All facts", _ -> true), DISAGREEMENTS("Disagreements", row -> row.agreement() == Agreement.DISAGREE);

        private final String words;
        private final Predicate<TruthRow> which;

        Shown(String words, Predicate<TruthRow> which) {
            this.words = words;
            this.which = which;
        }

        String words() {
            return words;
        }
    }

    /** The link as last looked at. */
    record Seen(LinkFacts facts, Chain chain, List<TruthRow> truth) {

        List<Finding> findings() {
            return facts.link().diagnosis().findings();
        }

        /** What has to be said beside the chain: each thing once, whoever reports it, and not what the lines about silence say. */
        List<Finding> notes() {
            Map<String, Finding> once = new LinkedHashMap<>();
            findings().stream().filter(f -> f.severity() != Severity.INFO || f.code().equals("seeding")).filter(f -> !f.code().equals("unknown")).forEach(f -> once.putIfAbsent(f.code(), f));
            return List.copyOf(once.values());
        }

        List<Sample> samples() {
            return facts.link().samples();
        }

        long disagreements() {
            return truth.stream().filter(r -> r.agreement() == Agreement.DISAGREE).count();
        }
    }

    public LinkModel(Place.Link place, EstateModel estate) {
        this.place = new ReadOnlyObjectWrapper<>(place);
        this.estate = estate;
        subscription = Subscription.combine(estate.watch().subscribe(_ -> estate.find(place).map(estate::place).filter(now -> !now.server().isEmpty()).ifPresent(this.place::set)),
                estate.watch().subscribe(watch -> seen.set(watch.flatMap(this::look))), seen.subscribe(_ -> choose()), shown.subscribe(_ -> choose()));
    }

    private Optional<Seen> look(Watch watch) {
        return watch.find(place.get().name(), place.get().instance()).map(link -> new Seen(LinkFacts.of(link, watch.at()), Chain.of(link), TruthTable.of(link, watch.at())));
    }

    private void choose() {
        rows.set(seen.get().map(s -> s.truth().stream().filter(shown.get().which).toList()).orElse(List.of()));
    }

    /** Follows the group under the link to the node that is primary. */
    public ReadOnlyObjectProperty<Place.Link> place() {
        return place.getReadOnlyProperty();
    }

    public EstateModel estate() {
        return estate;
    }

    /** Empty before the first look, and where nobody knows the link. */
    ReadOnlyObjectProperty<Optional<Seen>> seen() {
        return seen.getReadOnlyProperty();
    }

    /** Facts of both sides, as filtered. */
    ReadOnlyObjectProperty<List<TruthRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    ObjectProperty<Shown> shown() {
        return shown;
    }

    /** The part of the chain that the details show; the whole link while it is empty. */
    ObjectProperty<Optional<Chain.Node>> chosen() {
        return chosen;
    }

    Details details() {
        return seen.get().map(s -> chosen.get().flatMap(c -> s.chain().nodes().stream().filter(n -> n.kind().equals(c.kind())).findFirst()).map(LinkModel::part).orElseGet(() -> LinkDetails.of(s.facts()))).orElse(Details.NOTHING);
    }

    private static Details part(Chain.Node node) {
        return new Details(node.kind() + " " + node.name(), Optional.empty(), List.of(new Fact("Name", node.name()), new Fact("Is", node.detail()), new Fact("State", node.standing().words())));
    }

    /** The sentence beside the state. */
    static String sentence(LinkFacts facts) {
        return facts.database() + switch (facts.primaryNow()) {
            case "both sides" -> " · both sides are primary";
            case "neither" -> " · neither side is primary";
            case "Unknown" -> " · who is primary is not known";
            default -> " · primary on " + facts.primaryNow() + ", copy on " + facts.otherSide();
        };
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
