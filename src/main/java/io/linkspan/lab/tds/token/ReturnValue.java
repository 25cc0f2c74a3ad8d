package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tds.type.WireColumn;
import org.jspecify.annotations.Nullable;

/** RETURNVALUE: an output parameter, MS-TDS 2.2.7.18. */
public record ReturnValue(int ordinal, WireColumn parameter, @Nullable Object value) implements Token {

    private static final int TYPE = 0xAC;
    private static final int OUTPUT_PARAMETER = 1;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE).u16(ordinal).shortText(parameter.column().name()).u8(OUTPUT_PARAMETER);
        ColMetadata.describe(parameter, out, version);
        parameter.writeValue(value, out);
    }
}
