package io.linkspan.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A release of SQL Server, and from which build on it can do what in a link; the numbers and where they come from stand in versions.tsv.
 *
 * @param major            first number of its builds
 * @param link             first build that can be linked to a managed instance
 * @param twoWay           first build that can be failed back to
 * @param policy           update policy that an instance needs for that (REST: databaseFormat)
 * @param instancePrimary  first build with which the instance may be the first primary
 * @param failoverByTSql   first build that fails over by T-SQL
 */
public record Release(int major, String product, ServerVersion link, Optional<ServerVersion> twoWay, Optional<String> policy, Optional<ServerVersion> instancePrimary, Optional<ServerVersion> failoverByTSql) {

    private static final List<Release> ALL = read();

    /** All releases that have links, oldest first. */
    public static List<Release> all() {
        return ALL;
    }

    /** The release of a version; none if that release has no links. */
    public static Optional<Release> of(ServerVersion version) {
        return ALL.stream().filter(r -> r.major == version.major()).findFirst();
    }

    /** Whether a build of this release can be failed back to from an instance of that update policy. */
    public boolean goesBothWays(ServerVersion version, String databaseFormat) {
        return twoWay.filter(version::atLeast).isPresent() && policy.filter(p -> p.equalsIgnoreCase(databaseFormat)).isPresent();
    }

    private static List<Release> read() {
        try (InputStream in = Release.class.getResourceAsStream("versions.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).map(l -> of(l.split("\t"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Release of(String[] fields) {
        return new Release(Integer.parseInt(fields[0]), fields[1], ServerVersion.of(fields[2]), given(fields[3]).map(ServerVersion::of), given(fields[4]), given(fields[5]).map(ServerVersion::of), given(fields[6]).map(ServerVersion::of));
    }

    private static Optional<String> given(String field) {
        return Optional.of(field).filter(f -> !f.equals("-"));
    }
}
