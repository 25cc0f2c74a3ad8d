package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.TypeName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types, as they are declared and as CAST names them. */
final class TypeParser {

    private static final Map<String, String> SYNONYMS = Map.of("character", "char", "charactervarying", "varchar", "charvarying", "varchar", "double", "float",
            "doubleprecision", "float", "nationalchar", "nchar", "nationalcharacter", "nchar", "nationalcharvarying", "nvarchar",
            "nationalcharactervarying", "nvarchar", "binaryvarying", "varbinary");
    private static final Set<String> SIZED = Set.of("char", "varchar", "nchar", "nvarchar", "binary", "varbinary");
    private static final Set<String> SCALED = Set.of("decimal", "dec", "numeric", "float", "time", "datetime2", "datetimeoffset");
    private static final Set<String> PRECISE = Set.of("decimal", "dec", "numeric");

    private final Tokens tokens;

    TypeParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** As a column, parameter or variable is declared: a missing length is 1. */
    TypeName declared() {
        return type("");
    }

    /** As in CAST: a missing length is 30. @throws ServerError 243 for a type of the user */
    SqlType target() {
        int line = tokens.line();
        TypeName type = type("(30)");
        return type.system().orElseThrow(() -> SyntaxErrors.undefinedType(type.name().toString(), line));
    }

    TypeName named(String system) {
        return new TypeName(ObjectName.of(system), Optional.of(SqlType.parse(system)));
    }

    private TypeName type(String missing) {
        int line = tokens.line();
        ObjectName name = tokens.at("NATIONAL") || tokens.at("DOUBLE") ? ObjectName.of(tokens.next().text()) : tokens.objectName();
        boolean plain = name.parts().size() == 1 || name.parts().size() == 2 && name.schema().equalsIgnoreCase("sys");
        String key = plain ? name.name().toLowerCase(Locale.ROOT) : "";
        while (tokens.atAny("VARYING", "PRECISION") || key.equals("national") && tokens.at(Kind.WORD)) {
            key += tokens.next().text().toLowerCase(Locale.ROOT);
        }
        key = SYNONYMS.getOrDefault(key, key);
        boolean sized = tokens.at("(");
        String size = sized ? size(key, line) : SIZED.contains(key) ? missing : "";
        try {
            return new TypeName(name, plain ? Optional.of(SqlType.parse(key + size)) : Optional.empty());
        } catch (ServerError unknown) {
            return new TypeName(name, Optional.empty());
        }
    }

    private String size(String type, int line) {
        tokens.expect("(");
        if (!SIZED.contains(type) && !SCALED.contains(type)) {
            throw SyntaxErrors.noWidth(type, line);
        }
        if (SIZED.contains(type) && tokens.accept("MAX")) {
            tokens.expect(")");
            return "(max)";
        }
        int first = tokens.integer();
        int second = tokens.accept(",") ? tokens.integer() : 0;
        tokens.expect(")");
        check(type, first, second, line);
        return PRECISE.contains(type) ? "(" + first + "," + second + ")" : "(" + first + ")";
    }

    private static void check(String type, int first, int second, int line) {
        int most = type.startsWith("n") ? 4000 : 8000;
        if (SIZED.contains(type) && (first > most || first < 1)) {
            throw SyntaxErrors.sizeTooLarge(first, type, most, line);
        }
        if (PRECISE.contains(type) && (first > 38 || first < 1)) {
            throw SyntaxErrors.precisionTooLarge(first, line);
        }
        if (PRECISE.contains(type) ? second > first : !SIZED.contains(type) && !type.equals("float") && first > 7) {
            throw SyntaxErrors.scaleInvalid(line);
        }
    }
}
