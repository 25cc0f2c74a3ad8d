package io.linkspan.lab.engine.store;

import java.util.stream.Stream;

/** An image in pieces, as seeding sends it: the changes that make a database out of an empty one. */
public final class ImageParts {

    private Snapshot built = Snapshot.EMPTY;

    public static Stream<Change> of(Snapshot image) {
        Stream<Change> schemas = image.schemas().entrySet().stream().map(s -> new Change.SchemaWritten(s.getKey(), s.getValue()));
        Stream<Change> principals = image.principals().stream().map(Change.PrincipalWritten::new);
        return Stream.of(schemas, principals, image.objects().stream().flatMap(ImageParts::of)).flatMap(s -> s);
    }

    /** Puts the next piece in its place. */
    public void add(Change change) {
        built = built.apply(change);
    }

    /** What the pieces have made so far. */
    public Snapshot built() {
        return built;
    }

    private static Stream<Change> of(SchemaObject object) {
        return switch (object) {
            case Sequence sequence -> Stream.of(new Change.SequenceWritten(sequence.definition(), sequence.last()));
            case Module module -> Stream.of(new Change.ModuleWritten(module));
            case Table table -> {
                Stream.Builder<Change> parts = Stream.builder();
                parts.add(new Change.TableWritten(table.definition(), true));
                table.rows().forEach((values, row) -> parts.add(new Change.RowWritten(table.id(), row, values)));
                yield parts.build();
            }
        };
    }
}
