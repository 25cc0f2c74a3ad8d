package io.linkspan.lab.tsql.run.option;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.Option;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SET with session options (T-SQL reference, SET statements). */
public record SetOptions(SqlSession session) {

    private static final Set<String> SWITCHES = Set.of("NOCOUNT", "XACT_ABORT", "IMPLICIT_TRANSACTIONS", "QUOTED_IDENTIFIER", "ANSI_NULLS", "ANSI_WARNINGS", "ANSI_PADDING", "ANSI_NULL_DFLT_ON",
            "ANSI_NULL_DFLT_OFF", "CONCAT_NULL_YIELDS_NULL", "ARITHABORT", "ARITHIGNORE", "NUMERIC_ROUNDABORT", "CURSOR_CLOSE_ON_COMMIT", "FMTONLY", "NOEXEC", "PARSEONLY", "FORCEPLAN", "REMOTE_PROC_TRANSACTIONS",
            "NO_BROWSETABLE", "DISABLE_DEF_CNST_CHK");
    private static final Set<String> REFUSED = Set.of("SHOWPLAN_ALL", "SHOWPLAN_TEXT", "SHOWPLAN_XML", "STATISTICS PROFILE", "STATISTICS XML");
    private static final Map<String, Integer> ORDER = Map.of("mdy", 0, "dmy", 1, "ymd", 2, "ydm", 3, "myd", 4, "dym", 5);

    public void execute(ControlStatement.SetOption set, Scope scope) {
        for (Option option : set.options()) {
            apply(option, set, scope);
        }
    }

    private void apply(Option option, ControlStatement.SetOption set, Scope scope) {
        Options options = session.options();
        String name = option.name();
        boolean on = option.is("ON");
        switch (name) {
            case "ANSI_DEFAULTS" -> Set.of("ANSI_NULLS", "ANSI_WARNINGS", "ANSI_PADDING", "ANSI_NULL_DFLT_ON", "QUOTED_IDENTIFIER", "IMPLICIT_TRANSACTIONS").forEach(o -> options.set(o, on));
            case "ROWCOUNT" -> options.rowCount(number(option, scope));
            case "LOCK_TIMEOUT" -> options.lockTimeout((int) number(option, scope));
            case "TRANSACTION ISOLATION LEVEL" -> options.isolation(option.upper());
            case "IDENTITY_INSERT" -> identityInsert(set, on);
            case "DATEFIRST" -> options.dateFirst(Math.clamp(number(option, scope), 1, 7));
            case "DATEFORMAT" -> dateFormat(text(option, scope));
            case "LANGUAGE" -> language(text(option, scope));
            case "CONTEXT_INFO" -> options.contextInfo(option.value().map(scope::value).filter(byte[].class::isInstance).map(byte[].class::cast).orElse(new byte[0]));
            case "TEXTSIZE", "DEADLOCK_PRIORITY", "QUERY_GOVERNOR_COST_LIMIT", "STATISTICS IO", "STATISTICS TIME", "OFFSETS" -> {
                // nothing in the lab depends on them
            }
            default -> {
                if (REFUSED.contains(name)) {
                    throw ServerError.of(40000, 16, 1, "The lab makes no query plans: SET " + name + " is refused.");
                }
                if (!SWITCHES.contains(name)) {
                    throw ServerError.of(195, 15, 5, "'" + name + "' is not a recognized SET option.");
                }
                options.set(name, on);
            }
        }
    }

    private void identityInsert(ControlStatement.SetOption set, boolean on) {
        Optional<io.linkspan.lab.tsql.syntax.ObjectName> before = session.options().identityInsert();
        if (on && before.isPresent() && !before.equals(set.table())) {
            throw ServerError.of(8107, 16, 1, "IDENTITY_INSERT is already ON for table '" + before.get() + "'. Cannot perform SET operation for table '" + set.table().orElseThrow().name() + "'.");
        }
        session.options().identityInsert(on ? set.table() : Optional.empty());
    }

    private void dateFormat(String format) {
        if (!ORDER.containsKey(format.toLowerCase(java.util.Locale.ROOT))) {
            throw ServerError.of(2741, 16, 1, "SET DATEFORMAT date order '" + format + "' is invalid.");
        }
        session.options().dateFormat(format.toLowerCase(java.util.Locale.ROOT));
    }

    private void language(String name) {
        if (!Set.of("us_english", "english").contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw ServerError.of(2740, 16, 1, "SET LANGUAGE failed because '" + name + "' is not an official language name or a language alias on this SQL Server.");
        }
        session.options().language("us_english");
        session.out().info(5703, 1, 0, "Changed language setting to us_english.", 1);
    }

    private static long number(Option option, Scope scope) {
        Object value = option.value().map(scope::value).orElse(null);
        return value instanceof Number n ? n.longValue() : option.text().filter(t -> t.matches("-?\\d+")).map(Long::parseLong).orElse(0L);
    }

    private static String text(Option option, Scope scope) {
        return option.value().map(scope::value).map(Object::toString).orElseGet(() -> String.join(" ", option.words()));
    }
}
