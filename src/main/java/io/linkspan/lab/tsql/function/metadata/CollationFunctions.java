package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.function.Function;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a collation (T-SQL reference, COLLATIONPROPERTY, SERVERPROPERTY, sys.fn_helpcollations). */
public final class CollationFunctions {

    private static final int LATIN = 0x008;

    private CollationFunctions() {
    }

    static List<Function> all() {
        return List.of(Function.of("COLLATIONPROPERTY", 2, 2, SqlType.SQL_VARIANT, (v, _, _) -> Names.text(v, 0).flatMap(Collations::find).flatMap(c -> Names.text(v, 1).flatMap(p -> property(c, p))).orElse(null)));
    }

    private static Optional<Variant> property(Collation c, String name) {
        return Optional.ofNullable(switch (name.toUpperCase(Locale.ROOT)) {
            case "CODEPAGE" -> Integer.valueOf(1252);
            case "LCID" -> Integer.valueOf(1033);
            case "COMPARISONSTYLE" -> Integer.valueOf(style(c));
            case "VERSION" -> Integer.valueOf(c.version());
            default -> (@Nullable Integer) null;
        }).map(ServerFunctions::number);
    }

    /** Bits of the Windows comparison: 1 case, 2 accent, 65536 kana, 131072 width are ignored; 0 for a binary one. */
    static int style(Collation c) {
        return c.binary() ? 0 : (c.caseCounts() ? 0 : 1) | (c.accentCounts() ? 0 : 2) | (c.kanaCounts() ? 0 : 65536) | (c.widthCounts() ? 0 : 131072);
    }

    /** Unconfirmed for all but the CI_AS ones. */
    static int id(Collation c) {
        int flags = c.binary() ? 0 : (c.caseCounts() ? 0 : 1) | (c.accentCounts() ? 0 : 2) | (c.kanaCounts() ? 0 : 4) | (c.widthCounts() ? 0 : 8);
        return c.sortOrder() << 24 | flags << 12 | LATIN;
    }

    /** Unconfirmed but for nocase_iso. */
    static String sortOrderName(Collation c) {
        return switch (c.sortOrder()) {
            case 51 -> "dictionary_iso";
            case 52 -> "nocase_iso";
            case 54 -> "noaccents_iso";
            default -> "bin_ascii_8";
        };
    }

    /** In the words of fn_helpcollations. */
    public static String description(Collation c) {
        String family = "Latin1-General" + (c.version() == 2 ? "-100" : "");
        if (c.binary()) {
            return family + (c.codePoints() ? ", binary code point comparison sort" : ", binary sort");
        }
        String text = family + ", case-" + word(c.caseCounts()) + ", accent-" + word(c.accentCounts()) + ", kanatype-" + word(c.kanaCounts()) + ", width-" + word(c.widthCounts());
        return c.sql() ? text + " for Unicode Data, SQL Server Sort Order " + c.sortOrder() + " on Code Page 1252 for non-Unicode Data" : text + (c.name().endsWith("_SC") ? ", supplementary characters" : "");
    }

    private static String word(boolean counts) {
        return counts ? "sensitive" : "insensitive";
    }
}
