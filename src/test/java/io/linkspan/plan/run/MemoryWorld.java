package io.linkspan.plan.run;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A world of named objects in memory. The calls of its steps say "make x" and "drop x", a probe names the object; a request makes its object only when its operation has been polled to the end. */
final class MemoryWorld implements World {

    static final String BROKEN = "broken";
    static final String FOREIGN = "foreign";
    static final String RUNNING = "running";

    /** Value by object name; a value other than the words above stands for a good object. */
    final Map<String, String> objects = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    /** What to do with the next calls instead of answering them. */
    final List<Runnable> mishaps = new ArrayList<>();
    /** Whether a machine that is asked for its name does not answer. */
    boolean down;
    int polls = 2;
    int locked;
    boolean asked;

    static Step step(String name) {
        return Step.change(name, "Make " + name, Side.SQL_SERVER, Risk.SAFE, make(name), new Undo.By(drop(name), probe(name + "-user")), probe(name), name + " is there");
    }

    static Call make(String name) {
        return new Call.Statement(Side.SQL_SERVER, Template.sql("make " + name));
    }

    static Call drop(String name) {
        return new Call.Statement(Side.SQL_SERVER, Template.sql("drop " + name));
    }

    static Call request(String name) {
        return new Call.Request("PUT", "/" + name, "1", Template.NOTHING);
    }

    static Probe probe(String name) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql(name), List.of(), Map.of("id", "identity." + name));
    }

    @Override
    public Reading read(Probe probe, Map<String, String> facts) {
        return switch (probe) {
            case Probe.Query query when query.text().shown().contains("@@SERVERNAME") -> name();
            case Probe.Query query -> look(query.text().shown());
            case Probe.All all -> all.probes().stream().map(part -> read(part, facts)).filter(reading -> !(reading instanceof Reading.Matching)).findFirst().orElseGet(() -> new Reading.Matching(Map.of()));
            case Probe.Unprovable unprovable -> new Reading.Unprovable(unprovable.why());
            case Probe.Nothing _ -> new Reading.Absent();
            default -> throw new AssertionError(probe);
        };
    }

    private Reading name() {
        if (down) {
            throw Problem.of(Kind.UNREACHABLE, "down", "The machine does not answer.", "Start it.").exception();
        }
        return new Reading.Matching(Map.of());
    }

    private Reading look(String name) {
        String value = objects.get(name);
        return switch (value) {
            case null -> new Reading.Absent();
            case BROKEN -> new Reading.Broken("left over");
            case FOREIGN -> new Reading.Conflicting(List.of(new Reading.Difference("owner", "another", "us")));
            case RUNNING -> {
                objects.put(name, "good");
                yield new Reading.Running("coming");
            }
            default -> new Reading.Matching(Map.of("identity." + name, value));
        };
    }

    @Override
    public Optional<String> act(Call call, Duration patience, Map<String, String> facts) {
        if (!mishaps.isEmpty()) {
            mishaps.removeFirst().run();
        }
        return switch (call) {
            case Call.Statement statement -> {
                String text = statement.text().filled(facts, _ -> "swordfish".toCharArray());
                calls.add(text);
                String[] words = text.split(" ");
                if (words[0].equals("make")) {
                    objects.put(words[1], "good");
                } else {
                    objects.remove(words[1]);
                }
                yield Optional.empty();
            }
            case Call.Request request -> {
                calls.add(request.path());
                yield Optional.of(request.path().substring(1) + " " + polls);
            }
            case Call.None _ -> throw new AssertionError("nothing to call");
        };
    }

    @Override
    public Optional<String> poll(String operation) {
        String[] words = operation.split(" ");
        int left = Integer.parseInt(words[1]);
        if (left > 0) {
            return Optional.of(words[0] + " " + (left - 1));
        }
        objects.put(words[0], "good");
        return Optional.empty();
    }

    @Override
    public Held lock(LinkName link) {
        locked++;
        return () -> locked--;
    }

    static RuntimeException refused(String text) {
        return Problem.of(Kind.REFUSED, "sql-error", text, "").on(Side.SQL_SERVER).number(4711).raw(text).exception();
    }
}
