package io.linkspan.plan.task.failover;

import io.linkspan.model.LinkName;
import io.linkspan.model.Side;

/**
 * What an operator asks for when failing a link over.
 *
 * @param server   name of the SQL Server in the profile
 * @param instance name of the managed instance in the profile
 * @param to       who is to be primary
 * @param dropLink whether the link ends with it; only towards the instance
 * @param forced   whether to take over without the present primary, losing what it has not sent
 */
public record FailoverTask(LinkName link, String server, String instance, Side to, Workload workload, boolean dropLink, boolean forced) {
}
