package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.DataStatement;

record Dml(SqlSession session, Activation activation) {

    void execute(DataStatement statement) {
        throw ServerError.of(40000, 16, 1, "Not yet.");
    }

    void compile(DataStatement statement) {
    }
}
