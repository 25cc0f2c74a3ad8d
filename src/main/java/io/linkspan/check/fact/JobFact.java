package io.linkspan.check.fact;

/**
 * An Agent job with a step that runs in a database (msdb.dbo.sysjobs, sysjobsteps). What else its commands reach is not known.
 *
 * @param id      a GUID as text
 * @param running whether it runs now (msdb.dbo.sysjobactivity, latest session)
 */
public record JobFact(String id, String name, boolean enabled, boolean running) {

    /** For people, in a line. */
    public String words() {
        return "job " + name + (enabled ? "" : ", disabled") + (running ? ", running" : "");
    }
}
