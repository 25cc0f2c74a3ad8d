package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;

record Ddl(SqlSession session, Activation activation) {

    void execute(DefinitionStatement statement) {
        throw ServerError.of(40000, 16, 1, "Not yet.");
    }

    TableVariable tableVariable(ControlStatement.DeclareTable t) {
        throw ServerError.of(40000, 16, 1, "Not yet.");
    }

    long selectInto(ObjectName name, Compiled compiled) {
        throw ServerError.of(40000, 16, 1, "Not yet.");
    }

    void dropTemporary(String name) {
    }
}
