package io.linkspan.check.parity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The logins, jobs and linked servers of one side. Passwords and their hashes are not read.
 *
 * @param jobs those with a step in the database
 */
public record ServerObjects(List<Login> logins, List<Job> jobs, List<Linked> linked) {

    public ServerObjects {
        logins = List.copyOf(logins);
        jobs = List.copyOf(jobs);
        linked = List.copyOf(linked);
    }

    /**
     * A login (sys.server_principals).
     *
     * @param sid  as 0x…
     * @param type S SQL, U Windows, G Windows group, E Entra, X Entra group
     */
    public record Login(String name, String sid, String type, boolean disabled, String defaultDatabase, boolean policy, boolean expiration, List<String> roles) {

        public Login {
            roles = List.copyOf(roles);
        }

        boolean sql() {
            return type.equals("S");
        }

        boolean windows() {
            return type.equals("U") || type.equals("G");
        }
    }

    /** A job of SQL Server Agent with its steps and schedules, in their order. */
    public record Job(String name, boolean enabled, String owner, String description, List<Step> steps, List<Schedule> schedules) {

        public Job {
            steps = List.copyOf(steps);
            schedules = List.copyOf(schedules);
        }
    }

    /** A step of a job; actions as msdb has them. */
    public record Step(int id, String name, String subsystem, String command, String database, int onSuccess, int onFailure) {
    }

    /** A schedule: its name, whether it is on, and the parameters of sp_add_jobschedule by name. */
    public record Schedule(String name, boolean enabled, Map<String, Long> frequency) {

        public Schedule {
            frequency = new TreeMap<>(frequency);
        }
    }

    /**
     * A linked server (sys.servers). The provider string is not read, since it may hold a password.
     *
     * @param options of sp_serveroption that are on
     * @param logins  which login stands for whom there, in words
     */
    public record Linked(String name, String product, String provider, String source, String catalog, List<String> options, List<Mapping> logins) {

        public Linked {
            options = List.copyOf(options);
            logins = List.copyOf(logins);
        }
    }

    /**
     * Which remote login stands for a local one (sys.linked_logins).
     *
     * @param local empty for everybody
     * @param remote empty where the caller's own credentials are used, or none
     */
    public record Mapping(Optional<String> local, boolean self, Optional<String> remote) {

        String words() {
            return local.orElse("everybody") + (self ? " as itself" : " as " + remote.orElse("nobody"));
        }
    }
}
