package io.linkspan.plan.task.local;

import io.linkspan.model.LinkName;

/**
 * What an operator asks for when moving the group under a link to another node.
 *
 * @param node     name in the profile, and {@code @@SERVERNAME}, of the node that is to be primary
 * @param instance name of the managed instance in the profile
 * @param forced   whether to take over without the present primary, losing what it has not sent
 */
public record LocalFailoverTask(LinkName link, String node, String instance, boolean forced) {
}
