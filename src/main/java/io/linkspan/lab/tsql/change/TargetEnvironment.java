package io.linkspan.lab.tsql.change;

import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Optional;

/** The surroundings of a statement in which one name stands for its target, rows numbered. */
record TargetEnvironment(Environment inner, Relation target) implements Environment {

    @Override
    public Scope scope() {
        return inner.scope();
    }

    @Override
    public Variable variable(String name) {
        return inner.variable(name);
    }

    @Override
    public Relation relation(ObjectName name) {
        return Reading.isMark(name) ? target : inner.relation(name);
    }

    @Override
    public Relation tableVariable(String name) {
        return inner.tableVariable(name);
    }

    @Override
    public Relation tableFunction(Query.TableFunction call, List<Typed> arguments) {
        return inner.tableFunction(call, arguments);
    }

    @Override
    public Typed call(ObjectName function, List<Typed> arguments) {
        return inner.call(function, arguments);
    }

    @Override
    public Typed global(String name) {
        return inner.global(name);
    }

    @Override
    public Typed next(ObjectName sequence) {
        return inner.next(sequence);
    }

    @Override
    public Optional<Query> view(ObjectName name) {
        return Reading.isMark(name) ? Optional.empty() : inner.view(name);
    }
}
