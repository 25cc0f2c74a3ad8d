package io.linkspan.check.around;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a database on SQL Server uses that a link does not carry over, as catalog views show it.
 *
 * @param queues      of Service Broker that are not the system's own
 * @param published   published or subscribed, in any form
 * @param accelerated whether accelerated database recovery is on; empty before SQL Server 2019
 * @param distributed modules that begin a distributed transaction, and such transactions open now; who else uses the coordinator no view shows
 */
public record Features(boolean cdc, boolean broker, int queues, boolean published, boolean logShipped, Optional<Boolean> accelerated, int distributed) {

    /** Each in a few words, for one line. */
    public List<String> words() {
        return Stream.of(cdc ? "change data capture" : "", queues > 0 ? "Service Broker (" + queues + " queues" + (broker ? "" : ", off") + ")" : "", published ? "replication" : "", logShipped ? "log shipping" : "",
                distributed > 0 ? "distributed transactions" : "", accelerated.filter(on -> !on).isPresent() ? "accelerated database recovery is off, and the instance cannot switch it on later" : "")
                .filter(word -> !word.isEmpty()).toList();
    }
}
