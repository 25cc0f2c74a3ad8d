package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** TYPE_INFO and the values that follow it, MS-TDS 2.2.5.6. */
public final class TypeInfo {

    private static final int MAX_LENGTH = 0xFFFF;
    private static final int VARIANT_LENGTH = 8009;

    private final TypeToken token;
    private final SqlType type;

    private TypeInfo(TypeToken token, SqlType type) {
        this.token = token;
        this.type = type;
    }

    public static TypeInfo of(SqlType type) {
        return new TypeInfo(TypeToken.of(type.kind()), type);
    }

    /** The types that stood for (max) and xml before TDS 7.2; their values carry a text pointer. */
    static TypeInfo large(SqlType type) {
        TypeToken token = type.isBinary() ? TypeToken.IMAGE : type.kind() == Kind.VARCHAR ? TypeToken.TEXT : TypeToken.NTEXT;
        return new TypeInfo(token, type);
    }

    public SqlType type() {
        return type;
    }

    /** text, ntext and image name their table in COLMETADATA. */
    public boolean namesItsTable() {
        return token == TypeToken.TEXT || token == TypeToken.NTEXT || token == TypeToken.IMAGE;
    }

    public void write(WireOutput out) {
        out.u8(token.code());
        switch (token) {
            case INTN, BITN, FLTN, MONEYN, DATETIMN, GUID -> out.u8(Widths.of(type));
            case DECIMALN, NUMERICN -> out.u8(Widths.of(type)).u8(type.precision()).u8(type.scale());
            case TIMEN, DATETIME2N, DATETIMEOFFSETN -> out.u8(type.scale());
            case VARBINARY, BINARY, VARCHAR, CHAR, NVARCHAR, NCHAR -> out.u16(chunked() ? MAX_LENGTH : Widths.of(type));
            case XML -> out.u8(0); // no schema
            case TEXT, NTEXT, IMAGE -> out.i32(Integer.MAX_VALUE);
            case VARIANT -> out.i32(VARIANT_LENGTH);
            default -> { }
        }
        if (token.hasCollation()) {
            out.bytes(WireCollation.bytes(type));
        }
    }

    /**
     * @throws ProtocolException for a type that does not exist
     * @throws io.linkspan.lab.engine.type.ServerError for one that the lab does not take as a parameter (table, CLR, json, vector)
     */
    public static TypeInfo read(WireInput in) throws ProtocolException {
        TypeToken token = TypeToken.read(in.u8());
        SqlType type = Widths.read(token, in);
        if (token.hasCollation()) {
            in.skip(WireCollation.LENGTH);
        }
        return new TypeInfo(token, type);
    }

    /** @param value null, or of the class that the kind of the type names */
    public void writeValue(@Nullable Object value, WireOutput out) {
        if (token == TypeToken.VARIANT) {
            VariantValue.write((Variant) value, out);
            return;
        }
        byte[] bytes = value == null ? null : Payload.encode(type, value);
        switch (token.length()) {
            case FIXED -> out.bytes(bytes);
            case BYTE -> out.u8(bytes == null ? 0 : bytes.length);
            case SHORT -> {
                if (chunked()) {
                    Plp.write(bytes, out);
                    return;
                }
                if (bytes != null && bytes.length > Widths.of(type)) {
                    throw new IllegalStateException(bytes.length + " bytes do not go into " + type);
                }
                out.u16(bytes == null ? MAX_LENGTH : bytes.length);
            }
            case LONG -> {
                if (bytes == null) {
                    out.u8(0);
                    return;
                }
                out.u8(16).bytes(new byte[16]).bytes(new byte[8]).i32(bytes.length); // text pointer and timestamp, which nobody uses
            }
        }
        if (bytes != null && token.length() != TypeToken.Length.FIXED) {
            out.bytes(bytes);
        }
    }

    public @Nullable Object readValue(WireInput in) throws ProtocolException {
        if (token == TypeToken.VARIANT) {
            return VariantValue.read(in);
        }
        byte[] bytes = readBytes(in);
        return bytes == null ? null : Payload.decode(type, bytes);
    }

    private byte @Nullable [] readBytes(WireInput in) throws ProtocolException {
        switch (token.length()) {
            case FIXED -> {
                return token == TypeToken.NULL ? null : in.bytes(Widths.of(type));
            }
            case BYTE -> {
                int length = in.u8();
                if (length != 0 && length != Widths.of(type) && token != TypeToken.DECIMALN && token != TypeToken.NUMERICN) {
                    throw new ProtocolException(type + " of " + length + " bytes");
                }
                return length == 0 ? null : in.bytes(length);
            }
            case SHORT -> {
                if (chunked()) {
                    return Plp.read(in);
                }
                int length = in.u16();
                return length == MAX_LENGTH ? null : in.bytes(length);
            }
            default -> {
                int length = in.i32();
                return length == -1 ? null : in.bytes(length);
            }
        }
    }

    private boolean chunked() {
        return token.length() == TypeToken.Length.SHORT && (type.length() == SqlType.MAX || token == TypeToken.XML);
    }
}
