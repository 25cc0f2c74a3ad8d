package io.linkspan.check.parity;

import io.linkspan.check.parity.ParityItem.State;
import io.linkspan.check.parity.ServerObjects.Job;
import io.linkspan.check.parity.ServerObjects.Linked;
import io.linkspan.check.parity.ServerObjects.Login;
import io.linkspan.check.parity.ServerObjects.Mapping;
import io.linkspan.sqlserver.TSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is missing on the other side as T-SQL for it. Neither passwords nor their hashes are in it: they are variables to be filled in. Pure. */
public final class ParityScript {

    private final Parity parity;
    private final List<String> secrets = new ArrayList<>();

    private ParityScript(Parity parity) {
        this.parity = parity;
    }

    /** @param heading lines above it, without comment marks */
    public static String of(Parity parity, List<String> heading) {
        ParityScript script = new ParityScript(parity);
        String body = parity.gaps().stream().map(script::part).collect(Collectors.joining("\n\n"));
        String variables = script.secrets.stream().map(name -> "DECLARE " + name + " nvarchar(128) = N''; -- fill in, and do not save").collect(Collectors.joining("\n"));
        return comment(String.join("\n", heading)) + "\n\n" + "DECLARE @statement nvarchar(max), @command nvarchar(max);\n" + (variables.isEmpty() ? "" : variables + "\n") + "\n"
                + (body.isEmpty() ? comment("Nothing is missing and nothing differs.") : body) + "\n";
    }

    private String part(ParityItem item) {
        String title = comment(item.kind().word() + " " + item.name() + ", " + item.state().word() + (item.differences().isEmpty() ? "" : ": " + String.join("; ", item.differences())));
        return title + "\n" + switch (item.kind()) {
            case LOGIN -> login(item);
            case JOB -> job(item);
            case LINKED_SERVER -> linked(item);
        };
    }

    private String login(ParityItem item) {
        Login login = find(parity.here().logins(), Login::name, item.name()).orElseThrow();
        Optional<Login> there = parity.there().logins().stream().filter(other -> other.sid().equals(login.sid())).findFirst();
        String name = TSql.name(there.map(Login::name).orElse(login.name()));
        List<String> lines = new ArrayList<>();
        if (item.state() == State.MISSING) {
            lines.add(login.sql() ? create(login) : comment(login.windows() ? "CREATE LOGIN [name@tenant] FROM EXTERNAL PROVIDER; then, in the database after the failover: ALTER USER " + name
                    + " WITH LOGIN = [name@tenant];" : "CREATE LOGIN " + name + " FROM EXTERNAL PROVIDER;"));
        } else if (there.isEmpty()) {
            return comment("Drop the login there if nothing needs it, then make it again with this SID:\nDROP LOGIN " + name + ";\n" + create(login));
        }
        if (there.isPresent() && there.get().disabled() != login.disabled() || there.isEmpty() && login.disabled()) {
            lines.add("ALTER LOGIN " + name + (login.disabled() ? " DISABLE;" : " ENABLE;"));
        }
        if (login.sql() || there.isPresent()) {
            login.roles().stream().filter(role -> there.stream().noneMatch(other -> other.roles().contains(role))).forEach(role -> lines.add("ALTER SERVER ROLE " + TSql.name(role) + " ADD MEMBER " + name + ";"));
        }
        return lines.isEmpty() ? comment("Decide by hand.") : String.join("\n", lines);
    }

    private String create(Login login) {
        String statement = "CREATE LOGIN " + TSql.name(login.name()) + " WITH PASSWORD = ";
        String rest = ", SID = " + login.sid() + ", CHECK_POLICY = " + (login.policy() ? "ON" : "OFF") + ", CHECK_EXPIRATION = " + (login.expiration() ? "ON" : "OFF");
        return "IF SUSER_ID(" + TSql.text(login.name()) + ") IS NULL\nBEGIN\n    SET @statement = " + TSql.text(statement + "N") + " + QUOTENAME(" + secret() + ", '''') + " + TSql.text(rest)
                + ";\n    EXEC (@statement);\nEND;";
    }

    private String secret() {
        String name = "@password" + (secrets.size() + 1);
        secrets.add(name);
        return name;
    }

    /** Made disabled: on a side that is not primary it would fail, or do its work twice. */
    private String job(ParityItem item) {
        if (item.state() != State.MISSING) {
            return comment(item.state() == State.EXTRA ? "Disable or delete it there unless it shall run: EXEC msdb.dbo.sp_update_job @job_name = " + TSql.text(item.name()) + ", @enabled = 0;" : "Decide by hand which is right.");
        }
        Job job = find(parity.here().jobs(), Job::name, item.name()).orElseThrow();
        String of = "@job_name = " + TSql.text(job.name());
        List<String> lines = new ArrayList<>();
        lines.add("EXEC msdb.dbo.sp_add_job " + of + ", @enabled = 0, @description = " + TSql.text(job.description()) + (job.owner().isEmpty() ? "" : ", @owner_login_name = " + TSql.text(job.owner())) + ";");
        job.steps().forEach(step -> lines.add("SET @command = " + command(step.command()) + ";\nEXEC msdb.dbo.sp_add_jobstep " + of + ", @step_id = " + step.id() + ", @step_name = " + TSql.text(step.name()) + ", @subsystem = " + TSql.text(step.subsystem())
                + ", @command = @command" + (step.database().isEmpty() ? "" : ", @database_name = " + TSql.text(step.database())) + ", @on_success_action = " + step.onSuccess()
                + ", @on_fail_action = " + step.onFailure() + ";"));
        job.schedules().forEach(schedule -> lines.add("EXEC msdb.dbo.sp_add_jobschedule " + of + ", @name = " + TSql.text(schedule.name()) + ", @enabled = " + (schedule.enabled() ? 1 : 0)
                + schedule.frequency().entrySet().stream().map(e -> ", @" + e.getKey() + " = " + e.getValue()).collect(Collectors.joining()) + ";"));
        lines.add("EXEC msdb.dbo.sp_add_jobserver " + of + ";");
        if (job.enabled()) {
            lines.add(comment("After the failover: EXEC msdb.dbo.sp_update_job " + of + ", @enabled = 1;"));
        }
        return String.join("\n", lines);
    }

    /** A line that says GO would end the batch of whoever runs the script, so it does not stand alone on one. */
    private static String command(String text) {
        String literal = TSql.text(text);
        String split = literal.replaceAll("\\r?\\n(?=[ \\t]*(?i:go)\\b)", "' + NCHAR(10) + N'");
        return split.equals(literal) ? literal : "CAST(N'' AS nvarchar(max)) + " + split;
    }

    private String linked(ParityItem item) {
        Optional<Linked> found = find(parity.here().linked(), Linked::name, item.name());
        if (item.state() != State.MISSING || found.isEmpty()) {
            return comment("Decide by hand which is right.");
        }
        Linked linked = found.get();
        String server = TSql.text(linked.name());
        List<String> lines = new ArrayList<>();
        boolean plain = linked.product().equalsIgnoreCase("SQL Server");
        lines.add("EXEC sp_addlinkedserver @server = " + server + ", @srvproduct = " + TSql.text(linked.product()) + (plain ? "" : ", @provider = " + TSql.text(linked.provider())
                + (linked.source().isEmpty() ? "" : ", @datasrc = " + TSql.text(linked.source())) + (linked.catalog().isEmpty() ? "" : ", @catalog = " + TSql.text(linked.catalog()))) + ";");
        linked.options().forEach(option -> lines.add("EXEC sp_serveroption @server = " + server + ", @optname = " + TSql.text(option) + ", @optvalue = N'true';"));
        linked.logins().stream().filter(mapping -> !(mapping.local().isEmpty() && mapping.self())).forEach(mapping -> lines.add(mapping(server, mapping)));
        lines.add(comment("A provider string, if it has one, was not read, since it may hold a password."));
        return String.join("\n", lines);
    }

    private String mapping(String server, Mapping mapping) {
        return "EXEC sp_addlinkedsrvlogin @rmtsrvname = " + server + ", @useself = N'" + (mapping.self() ? "true" : "false") + "'" + mapping.local().map(login -> ", @locallogin = " + TSql.text(login)).orElse("")
                + mapping.remote().map(remote -> ", @rmtuser = " + TSql.text(remote) + ", @rmtpassword = " + secret()).orElse("") + ";";
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> nameOf, String name) {
        return all.stream().filter(one -> nameOf.apply(one).equalsIgnoreCase(name)).findFirst();
    }

    private static String comment(String text) {
        return text.lines().map(line -> "-- " + line).collect(Collectors.joining("\n"));
    }
}
