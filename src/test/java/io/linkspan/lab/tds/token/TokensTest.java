package io.linkspan.lab.tds.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.token.Done.Form;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tds.type.WireColumn;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens as bytes, laid out by hand after MS-TDS 2.2.7. */
class TokensTest {

    private static final String COLLATION = "09 04 d0 00 34";

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of("count of an update", Done.of(Form.STATEMENT, StatementKind.UPDATE, 3), TdsVersion.V7_4, """
                        fd              // DONE
                        10 00           // count is valid
                        c5 00           // UPDATE
                        03 00 00 00 00 00 00 00"""),
                Arguments.of("the same for TDS 7.1", Done.of(Form.STATEMENT, StatementKind.UPDATE, 3), TdsVersion.V7_1, "fd 10 00 c5 00 03 00 00 00"),
                Arguments.of("statement in a procedure, more follows", Done.of(Form.IN_PROCEDURE, StatementKind.SELECT, -1).with(Done.MORE), TdsVersion.V7_4,
                        "ff 01 00 c1 00 00 00 00 00 00 00 00 00"),
                Arguments.of("acknowledged attention", Done.plain(Form.STATEMENT, Done.ATTENTION), TdsVersion.V7_4, "fd 20 00 00 00 00 00 00 00 00 00 00 00"),
                Arguments.of("severe end", Done.plain(Form.STATEMENT, Done.ERROR | Done.SEVERE), TdsVersion.V7_4, "fd 02 01 00 00 00 00 00 00 00 00 00 00"),
                Arguments.of("error", ServerMessage.of(ServerError.of(208, 16, 1, "no").in("p").at(7), "S"), TdsVersion.V7_4, """
                        aa 16 00        // ERROR, 22 bytes
                        d0 00 00 00     // 208
                        01 10           // state 1, severity 16
                        02 00 6e 00 6f 00
                        01 53 00        // server
                        01 70 00        // procedure
                        07 00 00 00     // line"""),
                Arguments.of("the same for TDS 7.1", ServerMessage.of(ServerError.of(208, 16, 1, "no").in("p").at(7), "S"), TdsVersion.V7_1,
                        "aa 14 00 d0 00 00 00 01 10 02 00 6e 00 6f 00 01 53 00 01 70 00 07 00"),
                Arguments.of("information up to severity 10", new ServerMessage(0, 1, 10, "x", "", "", 1), TdsVersion.V7_4, "ab 10 00 00 00 00 00 01 0a 01 00 78 00 00 00 01 00 00 00"),
                Arguments.of("database changed", EnvChange.database("ab", "m"), TdsVersion.V7_4, "e3 09 00 01 02 61 00 62 00 01 6d 00"),
                Arguments.of("collation", EnvChange.collation(io.linkspan.lab.engine.type.Collation.USUAL), TdsVersion.V7_4, "e3 08 00 07 05 " + COLLATION + " 00"),
                Arguments.of("transaction began", EnvChange.began(0x0102), TdsVersion.V7_4, "e3 0b 00 08 08 02 01 00 00 00 00 00 00 00"),
                Arguments.of("transaction committed", EnvChange.committed(1), TdsVersion.V7_4, "e3 0b 00 09 00 08 01 00 00 00 00 00 00 00"),
                Arguments.of("transaction rolled back", EnvChange.rolledBack(1), TdsVersion.V7_4, "e3 0b 00 0a 00 08 01 00 00 00 00 00 00 00"),
                Arguments.of("connection reset", EnvChange.reset(), TdsVersion.V7_4, "e3 03 00 12 00 00"),
                Arguments.of("packet size", EnvChange.packetSize(8, 4), TdsVersion.V7_4, "e3 07 00 04 01 38 00 01 34 00"),
                Arguments.of("login", new LoginAck(0x74000004, 16, 0, 4165), TdsVersion.V7_4,
                        "ad 32 00 01 74 00 00 04 14 " + utf16("Microsoft SQL Server") + " 10 00 10 45"),
                Arguments.of("UTF-8 feature", new FeatureAck(new TreeMap<>(Map.of(FeatureAck.UTF8, new byte[] {1}))), TdsVersion.V7_4, "ae 0a 01 00 00 00 01 ff"),
                Arguments.of("federated authentication feature", new FeatureAck(new TreeMap<>(Map.of(2, new byte[0], FeatureAck.UTF8, new byte[] {1}))), TdsVersion.V7_4, "ae 02 00 00 00 00 0a 01 00 00 00 01 ff"),
                Arguments.of("where to sign in", new FedAuthInfo("h:u", "s/"), TdsVersion.V7_4, """
                        ee 20 00 00 00      // FEDAUTHINFO of 32 bytes
                        02 00 00 00         // two items
                        01 06 00 00 00 16 00 00 00      // STSURL, 6 bytes at 22
                        02 04 00 00 00 1c 00 00 00      // SPN, 4 bytes at 28
                        68 00 3a 00 75 00
                        73 00 2f 00"""),
                Arguments.of("return status", new ReturnStatus(-1), TdsVersion.V7_4, "79 ff ff ff ff"),
                Arguments.of("output parameter", new ReturnValue(2, column(TdsVersion.V7_4, new Column("@h", SqlType.INT)), 5), TdsVersion.V7_4, """
                        ac 02 00        // RETURNVALUE, third parameter
                        02 40 00 68 00
                        01              // output parameter
                        00 00 00 00 09 00 26 04
                        04 05 00 00 00"""),
                Arguments.of("columns", new ColMetadata(columns(TdsVersion.V7_4)), TdsVersion.V7_4, """
                        81 02 00        // COLMETADATA, 2 columns
                        00 00 00 00     // user type
                        08 00           // not nullable
                        26 04           // INTN of 4
                        01 61 00
                        00 00 00 00 09 00
                        e7 14 00 %s     // NVARCHAR of 20 bytes
                        00""".formatted(COLLATION)),
                Arguments.of("columns for TDS 7.1", new ColMetadata(columns(TdsVersion.V7_1)), TdsVersion.V7_1,
                        "81 02 00 00 00 08 00 26 04 01 61 00 00 00 09 00 e7 14 00 " + COLLATION + " 00"),
                Arguments.of("row", new Row(columns(TdsVersion.V7_4), new Object[] {1, "x"}), TdsVersion.V7_4, "d1 04 01 00 00 00 02 00 78 00"),
                Arguments.of("row with a null", new Row(columns(TdsVersion.V7_4), new Object[] {1, null}), TdsVersion.V7_4, "d2 02 04 01 00 00 00"),
                Arguments.of("row with a null for TDS 7.2", new Row(columns(TdsVersion.V7_2), new Object[] {1, null}), TdsVersion.V7_2, "d1 04 01 00 00 00 ff ff"),
                Arguments.of("variant of int", new Row(variants(), new Object[] {new Variant(SqlType.INT, 7)}), TdsVersion.V7_4, "d1 06 00 00 00 38 00 07 00 00 00"),
                Arguments.of("variant of nvarchar", new Row(variants(), new Object[] {new Variant(SqlType.nvarchar(3), "ab")}), TdsVersion.V7_4,
                        "d1 0d 00 00 00 e7 07 " + COLLATION + " 06 00 61 00 62 00"),
                Arguments.of("null variant for TDS 7.2", new Row(variants(), new Object[] {null}), TdsVersion.V7_2, "d1 00 00 00 00"));
    }

    private static List<WireColumn> columns(TdsVersion version) {
        return List.of(column(version, new Column("a", SqlType.INT, false)), column(version, new Column("", SqlType.nvarchar(10))));
    }

    private static List<WireColumn> variants() {
        return List.of(column(TdsVersion.V7_4, new Column("v", SqlType.SQL_VARIANT)));
    }

    private static WireColumn column(TdsVersion version, Column column) {
        return WireColumn.of(column, version);
    }

    private static String utf16(String text) {
        return HexFormat.ofDelimiter(" ").formatHex(WireOutput.bytesOf(out -> out.text(text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void tokenIsTheseBytes(String what, Token token, TdsVersion version, String expected) {
        String wanted = expected.replaceAll("//.*", "").strip().replaceAll("\\s+", " ");
        assertEquals(wanted, HexFormat.ofDelimiter(" ").formatHex(WireOutput.bytesOf(out -> token.write(out, version))));
    }
}
