package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Sequence;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** CREATE and ALTER SEQUENCE (T-SQL reference). */
public record Sequences(Ground ground) {

    /** @throws ServerError 2714, 11700, 11702, 11703, 11705, 208 */
    public void define(DefinitionStatement.DefineSequence s) {
        Optional<SchemaObject> before = ground.find(s.name()).filter(Sequence.class::isInstance);
        if (s.form() == DefineForm.CREATE) {
            ground.demandFree(s.name());
            write(made(s), OptionalLong.empty());
        } else {
            Sequence old = (Sequence) before.orElseThrow(() -> ServerError.of(208, 16, 6, "Invalid object name '" + s.name() + "'."));
            Optional<Option> restart = Option.find(s.options(), "RESTART");
            Sequence.Definition changed = changed(old.definition(), s.options());
            long start = restart.flatMap(o -> number(List.of(o), "RESTART")).orElse(changed.start());
            write(demandSound(with(changed, start)), restart.isPresent() ? OptionalLong.empty() : old.last());
        }
    }

    private void write(Sequence.Definition definition, OptionalLong last) {
        ground.transaction().write(new Change.SequenceWritten(definition, last));
    }

    private Sequence.Definition made(DefinitionStatement.DefineSequence s) {
        SqlType type = s.type().map(t -> t.type()).orElse(SqlType.BIGINT);
        long most = switch (type.kind()) {
            case TINYINT -> 255;
            case SMALLINT -> Short.MAX_VALUE;
            case INT -> Integer.MAX_VALUE;
            case BIGINT -> Long.MAX_VALUE;
            case DECIMAL, NUMERIC -> type.scale() > 0 ? 0 : BigDecimal.TEN.pow(type.precision()).subtract(BigDecimal.ONE).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
            default -> 0;
        };
        if (most == 0) {
            throw ServerError.of(11702, 16, 2, "The sequence object '" + s.name() + "' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, or any user-defined data type that is based on one of the integer data types mentioned above.");
        }
        long least = type.kind() == SqlType.Kind.TINYINT ? 0 : type.kind() == SqlType.Kind.DECIMAL || type.kind() == SqlType.Kind.NUMERIC ? -most : -most - 1;
        Sequence.Definition plain = new Sequence.Definition(ground.transaction().store().newId(), Ground.schema(s.name()), s.name().name(), ground.now(), type, 0, 1, least, most, false, true);
        Sequence.Definition changed = changed(plain, s.options());
        return demandSound(with(changed, number(s.options(), "START").orElse(changed.increment() < 0 ? changed.maximum() : changed.minimum())));
    }

    private static Sequence.Definition changed(Sequence.Definition d, List<Option> options) {
        boolean cycles = Option.find(options, "CYCLE").map(o -> o.is("ON")).orElse(d.cycles());
        boolean cached = Option.find(options, "CACHE").map(o -> !o.is("NO")).orElse(d.cached());
        return new Sequence.Definition(d.id(), d.schema(), d.name(), d.created(), d.type(), d.start(), number(options, "INCREMENT").orElse(d.increment()), number(options, "MINVALUE").orElse(d.minimum()),
                number(options, "MAXVALUE").orElse(d.maximum()), cycles, cached);
    }

    private static Sequence.Definition with(Sequence.Definition d, long start) {
        return new Sequence.Definition(d.id(), d.schema(), d.name(), d.created(), d.type(), start, d.increment(), d.minimum(), d.maximum(), d.cycles(), d.cached());
    }

    private static Optional<Long> number(List<Option> options, String name) {
        return Option.find(options, name).flatMap(Option::value).map(v -> v instanceof Expression.Literal l && l.value() instanceof Number n ? n.longValue() : 0L);
    }

    private static Sequence.Definition demandSound(Sequence.Definition d) {
        if (d.increment() == 0) {
            throw ServerError.of(11700, 16, 1, "The increment for sequence object '" + d.name() + "' cannot be zero.");
        }
        if (d.minimum() >= d.maximum()) {
            throw ServerError.of(11705, 16, 1, "The minimum value for sequence object '" + d.name() + "' must be less than its maximum value.");
        }
        if (d.start() < d.minimum() || d.start() > d.maximum()) {
            throw ServerError.of(11703, 16, 1, "The start value for sequence object '" + d.name() + "' must be between the minimum and maximum value of the sequence object.");
        }
        return d;
    }

    /** @throws ServerError 3701 */
    public void drop(ObjectName name, boolean ifExists) {
        Optional<SchemaObject> found = ground.find(name).filter(Sequence.class::isInstance);
        if (found.isEmpty() && !ifExists) {
            throw ServerError.of(3701, 11, 5, "Cannot drop the sequence object '" + name + "', because it does not exist or you do not have permission.");
        }
        found.ifPresent(s -> ground.transaction().write(new Change.ObjectDropped(s.id())));
    }
}
