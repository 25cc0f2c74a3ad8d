package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Table;

/** A table variable: a store of its own with one table, so that no transaction of the session takes it back. */
public record TableVariable(String name, Store store) {

    public Table table() {
        return store.committed().table("dbo", name).orElseThrow();
    }
}
