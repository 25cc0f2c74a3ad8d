package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.agent.AgentTime;
import io.linkspan.lab.engine.agent.Frequency;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.Jobs;
import io.linkspan.lab.engine.agent.Schedule;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Schedules, and which jobs have them. */
final class ScheduleProcedures {

    private static final String WHEN = "@enabled tinyint, @freq_type int, @freq_interval int, @freq_subday_type int, @freq_subday_interval int, @freq_relative_interval int, @freq_recurrence_factor int, "
            + "@active_start_date int, @active_end_date int, @active_start_time int, @active_end_time int";
    private static final String JOB = "@job_id uniqueidentifier, @job_name sysname, ";
    private static final Set<Integer> TYPES = Set.of(1, 4, 8, 16, 32, 64, 128);

    private ScheduleProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_add_schedule", parameters("!@schedule_name sysname, " + WHEN + ", @owner_login_name sysname, >@schedule_uid uniqueidentifier, >@schedule_id int, @originating_server sysname"), true, ScheduleProcedures::add),
                new Procedure("sp_add_jobschedule", parameters(JOB + "!@name sysname, " + WHEN + ", >@schedule_id int, @automatic_post bit, >@schedule_uid uniqueidentifier"), true, ScheduleProcedures::addToJob),
                new Procedure("sp_attach_schedule", parameters(JOB + "@schedule_id int, @schedule_name sysname, @automatic_post bit"), true, ScheduleProcedures::attach),
                new Procedure("sp_detach_schedule", parameters(JOB + "@schedule_id int, @schedule_name sysname, @delete_unused_schedule bit, @automatic_post bit"), true, ScheduleProcedures::detach),
                new Procedure("sp_update_schedule", parameters("@schedule_id int, @name sysname, @new_name sysname, " + WHEN + ", @owner_login_name sysname, @automatic_post bit"), true, (a, scope) -> update(a, scope, Found.schedule(a, scope, "@name"))),
                new Procedure("sp_update_jobschedule", parameters(JOB + "!@name sysname, @new_name sysname, " + WHEN + ", @automatic_post bit"), true, (a, scope) -> update(a, scope, of(Found.own(a, scope, "update or delete"), a, scope))),
                new Procedure("sp_delete_schedule", parameters("@schedule_id int, @schedule_name sysname, @force_delete bit, @automatic_post bit"), true, ScheduleProcedures::delete),
                new Procedure("sp_delete_jobschedule", parameters(JOB + "!@name sysname, @keep_schedule int, @automatic_post bit"), true, ScheduleProcedures::deleteFromJob));
    }

    private static int add(Arguments a, Scope scope) {
        return made(a, scope, a.text("@schedule_name").orElse("")) > 0 ? 0 : 1;
    }

    private static int made(Arguments a, Scope scope, String name) {
        int today = AgentTime.date(Optional.of(scope.instance().estate().clock().instant()));
        Frequency none = new Frequency(0, 0, 0, 0, 0, 0, today, 99991231, 0, 235959);
        Schedule schedule = jobs(scope).add(name, enabled(a, true), Found.owner(a, scope, Optional.empty()), frequency(a, none));
        a.set("@schedule_id", schedule.id());
        a.set("@schedule_uid", schedule.uid());
        return schedule.id();
    }

    private static int addToJob(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        int id = made(a, scope, a.text("@name").orElse(""));
        jobs(scope).change(job.id(), j -> j.scheduled(Stream.concat(j.schedules().stream(), Stream.of(id)).toList()));
        return 0;
    }

    private static int attach(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        Schedule schedule = Found.schedule(a, scope, "@schedule_name");
        jobs(scope).change(job.id(), j -> j.scheduled(Stream.concat(j.schedules().stream(), Stream.of(schedule.id())).distinct().toList()));
        return 0;
    }

    private static int detach(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        Schedule schedule = Found.schedule(a, scope, "@schedule_name");
        if (!job.schedules().contains(schedule.id())) { // this procedure alone raises it with severity 0
            scope.info(14374, 0, AgentErrors.notAttached(schedule.name(), job.name()).getMessage());
            return 1;
        }
        remove(job, schedule, a.find("@delete_unused_schedule").map(v -> (Boolean) v).orElse(false), scope);
        return 0;
    }

    private static int deleteFromJob(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        remove(job, of(job, a, scope), a.number("@keep_schedule").orElse(0) == 0, scope);
        return 0;
    }

    private static void remove(Job job, Schedule schedule, boolean unused, Scope scope) {
        jobs(scope).change(job.id(), j -> j.scheduled(j.schedules().stream().filter(s -> s != schedule.id()).toList()));
        if (unused && jobs(scope).users(schedule.id()).isEmpty()) {
            jobs(scope).remove(schedule);
        }
    }

    private static int update(Arguments a, Scope scope, Schedule old) {
        demandOwner(old, scope);
        jobs(scope).change(old, a.text("@new_name").orElse(old.name()), enabled(a, old.enabled()), Found.owner(a, scope, Optional.of(old.owner())), frequency(a, old.frequency()));
        return 0;
    }

    private static int delete(Arguments a, Scope scope) {
        Schedule schedule = Found.schedule(a, scope, "@schedule_name");
        demandOwner(schedule, scope);
        if (!jobs(scope).users(schedule.id()).isEmpty() && !a.find("@force_delete").map(v -> (Boolean) v).orElse(false)) {
            throw AgentErrors.scheduleInUse();
        }
        jobs(scope).remove(schedule);
        return 0;
    }

    /** The schedule that a job has under a name. */
    private static Schedule of(Job job, Arguments a, Scope scope) {
        String name = a.text("@name").orElse("");
        return job.schedules().stream().flatMap(id -> jobs(scope).schedule(id).stream()).filter(s -> s.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> AgentErrors.notAttached(name, job.name()));
    }

    private static boolean enabled(Arguments a, boolean old) {
        return a.number("@enabled").map(v -> v == 1).orElse(old);
    }

    private static Frequency frequency(Arguments a, Frequency old) {
        Frequency f = new Frequency(a.number("@freq_type").orElse(old.type()), a.number("@freq_interval").orElse(old.interval()), a.number("@freq_subday_type").orElse(old.subdayType()),
                a.number("@freq_subday_interval").orElse(old.subdayInterval()), a.number("@freq_relative_interval").orElse(old.relative()), a.number("@freq_recurrence_factor").orElse(old.recurrence()),
                a.number("@active_start_date").orElse(old.startDate()), a.number("@active_end_date").orElse(old.endDate()), a.number("@active_start_time").orElse(old.startTime()), a.number("@active_end_time").orElse(old.endTime()));
        if (!TYPES.contains(f.type())) {
            throw AgentErrors.notAmong("@freq_type", "1, 4, 8, 16, 32, 64, 128");
        }
        if (!Set.of(0, 1, 2, 4, 8).contains(f.subdayType())) {
            throw AgentErrors.notAmong("@freq_subday_type", "0x1, 0x2, 0x4, 0x8");
        }
        demand(f.type() != 8 || f.interval() > 0 && f.interval() < 128, "@freq_interval", "1..127");
        demand(f.type() != 16 || f.interval() > 0 && f.interval() < 32, "@freq_interval", "1..31");
        demand(f.type() != 32 || f.interval() > 0 && f.interval() < 11 && Set.of(1, 2, 4, 8, 16).contains(f.relative()), "@freq_interval", "1..10");
        demand(f.type() != 8 && f.type() != 16 && f.type() != 32 || f.recurrence() > 0, "@freq_recurrence_factor", "1..n");
        demand(date(f.startDate()), "@active_start_date", "a date as yyyymmdd");
        demand(date(f.endDate()), "@active_end_date", "a date as yyyymmdd");
        demand(time(f.startTime()), "@active_start_time", "000000..235959");
        demand(time(f.endTime()), "@active_end_time", "000000..235959");
        return f;
    }

    private static void demand(boolean holds, String parameter, String values) {
        if (!holds) {
            throw AgentErrors.notAmong(parameter, values);
        }
    }

    private static boolean date(int number) {
        int month = number / 100 % 100;
        return number / 10_000 >= 1990 && month > 0 && month < 13 && number % 100 > 0 && number % 100 <= YearMonth.of(number / 10_000, month).lengthOfMonth();
    }

    private static boolean time(int number) {
        return number >= 0 && number / 10_000 < 24 && number / 100 % 100 < 60 && number % 100 < 60;
    }

    private static void demandOwner(Schedule schedule, Scope scope) {
        if (!scope.sysadmin() && !Arrays.equals(schedule.owner(), scope.login().sid())) {
            throw AgentErrors.scheduleOfAnother();
        }
    }

    private static Jobs jobs(Scope scope) {
        return scope.instance().agent().jobs();
    }
}
