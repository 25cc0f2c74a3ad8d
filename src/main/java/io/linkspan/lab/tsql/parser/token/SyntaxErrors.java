package io.linkspan.lab.tsql.parser.token;

import io.linkspan.lab.engine.type.ServerError;

/** The errors of the parser, in the server's wording (severity 15). */
public final class SyntaxErrors {

    private SyntaxErrors() {
    }

    /** 156 near a keyword, 102 near anything else. */
    public static ServerError near(Token token) {
        return token.isReserved()
                ? error(156, 1, "Incorrect syntax near the keyword '" + token.text() + "'.", token.line())
                : error(102, 1, "Incorrect syntax near '" + token.text() + "'.", token.line());
    }

    public static ServerError tooLong(String name, int line) {
        return error(103, 4, "The identifier that starts with '" + name.substring(0, 128) + "' is too long. Maximum length is 128.", line);
    }

    public static ServerError unclosed(String text, int line) {
        return error(105, 1, "Unclosed quotation mark after the character string '" + text + "'.", line);
    }

    public static ServerError createFirst(String kind, int line) {
        return error(111, 1, "'" + kind + "' must be the first statement in a query batch.", line);
    }

    public static ServerError missingEndComment(int line) {
        return error(113, 1, "Missing end comment mark '*/'.", line);
    }

    public static ServerError assignmentMixed(int line) {
        return error(141, 1, "A SELECT statement that assigns a value to a variable must not be combined with data-retrieval operations.", line);
    }

    public static ServerError gotoUnknown(String label, int line) {
        return error(133, 1, "A GOTO statement references the label '" + label + "' but the label has not been declared.", line);
    }

    public static ServerError labelTwice(String label, int line) {
        return error(132, 1, "The label '" + label + "' has already been declared. Label names must be unique within a query batch or stored procedure.", line);
    }

    public static ServerError outsideLoop(String word, int line) {
        return error(word.equals("BREAK") ? 135 : 136, 1, "Cannot use a " + word + " statement outside the scope of a WHILE statement.", line);
    }

    public static ServerError positionalAfterNamed(int number, int line) {
        return error(119, 1, "Must pass parameter number " + number + " and subsequent parameters as '@name = value'. After the form '@name = value' has been used, "
                + "all subsequent parameters must be passed in the form '@name = value'.", line);
    }

    public static ServerError unknownOption(String option, String statement, int line) {
        return error(155, 1, "'" + option + "' is not a recognized " + statement + " option.", line);
    }

    public static ServerError nestedTooDeeply(int line) {
        return error(191, 1, "Some part of your SQL statement is nested too deeply. Rewrite the query or break it up into smaller queries.", line);
    }

    public static ServerError unknownSetOption(String option, int line) {
        return error(195, 5, "'" + option + "' is not a recognized SET option.", line);
    }

    public static ServerError undefinedType(String type, int line) {
        return ServerError.of(243, 16, 1, "Type " + type + " is not a defined system type.").at(line);
    }

    public static ServerError withNeedsSemicolon(Token token) {
        return error(319, 1, "Incorrect syntax near the keyword '" + token.text() + "'. If this statement is a common table expression, an xmlnamespaces clause "
                + "or a change tracking context clause, the previous statement must be terminated with a semicolon.", token.line());
    }

    public static ServerError datePart(String function, int line) {
        return error(1023, 1, "Invalid parameter 1 specified for " + function + ".", line);
    }

    public static ServerError unknownObjectType(Token token) {
        return error(343, 1, "Unknown object type '" + token.text() + "' used in a CREATE, DROP, or ALTER statement.", token.line());
    }

    public static ServerError numberTooLong(Token token) {
        return error(1007, 1, "The number '" + token.text() + "' is out of the range for numeric representation (maximum precision 38).", token.line());
    }

    public static ServerError sizeTooLarge(int size, String type, int most, int line) {
        return error(131, 3, "The size (" + size + ") given to the type '" + type + "' exceeds the maximum allowed for any data type (" + most + ").", line);
    }

    public static ServerError noWidth(String type, int line) {
        return ServerError.of(2716, 16, 1, "Column, parameter, or variable #1: Cannot specify a column width on data type " + type + ".").at(line);
    }

    public static ServerError precisionTooLarge(int precision, int line) {
        return ServerError.of(2750, 16, 1, "Column or parameter #1: Specified column precision " + precision + " is greater than the maximum precision of 38.").at(line);
    }

    public static ServerError scaleInvalid(int line) {
        return error(1002, 1, "Specified scale is invalid.", line);
    }

    public static ServerError emptyName(int line) {
        return error(1038, 4, "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, "
                + "look for empty alias names. Aliases defined as \"\" or [] are not allowed. Change the alias to a valid name.", line);
    }

    public static ServerError notCondition(Token token) {
        return error(4145, 1, "An expression of non-boolean type specified in a context where a condition is expected, near '" + token.text() + "'.", token.line());
    }

    public static ServerError mergeNeedsSemicolon(int line) {
        return error(10713, 1, "A MERGE statement must be terminated by a semi-colon (;).", line);
    }

    public static ServerError rowLength(int line) {
        return ServerError.of(10709, 16, 1, "The number of columns for each row in a table value constructor must be the same.").at(line);
    }

    private static ServerError error(int number, int state, String message, int line) {
        return ServerError.of(number, 15, state, message).at(line);
    }
}
