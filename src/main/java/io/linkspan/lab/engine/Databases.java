package io.linkspan.lab.engine;

import io.linkspan.lab.engine.type.Errors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The databases of an instance; names compare without regard to letter case. Safe from any thread. */
public final class Databases {

    private final Instance instance;
    private final List<Database> all = new CopyOnWriteArrayList<>();

    Databases(Instance instance) {
        this.instance = instance;
        int compatibility = instance.compatibility();
        for (String name : List.of("master", "tempdb", "model", "msdb")) {
            Database database = new Database(instance, all.size() + 1, name, compatibility);
            database.options().set(DatabaseOptions.RECOVERY, name.equals("model") ? "FULL" : "SIMPLE");
            database.options().set(DatabaseOptions.BROKER, name.equals("msdb") || name.equals("tempdb"));
            all.add(database);
        }
    }

    public Optional<Database> find(String name) {
        return all.stream().filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<Database> find(int id) {
        return all.stream().filter(d -> d.id() == id).findFirst();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 911 */
    public Database get(String name) {
        return find(name).orElseThrow(() -> Errors.noDatabase(name));
    }

    public Database master() {
        return all.getFirst();
    }

    /** In the order of their ids. */
    public List<Database> all() {
        return all.stream().sorted(Comparator.comparingInt(Database::id)).toList();
    }

    public List<Database> user() {
        return all().stream().filter(d -> !d.system()).toList();
    }

    /** Makes an empty database with the smallest free id, online and FULL. @throws io.linkspan.lab.engine.type.ServerError 1801 */
    public synchronized Database create(String name) {
        if (find(name).isPresent()) {
            throw Errors.databaseExists(name);
        }
        List<Integer> taken = new ArrayList<>(all.stream().map(Database::id).toList());
        int id = IntStream.iterate(5, i -> i + 1).filter(i -> !taken.contains(i)).findFirst().orElseThrow();
        Database database = new Database(instance, id, name, instance.compatibility());
        all.add(database);
        instance.errorLog().add("spid25s", "Starting up database '" + name + "'.");
        return database;
    }

    /** Takes it away, whatever its state: conditions are the statement's. */
    public synchronized void remove(Database database) {
        all.remove(database);
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 1801 */
    public synchronized void rename(Database database, String name) {
        if (find(name).filter(d -> d != database).isPresent()) {
            throw Errors.databaseExists(name);
        }
        database.rename(name);
    }
}
