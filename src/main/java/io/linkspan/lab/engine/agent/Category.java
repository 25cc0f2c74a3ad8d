package io.linkspan.lab.engine.agent;

/**
 * A category of jobs, alerts or operators (msdb.dbo.syscategories).
 *
 * @param kind  1 job, 2 alert, 3 operator
 * @param type  1 local, 2 multiserver, 3 none
 */
public record Category(int id, int kind, int type, String name) {
}
