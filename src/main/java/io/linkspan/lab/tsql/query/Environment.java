package io.linkspan.lab.tsql.query;

import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Optional;

/** What a statement finds around it while it is compiled: the session's variables, and the objects that it may name. */
public interface Environment {

    Scope scope();

    /** @throws io.linkspan.lab.engine.type.ServerError 137 */
    Variable variable(String name);

    /** A table or view, temporary ones too. @throws io.linkspan.lab.engine.type.ServerError 208, 229 … */
    Relation relation(ObjectName name);

    /** @throws io.linkspan.lab.engine.type.ServerError 1087 */
    Relation tableVariable(String name);

    /** @throws io.linkspan.lab.engine.type.ServerError 208 */
    Relation tableFunction(Query.TableFunction call, List<Typed> arguments);

    /** A system function, global or user-defined function by name. @throws io.linkspan.lab.engine.type.ServerError 195, 4121 … */
    Typed call(ObjectName function, List<Typed> arguments);

    /** {@code @@SERVERNAME} and its like. */
    Typed global(String name);

    /** The next value of a sequence. @throws io.linkspan.lab.engine.type.ServerError 208, 11728 */
    Typed next(ObjectName sequence);

    /** A view of the user, to be compiled in its place. */
    Optional<Query> view(ObjectName name);
}
