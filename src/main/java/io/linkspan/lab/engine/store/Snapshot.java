package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Collation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All schemas, objects and rows of a database at one moment, immutable. It is what a statement reads, what a savepoint keeps and what seeding sends. */
public final class Snapshot {

    /** Schema ids as in every database. */
    public static final Snapshot EMPTY = new Snapshot(new TreeMap<>(Map.of(1, "dbo", 2, "guest", 3, "INFORMATION_SCHEMA", 4, "sys")), new TreeMap<>(), Principal.SHIPPED_ONES, Collation.USUAL);

    private final SortedMap<Integer, String> schemas;
    private final SortedMap<Integer, SchemaObject> objects;
    private final SortedMap<Integer, Principal> principals;
    private final Collation names;

    private Snapshot(SortedMap<Integer, String> schemas, SortedMap<Integer, SchemaObject> objects, SortedMap<Integer, Principal> principals, Collation names) {
        this.schemas = schemas;
        this.objects = objects;
        this.principals = principals;
        this.names = names;
    }

    /** The same where names are compared by another collation. */
    Snapshot named(Collation collation) {
        return new Snapshot(schemas, objects, principals, collation);
    }

    /** By which names of schemas, objects and columns are equal. */
    public Collation names() {
        return names;
    }

    /** Users and roles, in the order of their ids. */
    public Collection<Principal> principals() {
        return principals.values();
    }

    public Optional<Principal> principal(int id) {
        return Optional.ofNullable(principals.get(id));
    }

    public SortedMap<Integer, String> schemas() {
        return schemas;
    }

    public Collection<SchemaObject> objects() {
        return objects.values();
    }

    public Optional<SchemaObject> find(int id) {
        return Optional.ofNullable(objects.get(id));
    }

    public Optional<SchemaObject> find(String schema, String name) {
        return objects.values().stream().filter(o -> names.equal(o.name(), name) && names.equal(o.schema(), schema)).findFirst();
    }

    public Optional<Table> table(String schema, String name) {
        return find(schema, name).filter(Table.class::isInstance).map(Table.class::cast);
    }

    public Optional<Table> table(int id) {
        return find(id).filter(Table.class::isInstance).map(Table.class::cast);
    }

    public Optional<Integer> schemaId(String name) {
        return schemas.entrySet().stream().filter(e -> names.equal(e.getValue(), name)).map(Map.Entry::getKey).findFirst();
    }

    /** The changes that make this out of nothing. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        schemas.tailMap(5).forEach((id, name) -> changes.add(new Change.SchemaWritten(id, name)));
        principals.values().stream().filter(p -> p != Principal.SHIPPED_ONES.get(p.id())).forEach(p -> changes.add(new Change.PrincipalWritten(p)));
        for (SchemaObject object : objects.values()) {
            switch (object) {
                case Module module -> changes.add(new Change.ModuleWritten(module));
                case Sequence sequence -> changes.add(new Change.SequenceWritten(sequence.definition(), sequence.last()));
                case Table table -> {
                    changes.add(new Change.TableWritten(table.definition(), true));
                    table.rows().forEach((values, row) -> changes.add(new Change.RowWritten(table.id(), row, values)));
                }
            }
        }
        return changes;
    }

    public Snapshot apply(Change change) {
        return switch (change) {
            case Change.RowWritten(int table, long row, var values) -> {
                Table changed = table(table).orElseThrow();
                changed.definition().identityColumn().ifPresent(i -> changed.identity().passed(values[i] instanceof Number n ? n.longValue() : 0));
                yield with(changed.with(row, values));
            }
            case Change.RowDeleted(int table, long row) -> with(table(table).orElseThrow().without(row));
            case Change.TableWritten(TableDefinition definition, boolean emptied) -> with(table(definition.id()).filter(_ -> !emptied)
                    .map(t -> t.redefined(definition)).orElseGet(() -> Table.empty(definition)));
            case Change.ModuleWritten(Module module) -> with(module);
            case Change.SequenceWritten(Sequence.Definition definition, var last) -> with(find(definition.id()).filter(s -> s instanceof Sequence old && old.definition().equals(definition) && old.last().equals(last))
                    .orElseGet(() -> new Sequence(definition, last)));
            case Change.ObjectDropped(int id) -> {
                SortedMap<Integer, SchemaObject> fewer = new TreeMap<>(objects);
                fewer.remove(id);
                yield new Snapshot(schemas, fewer, withoutRightsOn(Principal.Right.OBJECT, id), names);
            }
            case Change.SchemaWritten(int id, String name) -> {
                SortedMap<Integer, String> more = new TreeMap<>(schemas);
                more.put(id, name);
                yield new Snapshot(more, objects, principals, names);
            }
            case Change.SchemaDropped(int id) -> {
                SortedMap<Integer, String> fewer = new TreeMap<>(schemas);
                fewer.remove(id);
                yield new Snapshot(fewer, objects, withoutRightsOn(Principal.Right.SCHEMA, id), names);
            }
            case Change.PrincipalWritten(Principal principal) -> {
                SortedMap<Integer, Principal> more = new TreeMap<>(principals);
                more.put(principal.id(), principal);
                yield new Snapshot(schemas, objects, more, names);
            }
            case Change.PrincipalDropped(int id) -> {
                SortedMap<Integer, Principal> fewer = withoutRightsOn(Principal.Right.PRINCIPAL, id);
                fewer.remove(id);
                fewer.replaceAll((_, p) -> p.roles().contains(id) ? p.with(p.roles().stream().filter(r -> r != id).collect(Collectors.toSet())) : p);
                yield new Snapshot(schemas, objects, fewer, names);
            }
        };
    }

    private SortedMap<Integer, Principal> withoutRightsOn(int kind, int major) {
        SortedMap<Integer, Principal> all = new TreeMap<>(principals);
        all.replaceAll((_, p) -> p.withoutRightsOn(kind, major));
        return all;
    }

    private Snapshot with(SchemaObject object) {
        SortedMap<Integer, SchemaObject> more = new TreeMap<>(objects);
        more.put(object.id(), object);
        return new Snapshot(schemas, more, principals, names);
    }
}
