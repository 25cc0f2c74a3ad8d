package io.linkspan.lab.engine.agent;

/** Somebody whom jobs tell (msdb.dbo.sysoperators). */
public record Operator(int id, String name, boolean enabled, String email) {
}
