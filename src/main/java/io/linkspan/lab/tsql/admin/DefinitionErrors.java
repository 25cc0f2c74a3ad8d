package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.ServerError;

/** What can be wrong with the definition of an object, in the order of the numbers. */
public final class DefinitionErrors {

    private DefinitionErrors() {
    }

    static ServerError noReferencedTable(String constraint, String table) {
        return ServerError.of(1767, 16, 0, "Foreign key '" + constraint + "' references invalid table '" + table + "'.");
    }

    static ServerError noReferencedKey(String table, String constraint) {
        return ServerError.of(1776, 16, 0, "There are no primary or candidate keys in the referenced table '" + table + "' that match the referencing column list in the foreign key '" + constraint + "'.");
    }

    static ServerError severalClustered(String table, String existing) {
        return ServerError.of(1902, 16, 3, "Cannot create more than one clustered index on table '" + table + "'. Drop the existing clustered index '" + existing + "' before creating another.");
    }

    static ServerError noSuchColumn(String name) {
        return ServerError.of(1911, 16, 1, "Column name '" + name + "' does not exist in the target table or view.");
    }

    static ServerError indexExists(String name, String table) {
        return ServerError.of(1913, 16, 1, "The operation failed because an index or statistics with name '" + name + "' already exists on table '" + table + "'.");
    }

    static ServerError repeatedColumn(String name, String table) {
        return ServerError.of(2705, 16, 4, "Column names in each table must be unique. Column name '" + name + "' in table '" + table + "' is specified more than once.");
    }

    /** There is already an object of that name. */
    public static ServerError objectExists(String name) {
        return ServerError.of(2714, 16, 6, "There is already an object named '" + name + "' in the database.");
    }

    static ServerError severalIdentities(String table) {
        return ServerError.of(2744, 16, 2, "Multiple identity columns specified for table '" + table + "'. Only one identity column per table is allowed.");
    }

    /** CREATE in a schema that does not exist. */
    public static ServerError noSchema(String name) {
        return ServerError.of(2760, 16, 1, "The specified schema name \"" + name + "\" either does not exist or you do not have permission to use it.");
    }

    /** DROP of what is not there; the kind as the server says it: table, view, procedure. */
    public static ServerError cannotDrop(String kind, String name) {
        return ServerError.of(3701, 11, 5, "Cannot drop the " + kind + " '" + name + "', because it does not exist or you do not have permission.");
    }

    /** A table that a foreign key points to. */
    public static ServerError referencedByForeignKey(String table) {
        return ServerError.of(3726, 16, 1, "Could not drop object '" + table + "' because it is referenced by a FOREIGN KEY constraint.");
    }

    /** DROP CONSTRAINT of what is no constraint. */
    public static ServerError notAConstraint(String name) {
        return ServerError.of(3728, 16, 1, "'" + name + "' is not a constraint.");
    }

    /** ALTER of a table that is not there. */
    public static ServerError cannotFind(String name) {
        return ServerError.of(4902, 16, 1, "Cannot find the object \"" + name + "\" because it does not exist or you do not have permissions.");
    }

    /** A new column without values for the rows that are there. */
    public static ServerError columnNeedsValues(String column, String table) {
        return ServerError.of(4901, 16, 1, "ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, "
                + "or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '" + column + "' cannot be added to non-empty table '" + table
                + "' because it does not satisfy these conditions.");
    }

    static ServerError dependsOnColumn(String object, String column) {
        return ServerError.of(5074, 16, 1, "The object '" + object + "' is dependent on column '" + column + "'.");
    }

    static ServerError severalPrimaryKeys(String table) {
        return ServerError.of(8110, 16, 0, "Cannot add multiple PRIMARY KEY constraints to table '" + table + "'.");
    }

    static ServerError primaryKeyOnNullable(String table) {
        return ServerError.of(8111, 16, 1, "Cannot define PRIMARY KEY constraint on nullable column in table '" + table + "'.");
    }
}
