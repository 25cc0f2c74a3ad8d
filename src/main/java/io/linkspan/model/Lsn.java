package io.linkspan.model;

import java.math.BigInteger;

/** A log position as the HADR views show it: numeric(25,0), comparable (sys.dm_hadr_database_replica_states). */
public record Lsn(BigInteger value) implements Comparable<Lsn> {

    public Lsn {
        if (value.signum() < 0 || value.bitLength() > 84) {
            throw new IllegalArgumentException("An LSN is a number of at most 25 digits, not " + value);
        }
    }

    /** Reads a decimal text, with or without a trailing {@code .0}. */
    public static Lsn of(String decimal) {
        return new Lsn(new java.math.BigDecimal(decimal.strip()).toBigIntegerExact());
    }

    @Override
    public int compareTo(Lsn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
