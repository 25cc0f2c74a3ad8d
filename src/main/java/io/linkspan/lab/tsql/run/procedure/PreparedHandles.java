package io.linkspan.lab.tsql.run.procedure;

import io.linkspan.lab.engine.type.ServerError;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepared statements of a session, as sp_prepare and sp_prepexec hand them out. */
public final class PreparedHandles {

    private final Map<Integer, Prepared> all = new HashMap<>();
    private int last;

    /** A statement with the declaration of its parameters. */
    public record Prepared(String parameters, String text) {
    }

    public int add(String parameters, String text) {
        all.put(++last, new Prepared(parameters, text));
        return last;
    }

    /** @throws ServerError 8179 */
    public Prepared get(@Nullable Object handle) {
        Prepared found = handle instanceof Number n ? all.get(n.intValue()) : null;
        if (found == null) {
            throw ServerError.of(8179, 16, 2, "Could not find prepared statement with handle " + (handle == null ? 0 : handle) + ".");
        }
        return found;
    }

    public void remove(@Nullable Object handle) {
        get(handle);
        all.remove(((Number) java.util.Objects.requireNonNull(handle)).intValue());
    }

    public void clear() {
        all.clear();
    }
}
