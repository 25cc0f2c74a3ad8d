package io.linkspan.lab.tsql.rows;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregate functions of T-SQL (T-SQL reference, Aggregate functions). */
public final class Accumulators {

    private Accumulators() {
    }

    public static final class Count implements Aggregate.Accumulator {

        private final boolean big;
        private long count;

        public Count(boolean big) {
            this.big = big;
        }

        @Override
        public void add(Object[] values) {
            count++;
        }

        @Override
        public Object result() {
            if (big) {
                return count;
            }
            if (count > Integer.MAX_VALUE) {
                throw overflow(SqlType.INT);
            }
            return (int) count;
        }
    }

    /** MIN and MAX. */
    public static final class Extreme implements Aggregate.Accumulator {

        private final int sign;
        private final Collation collation;
        private @Nullable Object best;

        public Extreme(boolean max, Collation collation) {
            sign = max ? 1 : -1;
            this.collation = collation;
        }

        @Override
        public void add(Object[] values) {
            if (best == null || sign * Values.compare(values[0], best, collation) > 0) {
                best = values[0];
            }
        }

        @Override
        public @Nullable Object result() {
            return best;
        }
    }

    /** SUM and AVG; {@code type} is that of the result. */
    public static final class Sum implements Aggregate.Accumulator {

        private final SqlType type;
        private final boolean average;
        private BigDecimal exact = BigDecimal.ZERO;
        private double inexact;
        private long count;

        public Sum(SqlType type, boolean average) {
            this.type = type;
            this.average = average;
        }

        @Override
        public void add(Object[] values) {
            count++;
            switch (values[0]) {
                case Double d -> inexact += d;
                case Float f -> inexact += f;
                case BigDecimal d -> exact = exact.add(d);
                default -> exact = exact.add(BigDecimal.valueOf(((Number) values[0]).longValue()));
            }
        }

        @Override
        public @Nullable Object result() {
            if (count == 0) {
                return null;
            }
            return switch (type.kind()) {
                case FLOAT -> average ? inexact / count : inexact;
                case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
                case BIGINT -> integer(Long.MIN_VALUE, Long.MAX_VALUE).longValue();
                case MONEY -> whole(4);
                default -> whole(type.scale());
            };
        }

        private BigDecimal integer(long least, long most) {
            if (exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw overflow(type);
            }
            return whole(0);
        }

        private BigDecimal whole(int scale) {
            return average ? exact.divide(BigDecimal.valueOf(count), scale, RoundingMode.DOWN) : exact.setScale(scale, RoundingMode.HALF_UP);
        }
    }

    /** STDEV, STDEVP, VAR, VARP. */
    public static final class Spread implements Aggregate.Accumulator {

        private final boolean population;
        private final boolean root;
        private long count;
        private double mean;
        private double squares;

        public Spread(boolean population, boolean root) {
            this.population = population;
            this.root = root;
        }

        @Override
        public void add(Object[] values) {
            double value = ((Number) values[0]).doubleValue();
            count++;
            double delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        @Override
        public @Nullable Object result() {
            long divisor = population ? count : count - 1;
            if (divisor <= 0) {
                return null;
            }
            return root ? Math.sqrt(squares / divisor) : squares / divisor;
        }
    }

    /** STRING_AGG: of each row the text, the separator before it and, behind them, the keys of WITHIN GROUP. */
    public static final class Concatenation implements Aggregate.Accumulator {

        private final @Nullable Comparator<Object[]> order;
        private final List<Object[]> all = new ArrayList<>();

        public Concatenation(@Nullable Comparator<Object[]> order) {
            this.order = order;
        }

        @Override
        public void add(Object[] values) {
            all.add(values);
        }

        @Override
        public @Nullable Object result() {
            if (all.isEmpty()) {
                return null;
            }
            if (order != null) {
                all.sort(order);
            }
            StringBuilder text = new StringBuilder();
            for (Object[] values : all) {
                text.append(text.isEmpty() && values == all.getFirst() || values[1] == null ? "" : values[1]).append(values[0]);
            }
            return text.toString();
        }
    }

    /** CHECKSUM_AGG: the order of the values makes no difference. */
    public static final class Checksum implements Aggregate.Accumulator {

        private int sum;
        private boolean any;

        @Override
        public void add(Object[] values) {
            any = true;
            sum ^= ((Number) values[0]).intValue();
        }

        @Override
        public @Nullable Object result() {
            return any ? sum : null;
        }
    }

    private static ServerError overflow(SqlType type) {
        return ServerError.of(8115, 16, 2, "Arithmetic overflow error converting expression to data type " + type + ".");
    }
}
