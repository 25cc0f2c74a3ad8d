package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tsql.Session.TransactionRequest;
import java.net.ProtocolException;

/**
 * A transaction-manager request, MS-TDS 2.2.6.9.
 *
 * @param name    of the transaction or savepoint, or empty
 * @param another whether a new transaction begins after a commit or rollback
 */
public record TransactionMessage(TransactionRequest request, String name, boolean another) {

    private static final int BEGIN = 5;
    private static final int COMMIT = 7;
    private static final int ROLLBACK = 8;
    private static final int SAVE = 9;

    /** @throws ProtocolException for a request of distributed transactions, which the lab has not */
    public static TransactionMessage read(byte[] payload, TdsVersion version) throws ProtocolException {
        WireInput in = new WireInput(payload);
        AllHeaders.skip(in, version);
        int request = in.u16();
        return switch (request) {
            case BEGIN -> {
                in.u8(); // isolation level
                yield new TransactionMessage(TransactionRequest.BEGIN, name(in), false);
            }
            case COMMIT -> new TransactionMessage(TransactionRequest.COMMIT, name(in), another(in));
            case ROLLBACK -> new TransactionMessage(TransactionRequest.ROLLBACK, name(in), another(in));
            case SAVE -> new TransactionMessage(TransactionRequest.SAVE, name(in), false);
            default -> throw new ProtocolException("transaction-manager request " + request);
        };
    }

    private static String name(WireInput in) throws ProtocolException {
        int bytes = in.u8();
        return new WireInput(in.bytes(bytes)).text();
    }

    private static boolean another(WireInput in) throws ProtocolException {
        return in.hasMore() && (in.u8() & 1) != 0;
    }
}
