package io.linkspan.lab.tsql.syntax;

/** One statement of a batch, of the kind that its record names; the areas are interfaces of their own. */
public sealed interface Statement permits DataStatement, ControlStatement, CursorStatement, TransactionStatement, DefinitionStatement, DatabaseStatement,
        SecurityStatement, KeyStatement, EndpointStatement, GroupStatement, BackupStatement, ServerStatement {

    /** From its first word to its last, without a semicolon. */
    Place place();
}
