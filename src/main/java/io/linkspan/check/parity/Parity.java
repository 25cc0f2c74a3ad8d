package io.linkspan.check.parity;

import io.linkspan.check.parity.DatabaseNeeds.User;
import io.linkspan.check.parity.ParityItem.Kind;
import io.linkspan.check.parity.ParityItem.State;
import io.linkspan.check.parity.ServerObjects.Job;
import io.linkspan.check.parity.ServerObjects.Linked;
import io.linkspan.check.parity.ServerObjects.Login;
import io.linkspan.check.parity.ServerObjects.Mapping;
import io.linkspan.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a database needs of its server, here against there. Pure.
 *
 * @param to the side that is to have it
 */
public record Parity(Side to, ServerObjects here, ServerObjects there, DatabaseNeeds needs) {

    /** Every object that the database uses, and what the other side has beyond. Passwords are not compared: no view shows them. */
    public List<ParityItem> items() {
        List<ParityItem> items = new ArrayList<>();
        usedLogins().forEach(login -> items.add(login(login)));
        here.jobs().forEach(job -> items.add(named(there.jobs(), Job::name, job.name()).map(other -> compared(Kind.JOB, job.name(), differences(job, other)))
                .orElseGet(() -> new ParityItem(Kind.JOB, job.name(), State.MISSING, List.of()))));
        there.jobs().stream().filter(job -> named(here.jobs(), Job::name, job.name()).isEmpty())
                .forEach(job -> items.add(new ParityItem(Kind.JOB, job.name(), State.EXTRA, List.of(job.enabled() ? "enabled there: it would run in the database after the failover" : "disabled there"))));
        needs.servers().forEach(name -> items.add(linked(name)));
        return List.copyOf(items);
    }

    public List<ParityItem> gaps() {
        return items().stream().filter(item -> item.state() != State.SAME).toList();
    }

    /** In one line. */
    public String words() {
        List<ParityItem> items = items();
        return items.isEmpty() ? "the database uses nothing of its server" : Stream.of(State.values()).map(state -> items.stream().filter(item -> item.state() == state).count() + " " + state.word())
                .filter(count -> !count.startsWith("0 ")).reduce((a, b) -> a + ", " + b).orElse("");
    }

    /** The logins behind the users of the database. A user whose login is missing here already is no matter of the other side. */
    List<Login> usedLogins() {
        return needs.users().stream().map(User::sid).distinct().flatMap(sid -> here.logins().stream().filter(login -> login.sid().equals(sid))).toList();
    }

    private ParityItem login(Login login) {
        Optional<Login> same = there.logins().stream().filter(other -> other.sid().equals(login.sid())).findFirst();
        if (same.isPresent()) {
            return compared(Kind.LOGIN, login.name(), differences(login, same.get()));
        }
        Optional<Login> namesake = named(there.logins(), Login::name, login.name());
        if (namesake.isPresent()) {
            return new ParityItem(Kind.LOGIN, login.name(), State.DIFFERENT, List.of("SID " + login.sid() + " here, " + namesake.get().sid() + " there: the database's user would have no login"));
        }
        return new ParityItem(Kind.LOGIN, login.name(), State.MISSING, login.windows() && to == Side.MANAGED_INSTANCE
                ? List.of("a Windows login: the instance takes an Entra login instead, with another SID, to which the user is mapped after the failover") : List.of());
    }

    private static List<String> differences(Login here, Login there) {
        List<String> differences = new ArrayList<>();
        differ(differences, "name", here.name(), there.name());
        differ(differences, "disabled", here.disabled(), there.disabled());
        differ(differences, "default database", here.defaultDatabase(), there.defaultDatabase());
        differ(differences, "CHECK_POLICY", here.policy(), there.policy());
        differ(differences, "CHECK_EXPIRATION", here.expiration(), there.expiration());
        differ(differences, "server roles", here.roles(), there.roles());
        return differences;
    }

    private static List<String> differences(Job here, Job there) {
        List<String> differences = new ArrayList<>();
        differ(differences, "enabled", here.enabled(), there.enabled());
        differ(differences, "owner", here.owner(), there.owner());
        differ(differences, "number of steps", here.steps().size(), there.steps().size());
        for (int i = 0; i < Math.min(here.steps().size(), there.steps().size()); i++) {
            ServerObjects.Step one = here.steps().get(i);
            ServerObjects.Step other = there.steps().get(i);
            if (!one.equals(other)) {
                differences.add("step " + one.id() + " (" + one.name() + ") differs" + (one.command().equals(other.command()) ? "" : " in its command"));
            }
        }
        if (!here.schedules().equals(there.schedules())) {
            differences.add("schedules differ");
        }
        return differences;
    }

    private ParityItem linked(String name) {
        Optional<Linked> one = named(here.linked(), Linked::name, name);
        Optional<Linked> other = named(there.linked(), Linked::name, name);
        if (one.isEmpty()) {
            return new ParityItem(Kind.LINKED_SERVER, name, other.isEmpty() ? State.MISSING : State.EXTRA, List.of("modules name it, but it is not here"));
        }
        return other.map(found -> compared(Kind.LINKED_SERVER, name, differences(one.get(), found))).orElseGet(() -> new ParityItem(Kind.LINKED_SERVER, name, State.MISSING, List.of()));
    }

    private static List<String> differences(Linked here, Linked there) {
        List<String> differences = new ArrayList<>();
        differ(differences, "product", here.product(), there.product());
        differ(differences, "provider", here.provider(), there.provider());
        differ(differences, "data source", here.source(), there.source());
        differ(differences, "catalog", here.catalog(), there.catalog());
        differ(differences, "options", here.options(), there.options());
        differ(differences, "logins", here.logins().stream().map(Mapping::words).toList(), there.logins().stream().map(Mapping::words).toList());
        return differences;
    }

    private static void differ(List<String> differences, String what, Object here, Object there) {
        if (!Objects.equals(here, there)) {
            differences.add(what + " is " + here + " here, " + there + " there");
        }
    }

    private static ParityItem compared(Kind kind, String name, List<String> differences) {
        return new ParityItem(kind, name, differences.isEmpty() ? State.SAME : State.DIFFERENT, differences);
    }

    private static <T> Optional<T> named(List<T> all, Function<T, String> nameOf, String name) {
        return all.stream().filter(one -> nameOf.apply(one).equalsIgnoreCase(name)).findFirst();
    }
}
