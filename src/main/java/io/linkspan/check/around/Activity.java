package io.linkspan.check.around;

import java.util.List;

/**
 * What keeps a machine busy at one moment.
 *
 * @param backups commands of running requests that back the database up
 * @param locks   of links that a run of ours holds on this machine, from whatever computer
 */
public record Activity(List<String> backups, List<LinkInUse> locks) {

    public Activity {
        backups = List.copyOf(backups);
        locks = List.copyOf(locks);
    }

    /** A link that is being worked on, and by whom. */
    public record LinkInUse(String link, String by) {
    }
}
