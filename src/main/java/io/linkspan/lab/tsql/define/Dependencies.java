package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.tsql.parser.token.Lexer;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tables, views, procedures and functions the text of a module names (sys.sql_expression_dependencies): by name, as the text has it, so that another server or database need not exist.
 * What stands inside of strings, OPENQUERY among them, is no dependency. Not found: functions that are called in an expression.
 */
public final class Dependencies {

    private static final Set<String> BEFORE = Set.of("FROM", "JOIN", "INTO", "UPDATE", "MERGE", "EXEC", "EXECUTE", "APPLY", "USING", "DELETE", "INSERT");
    private static final Set<String> NOT_FROM = Set.of("NEXT", "PRIOR", "FIRST", "LAST", "DISTINCT");

    /** A name, and whether EXECUTE called it. */
    private record Found(ObjectName name, boolean executed) {
    }

    private Dependencies() {
    }

    /** One row for each name of each module that the viewer sees. */
    public static Stream<Map<String, @Nullable Object>> rows(Viewer viewer) {
        return viewer.snapshot().objects().stream().filter(Module.class::isInstance).filter(viewer::sees).map(Module.class::cast)
                .flatMap(module -> names(module).stream().map(found -> row(viewer, module, found)));
    }

    private static Map<String, @Nullable Object> row(Viewer viewer, Module module, Found found) {
        ObjectName name = found.name();
        boolean elsewhere = !name.server().isEmpty() || !name.database().isEmpty();
        boolean callers = found.executed() && name.schema().isEmpty();
        Optional<SchemaObject> referenced = elsewhere || callers ? Optional.empty() : viewer.snapshot().find(name.schema().isEmpty() ? "dbo" : name.schema(), name.name());
        return Row.of("referencing_id", module.id(), "referencing_minor_id", 0, "referencing_class", 1, "is_schema_bound_reference", false, "referenced_class", 1, "referenced_server_name", text(name.server()),
                "referenced_database_name", text(name.database()), "referenced_schema_name", text(name.schema()), "referenced_entity_name", name.name(),
                "referenced_id", referenced.map(SchemaObject::id).orElse(null), "referenced_minor_id", 0, "is_caller_dependent", callers, "is_ambiguous", false);
    }

    private static @Nullable String text(String part) {
        return part.isEmpty() ? null : part;
    }

    private static List<Found> names(Module module) {
        Tokens tokens = new Tokens(module.text(), Lexer.read(module.text()).tokens());
        Set<Found> found = new LinkedHashSet<>();
        Set<String> own = new HashSet<>(module.kind() == Module.Kind.TRIGGER ? Set.of("INSERTED", "DELETED") : Set.of());
        while (!tokens.atEnd()) {
            String before = tokens.last().upper();
            Token token = tokens.next();
            if (token.isName() && tokens.at("AS", "(")) {
                own.add(token.text().toUpperCase(Locale.ROOT));
            } else if (BEFORE.contains(token.upper()) && !(token.is("FROM") && NOT_FROM.contains(before))) {
                read(tokens, token, found, own);
            }
        }
        return found.stream().filter(one -> !isOwn(one.name(), own)).toList();
    }

    private static void read(Tokens tokens, Token word, Set<Found> found, Set<String> own) {
        boolean executes = word.is("EXEC") || word.is("EXECUTE");
        if (executes && tokens.at(Token.Kind.VARIABLE) && tokens.peek(1).is("=")) {
            tokens.next();
            tokens.next();
        }
        do {
            if (!tokens.peek().isName()) {
                return;
            }
            ObjectName name = tokens.objectName();
            boolean function = tokens.at("(") && name.parts().size() == 1 && !word.is("INTO") && !word.is("INSERT");
            if (!function) {
                found.add(new Found(name, executes));
            }
            if (!executes) {
                tokens.accept("AS");
                if (tokens.peek().isName() && !tokens.at("(")) {
                    own.add(tokens.next().text().toUpperCase(Locale.ROOT));
                }
            }
        } while (word.is("FROM") && tokens.accept(","));
    }

    /** Names that mean nothing outside of the text, and those of the system. */
    private static boolean isOwn(ObjectName name, Set<String> own) {
        return name.name().startsWith("#") || name.schema().equalsIgnoreCase("sys") || name.schema().equalsIgnoreCase("INFORMATION_SCHEMA")
                || name.parts().size() == 1 && (own.contains(name.upper()) || name.upper().startsWith("SP_") || name.upper().startsWith("XP_"));
    }
}
