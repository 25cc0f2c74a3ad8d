package io.linkspan.lab.engine.store;

import java.time.Instant;

/** Something that lives in a schema of a database and has an object id there. */
public sealed interface SchemaObject permits Table, Module, Sequence {

    int id();

    String schema();

    String name();

    Instant created();
}
