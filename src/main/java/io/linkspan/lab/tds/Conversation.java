package io.linkspan.lab.tds;

import io.linkspan.lab.tds.packet.Message;
import io.linkspan.lab.tds.packet.PacketType;
import io.linkspan.lab.tds.packet.Transport;
import io.linkspan.lab.tsql.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A logged-in connection. One thread only reads, so that an attention is seen while another thread works on a request.
 *
 * <p>An attention ends the answer with DONE(error) and is then acknowledged in a message of its own; if it comes when nothing runs any more, it is
 * only acknowledged. Until that is done the session is told to cancel again and again, since a request that is just beginning forgets an earlier cancel.
 */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** Most bytes of a message; a client that sends more is cut off. */
    private static final int LONGEST_MESSAGE = 64 << 20;

    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(50);
    private static final Message END = new Message(PacketType.RESPONSE, 0, 0, new byte[0]);

    private final Session session;
    private final Transport transport;
    private final Requests requests;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(16);
    private final Semaphore acknowledged = new Semaphore(0);
    private volatile boolean attention;

    Conversation(Session session, Transport transport, TokenStream out) {
        this.session = session;
        this.transport = transport;
        this.requests = new Requests(session, out, () -> attention);
    }

    /** Reads until the connection ends; then the session is closed as well. @param opening what the server says first */
    void run(Runnable opening) throws IOException, InterruptedException {
        Thread worker = Thread.ofVirtual().name("tds-" + session.id()).start(() -> work(opening));
        try {
            while (worker.isAlive()) {
                Message message = Message.read(transport.in(), LONGEST_MESSAGE);
                if (message.type() == PacketType.ATTENTION) {
                    attend(message, worker);
                } else {
                    hand(message, worker);
                }
            }
        } finally {
            queue.clear();
            queue.add(END);
            do {
                session.cancel();
            } while (!worker.join(BETWEEN_CANCELS));
        }
    }

    private void attend(Message message, Thread worker) throws InterruptedException {
        attention = true;
        hand(message, worker);
        do {
            session.cancel();
        } while (!acknowledged.tryAcquire(BETWEEN_CANCELS.toMillis(), TimeUnit.MILLISECONDS) && worker.isAlive());
    }

    private void hand(Message message, Thread worker) throws InterruptedException {
        while (!queue.offer(message, BETWEEN_CANCELS.toMillis(), TimeUnit.MILLISECONDS) && worker.isAlive()) {
            Thread.onSpinWait(); // only a client that sends without waiting for answers comes here
        }
    }

    private void work(Runnable opening) {
        try (session; transport) {
            opening.run();
            session.whenKilled(() -> queue.offer(END));
            for (Message message = queue.take(); message != END; message = queue.take()) {
                if (!answer(message)) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Connection {} ended: {}", session.id(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Message message) throws IOException {
        if (message.type() == PacketType.ATTENTION) {
            attention = false;
            requests.acknowledgeAttention();
            acknowledged.release();
            return true;
        }
        if (message.ignored()) {
            requests.answerAbandoned();
            return true;
        }
        return requests.answer(message);
    }
}
