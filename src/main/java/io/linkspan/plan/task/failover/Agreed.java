package io.linkspan.plan.task.failover;

import io.linkspan.model.LinkName;
import io.linkspan.model.Loss;
import java.util.Optional;

/**
 * What has to be typed to agree to a failover: the link's name, and a loss by its figure. Pure.
 *
 * @param loss of a forced one
 */
public record Agreed(LinkName link, Optional<Loss> loss) {

    public String sentence() {
        return loss.map(lost -> lost.sentence(link)).orElse(link.value());
    }

    /** Whether somebody who typed that agrees. */
    public boolean with(String typed) {
        return loss.map(lost -> lost.agreed(link, typed)).orElseGet(() -> typed.strip().equalsIgnoreCase(link.value()));
    }
}
