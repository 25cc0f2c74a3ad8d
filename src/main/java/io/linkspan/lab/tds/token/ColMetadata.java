package io.linkspan.lab.tds.token;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tds.type.WireColumn;
import java.util.List;

/** COLMETADATA: the columns of the rows that follow, MS-TDS 2.2.7.4. */
public record ColMetadata(List<WireColumn> columns) implements Token {

    private static final int TYPE = 0x81;
    private static final int NULLABLE = 1;
    private static final int CASE_SENSITIVE = 2;
    private static final int UPDATEABLE_UNKNOWN = 8;
    private static final int TIMESTAMP = 0x50;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE).u16(columns.size());
        for (WireColumn column : columns) {
            describe(column, out, version);
            if (column.info().namesItsTable()) {
                out.u16(0); // only before TDS 7.2, where the name is one text
            }
            out.shortText(column.column().name());
        }
    }

    /** User type, flags and TYPE_INFO, which RETURNVALUE has as well. */
    static void describe(WireColumn column, WireOutput out, TdsVersion version) {
        int userType = column.column().type().kind() == Kind.TIMESTAMP ? TIMESTAMP : 0;
        if (version.since7_2()) {
            out.i32(userType);
        } else {
            out.u16(userType);
        }
        out.u16(UPDATEABLE_UNKNOWN | (column.column().nullable() ? NULLABLE : 0) | (column.column().type().collated() instanceof Collated c && c.collation().caseCounts() ? CASE_SENSITIVE : 0));
        column.info().write(out);
    }
}
