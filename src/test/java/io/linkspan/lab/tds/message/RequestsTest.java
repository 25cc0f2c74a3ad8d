package io.linkspan.lab.tds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tds.message.RpcMessage.Call;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tsql.Session.Argument;
import io.linkspan.lab.tsql.Session.TransactionRequest;
import java.net.ProtocolException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches, calls and transaction requests, laid out by hand after MS-TDS 2.2.6. */
class RequestsTest {

    private static final String HEADERS = "16000000" + "12000000" + "0200" + "0000000000000000" + "01000000";
    private static final String SP_UNPREPARE = "ffff" + "0f00" + "0000";
    private static final String HANDLE = "00" + "00" + "2604" + "04" + "05000000";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    @Test
    void batchIsTheTextBehindTheHeaders() throws ProtocolException {
        assertEquals("ä;", BatchMessage.read(bytes(HEADERS + "e400 3b00"), TdsVersion.V7_4).text());
        assertEquals("ä;", BatchMessage.read(bytes("e400 3b00"), TdsVersion.V7_1).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0200", "ffffffff", "03000000 6100", HEADERS + "61"})
    void malformedBatchIsAProtocolError(String hex) {
        assertThrows(ProtocolException.class, () -> BatchMessage.read(bytes(hex), TdsVersion.V7_4));
    }

    @Test
    void callByNumberHasTheNameOfItsProcedure() throws ProtocolException {
        Call call = RpcMessage.read(bytes(HEADERS + SP_UNPREPARE + HANDLE), TdsVersion.V7_4).calls().getFirst();
        assertEquals(new Call("sp_unprepare", List.of(new Argument("", SqlType.INT, 5, false))), call);
    }

    @Test
    void callByNameHasNamesAndOutputs() throws ProtocolException {
        Call call = RpcMessage.read(bytes(HEADERS + "0100 7000" + "0000" + "02 4000 6100" + "01" + "2604" + "00"), TdsVersion.V7_4).calls().getFirst();
        assertEquals("p", call.procedure());
        Argument argument = call.arguments().getFirst();
        assertEquals("@a", argument.name());
        assertEquals(true, argument.output());
        assertEquals(null, argument.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "fe"})
    void severalCallsAreSeparated(String separator) throws ProtocolException {
        String one = SP_UNPREPARE + HANDLE;
        assertEquals(3, RpcMessage.read(bytes(HEADERS + one + separator + one + separator + one), TdsVersion.V7_4).calls().size());
        assertEquals(1, RpcMessage.read(bytes(HEADERS + one + separator), TdsVersion.V7_4).calls().size());
    }

    @Test
    void separatorOfTds71IsAnother() throws ProtocolException {
        assertEquals(2, RpcMessage.read(bytes(SP_UNPREPARE + HANDLE + "80" + SP_UNPREPARE + HANDLE), TdsVersion.V7_1).calls().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffff 1000 0000", "ffff 0000 0000", "0500 6100", SP_UNPREPARE + "00 08 2604 04 05000000", SP_UNPREPARE + "00"})
    void malformedCallIsAProtocolError(String hex) {
        assertThrows(ProtocolException.class, () -> RpcMessage.read(bytes(HEADERS + hex), TdsVersion.V7_4));
    }

    @Test
    void transactionsBeginCommitAndRollBackByName() throws ProtocolException {
        assertEquals(new TransactionMessage(TransactionRequest.BEGIN, "t", false), TransactionMessage.read(bytes(HEADERS + "0500 02 02 7400"), TdsVersion.V7_4));
        assertEquals(new TransactionMessage(TransactionRequest.COMMIT, "", true), TransactionMessage.read(bytes(HEADERS + "0700 00 01 02 00"), TdsVersion.V7_4));
        assertEquals(new TransactionMessage(TransactionRequest.ROLLBACK, "", false), TransactionMessage.read(bytes(HEADERS + "0800 00 00"), TdsVersion.V7_4));
        assertEquals(new TransactionMessage(TransactionRequest.SAVE, "s", false), TransactionMessage.read(bytes(HEADERS + "0900 02 7300"), TdsVersion.V7_4));
    }

    @Test
    void distributedTransactionsAreNotSpoken() {
        assertThrows(ProtocolException.class, () -> TransactionMessage.read(bytes(HEADERS + "0000 0000"), TdsVersion.V7_4));
    }
}
