package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The collation of the text that a function makes of texts (T-SQL reference, Collation precedence, Functions and collation). What the catalog or no text at all gives takes that of the current database. */
public final class Coercion {

    private static final Set<String> SENSITIVE = Set.of("LEN", "UPPER", "LOWER", "LTRIM", "RTRIM", "TRIM", "SUBSTRING", "CHARINDEX", "PATINDEX", "REPLACE", "REVERSE", "STUFF", "LEFT", "RIGHT", "SOUNDEX", "DIFFERENCE", "TRANSLATE", "UNICODE");
    private static final Set<String> INSENSITIVE = Set.of("CONCAT", "CONCAT_WS", "REPLICATE", "STRING_ESCAPE", "QUOTENAME", "CHOOSE", "GREATEST", "LEAST");

    private Coercion() {
    }

    /** The type of the result. @throws io.linkspan.lab.engine.type.ServerError 174, 189 for a wrong number of arguments; 468, 4191 where their collations do not agree and it matters */
    public static SqlType of(Function function, List<SqlType> arguments) {
        SqlType result = function.type(arguments);
        String name = function.name();
        if (SENSITIVE.contains(name)) {
            Collated.resolve(name.equals("TRIM") ? "Trim" : name.toLowerCase(Locale.ROOT), Collation.USUAL, arguments);
        }
        boolean makes = SENSITIVE.contains(name) || INSENSITIVE.contains(name);
        return makes ? Collated.mix(name.equals("CHOOSE") ? name : name.toLowerCase(Locale.ROOT), result, arguments) : result;
    }
}
