package io.linkspan.plan.task;

import io.linkspan.model.LinkName;

/**
 * What an operator asks for when removing a link.
 *
 * @param server    name of the SQL Server in the profile
 * @param instance  name of the managed instance in the profile
 * @param keepGroup whether the availability group on SQL Server stays; one that another tool named stays anyway
 */
public record RemoveTask(LinkName link, String server, String instance, boolean keepGroup) {
}
