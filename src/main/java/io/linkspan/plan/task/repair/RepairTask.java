package io.linkspan.plan.task.repair;

import io.linkspan.model.LinkName;
import io.linkspan.model.Side;

/**
 * What an operator asks for when repairing a link with two primaries.
 *
 * @param server   name of the SQL Server in the profile
 * @param instance name of the managed instance in the profile
 * @param keep     whose rows stay; the other side follows it afterwards
 * @param saveTo   where the other side's database is saved to before: a file or, ending with a slash or backslash, a folder that SQL Server may write to, or a URL; empty while nobody has said
 */
public record RepairTask(LinkName link, String server, String instance, Side keep, String saveTo) {

    /** The side whose own rows leave its database. */
    public Side loser() {
        return keep.other();
    }

    /** What has to be typed to agree to that. */
    public String sentence() {
        return link + " drops " + loser().id();
    }

    public boolean agreed(String typed) {
        return typed.strip().equalsIgnoreCase(sentence());
    }
}
