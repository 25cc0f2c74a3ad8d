package io.linkspan.check.fact;

import java.util.List;

/** An availability group on SQL Server, distributed or not; one that is not names its databases. */
public record GroupFact(String name, boolean distributed, List<String> databases) {
}
