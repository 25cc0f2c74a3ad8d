package io.linkspan.lab.engine.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;

/** A log sequence number: virtual log file, block within it, slot within the block. SQL Server shows it as one numeric(25,0). */
public record Lsn(long file, long block, int slot) implements Comparable<Lsn> {

    public static final Lsn ZERO = new Lsn(0, 0, 0);

    private static final BigInteger SLOTS = BigInteger.TEN.pow(5);
    private static final BigInteger BLOCKS = BigInteger.TEN.pow(10);
    private static final Comparator<Lsn> ORDER = Comparator.comparingLong(Lsn::file).thenComparingLong(Lsn::block).thenComparingInt(Lsn::slot);

    public static Lsn of(BigDecimal number) {
        BigInteger[] rest = number.toBigIntegerExact().divideAndRemainder(SLOTS);
        BigInteger[] file = rest[0].divideAndRemainder(BLOCKS);
        return new Lsn(file[0].longValueExact(), file[1].longValueExact(), rest[1].intValueExact());
    }

    public BigDecimal number() {
        return new BigDecimal(BigInteger.valueOf(file).multiply(BLOCKS).add(BigInteger.valueOf(block)).multiply(SLOTS).add(BigInteger.valueOf(slot)));
    }

    /** The first one that a record behind this could have. */
    public Lsn next() {
        return new Lsn(file, block, slot + 1);
    }

    public boolean after(Lsn other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Lsn other) {
        return ORDER.compare(this, other);
    }

    /** As it stands in messages: the number. */
    @Override
    public String toString() {
        return number().toPlainString();
    }
}
