package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tds.type.WireColumn;
import java.util.List;

/** ROW, or NBCROW where a value is null and the client knows it: MS-TDS 2.2.7.19 and 2.2.7.13. */
public record Row(List<WireColumn> columns, Object[] values) implements Token {

    private static final int ROW = 0xD1;
    private static final int NBCROW = 0xD2;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        boolean bitmap = version.since7_3() && hasNull();
        out.u8(bitmap ? NBCROW : ROW);
        if (bitmap) {
            writeBitmap(out);
        }
        for (int i = 0; i < values.length; i++) {
            if (!bitmap || values[i] != null) {
                columns.get(i).writeValue(values[i], out);
            }
        }
    }

    private boolean hasNull() {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    private void writeBitmap(WireOutput out) {
        for (int first = 0; first < values.length; first += 8) {
            int bits = 0;
            for (int i = first; i < Math.min(first + 8, values.length); i++) {
                bits |= values[i] == null ? 1 << (i - first) : 0;
            }
            out.u8(bits);
        }
    }
}
