package io.linkspan.lab.tsql.syntax;

import java.util.Optional;

/** Transactions; the name is a plain name, or a variable with its @ that holds it. */
public sealed interface TransactionStatement extends Statement {

    record BeginTransaction(Place place, Optional<String> name, Optional<String> mark) implements TransactionStatement {
    }

    record Commit(Place place, Optional<String> name) implements TransactionStatement {
    }

    /** The name of a transaction or of a savepoint. */
    record Rollback(Place place, Optional<String> name) implements TransactionStatement {
    }

    record Save(Place place, String name) implements TransactionStatement {
    }
}
