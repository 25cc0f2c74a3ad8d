package io.linkspan.lab.tds;

import io.linkspan.lab.tds.packet.PacketWriter;
import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.token.Done;
import io.linkspan.lab.tds.token.Token;
import io.linkspan.lab.tds.type.TdsVersion;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Everything that goes to one client, in the form of its TDS version. A client that is gone surfaces as {@link UncheckedIOException}. */
final class TokenStream {

    private final PacketWriter packets;
    private final WireOutput out;
    private final TdsVersion version;
    private final String server;
    private boolean inTransaction;

    /** @param server its name, as errors carry it */
    TokenStream(PacketWriter packets, TdsVersion version, String server) {
        this.packets = packets;
        this.out = new WireOutput(packets);
        this.version = version;
        this.server = server;
    }

    TdsVersion version() {
        return version;
    }

    String server() {
        return server;
    }

    /** Every DONE says whether a transaction is open. */
    void inTransaction(boolean open) {
        inTransaction = open;
    }

    void write(Token token) {
        token.write(out, version);
    }

    void write(Done done) {
        (inTransaction ? done.with(Done.IN_TRANSACTION) : done).write(out, version);
    }

    void endMessage() {
        try {
            packets.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
