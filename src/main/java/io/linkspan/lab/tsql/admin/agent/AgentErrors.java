package io.linkspan.lab.tsql.admin.agent;

import io.linkspan.lab.engine.type.ServerError;
import java.util.Locale;

/** The errors of the Agent's procedures, in the order of their numbers (Database Engine events and errors, 14000–14999). The procedures of msdb raise them with RAISERROR and a state of -1, which counts as 1 (T-SQL reference, RAISERROR). */
final class AgentErrors {

    private AgentErrors() {
    }

    static ServerError invalid(String parameter, String source) {
        return ServerError.of(14234, 16, 1, "The specified '" + parameter + "' is invalid (valid values are returned by " + source + ").");
    }

    static ServerError noServer(String job, Object id) {
        return ServerError.of(14256, 16, 1, "Cannot start the job \"" + job + "\" (ID " + id.toString().toUpperCase(Locale.ROOT) + ") because it does not have any job server or servers defined. Associate the job with a job server by calling sp_add_jobserver.");
    }

    static ServerError exists(String parameter, String value) {
        return ServerError.of(14261, 16, 1, "The specified " + parameter + " ('" + value + "') already exists.");
    }

    static ServerError missing(String parameter, String value) {
        return ServerError.of(14262, 16, 1, "The specified " + parameter + " ('" + value + "') does not exist.");
    }

    static ServerError notAmong(String parameter, String values) {
        return ServerError.of(14266, 16, 1, "The specified '" + parameter + "' is invalid (valid values are: " + values + ").");
    }

    static ServerError targeted(String job, String server) {
        return ServerError.of(14269, 16, 1, "Job '" + job + "' is already targeted at server '" + server + "'.");
    }

    static ServerError notTargeted(String job, String server) {
        return ServerError.of(14270, 16, 1, "Job '" + job + "' is not currently targeted at server '" + server + "'.");
    }

    static ServerError ambiguous(String job) {
        return ServerError.of(14293, 16, 1, "There are two or more jobs named '" + job + "'. Specify @job_id instead of @job_name to uniquely identify the job.");
    }

    static ServerError either(String one, String other) {
        return ServerError.of(14294, 16, 1, "Supply either " + one + " or " + other + " to identify the job.");
    }

    static ServerError severalSchedules(String name) {
        return ServerError.of(14371, 16, 1, "There are two or more schedules named \"" + name + "\". Specify @schedule_id instead of @schedule_name to uniquely identify the schedule.");
    }

    static ServerError scheduleInUse() {
        return ServerError.of(14372, 16, 1, "The schedule was not deleted because it is being used by one or more jobs.");
    }

    static ServerError eitherSchedule() {
        return ServerError.of(14373, 16, 1, "Supply either @schedule_id or @schedule_name to identify the schedule.");
    }

    static ServerError notAttached(String schedule, String job) {
        return ServerError.of(14374, 16, 1, "The specified schedule name \"" + schedule + "\" is not associated with the job \"" + job + "\".");
    }

    static ServerError scheduleOfAnother() {
        return ServerError.of(14394, 16, 1, "Only owner of job schedule or members of sysadmin role can modify or delete the job schedule.");
    }

    static ServerError ownerOnly(String action) {
        return ServerError.of(14525, 16, 1, "Only members of sysadmin role are allowed to " + action + " jobs owned by a different login.");
    }
}
