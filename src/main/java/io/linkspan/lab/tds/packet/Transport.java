package io.linkspan.lab.tds.packet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The two streams of a connection, which go over to TLS and, after a login-only encryption, back. */
public final class Transport implements AutoCloseable {

    private static final int FIRST_BYTE_OF_TLS = 0x16;

    private final Socket socket;
    private final BufferedInputStream rawIn;
    private final OutputStream rawOut;
    private InputStream in;
    private OutputStream out;

    public Transport(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        rawIn = new BufferedInputStream(socket.getInputStream());
        rawOut = new BufferedOutputStream(socket.getOutputStream(), 1 << 15);
        clear();
    }

    public InputStream in() {
        return in;
    }

    public OutputStream out() {
        return out;
    }

    /** Waits for the first byte, which stays unread: TDS 8.0 begins with TLS, all others with a packet. */
    public boolean startsWithTls() throws IOException {
        rawIn.mark(1);
        int first = rawIn.read();
        rawIn.reset();
        return first == FIRST_BYTE_OF_TLS;
    }

    /**
     * TLS whose handshake travels in PRELOGIN packets. Held to TLS 1.2: with 1.3 a client believes the handshake over before the server does,
     * and sends a bare record where the server still waits for a packet.
     */
    public void tunnel(SSLContext context) throws IOException {
        SSLEngine engine = server(context);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        TlsChannel tls = new TlsChannel(engine, new HandshakeInput(rawIn), new HandshakeOutput(rawOut));
        tls.handshake();
        tls.switchTo(rawIn, rawOut);
        use(tls);
    }

    /** TLS from the first byte, as TDS 8.0 has it. */
    public void strict(SSLContext context) throws IOException {
        SSLEngine engine = server(context);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"tds/8.0"});
        engine.setSSLParameters(parameters);
        TlsChannel tls = new TlsChannel(engine, rawIn, rawOut);
        tls.handshake();
        use(tls);
    }

    /** Drops TLS without a word, as both ends do when only the login was to be encrypted. */
    public void clear() {
        in = rawIn;
        out = rawOut;
    }

    /** Closes so that the client sees a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SSLEngine server(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    private void use(TlsChannel tls) {
        in = tls.input();
        out = tls.output();
    }
}
