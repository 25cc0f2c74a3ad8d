package io.linkspan.check;

import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.model.LinkSpec;
import java.util.List;

/**
 * What an operator asks for when creating a link.
 *
 * @param roots          of the cloud, resolved to certificates
 * @param masterKeyGiven whether the operator can give the password for a new master key, should SQL Server have none
 */
public record CreateTask(LinkSpec spec, List<TrustedRoot> roots, boolean masterKeyGiven) {

    public CreateTask {
        roots = List.copyOf(roots);
    }
}
