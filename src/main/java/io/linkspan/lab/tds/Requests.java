package io.linkspan.lab.tds;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tds.message.BatchMessage;
import io.linkspan.lab.tds.message.RpcMessage;
import io.linkspan.lab.tds.message.RpcMessage.Call;
import io.linkspan.lab.tds.message.TransactionMessage;
import io.linkspan.lab.tds.packet.Message;
import io.linkspan.lab.tds.token.Done;
import io.linkspan.lab.tds.token.Done.Form;
import io.linkspan.lab.tds.token.EnvChange;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Session;
import io.linkspan.lab.tsql.Session.TransactionRequest;
import java.net.ProtocolException;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/** Hands the requests of one connection to its session and sends one answer for each. */
final class Requests {

    private final Session session;
    private final TokenStream out;
    private final BooleanSupplier cancelled;

    Requests(Session session, TokenStream out, BooleanSupplier cancelled) {
        this.session = session;
        this.out = out;
        this.cancelled = cancelled;
    }

    /**
     * @return false if the connection is to be closed after the answer
     * @throws ProtocolException if the message is malformed
     */
    boolean answer(Message message) throws ProtocolException {
        boolean goOn = switch (message.type()) {
            case BATCH -> batch(message);
            case RPC -> calls(message);
            case TRANSACTION -> transaction(message);
            case BULK_LOAD -> unavailable(message, "Bulk load");
            default -> throw new ProtocolException(message.type() + " after the login");
        };
        out.endMessage();
        return goOn;
    }

    /** The client gave up while sending: one DONE, and no acknowledgement of an attention. */
    void answerAbandoned() {
        out.write(Done.plain(Form.STATEMENT, Done.ERROR));
        out.endMessage();
    }

    /** A message of its own: the driver of Microsoft waits for it behind the answer that it cancelled. */
    void acknowledgeAttention() {
        out.write(Done.plain(Form.STATEMENT, Done.ATTENTION));
        out.endMessage();
    }

    private boolean batch(Message message) throws ProtocolException {
        String text = BatchMessage.read(message.payload(), out.version()).text();
        Answer answer = begin(message, Form.STATEMENT);
        if (!cancelled.getAsBoolean()) {
            session.batch(text, answer);
        }
        answer.endBatch();
        return !answer.fatal();
    }

    private boolean calls(Message message) throws ProtocolException {
        RpcMessage request;
        try {
            request = RpcMessage.read(message.payload(), out.version());
        } catch (ServerError e) {
            return refuse(message, e);
        }
        Answer answer = begin(message, Form.IN_PROCEDURE);
        for (Iterator<Call> calls = request.calls().iterator(); calls.hasNext();) {
            Call call = calls.next();
            if (!cancelled.getAsBoolean()) {
                session.call(call.procedure(), call.arguments(), answer);
            }
            answer.endCall(!calls.hasNext());
            if (answer.fatal() || cancelled.getAsBoolean()) {
                break;
            }
            answer = new Answer(out, Form.IN_PROCEDURE, cancelled);
        }
        return !answer.fatal();
    }

    private boolean transaction(Message message) throws ProtocolException {
        TransactionMessage request = TransactionMessage.read(message.payload(), out.version());
        Answer answer = begin(message, Form.STATEMENT);
        session.transaction(request.request(), request.name(), answer);
        if (request.another()) {
            session.transaction(TransactionRequest.BEGIN, "", answer);
        }
        answer.endBatch();
        return !answer.fatal();
    }

    private boolean unavailable(Message message, String what) {
        return refuse(message, ServerError.of(40000, 16, 1, what + " is not available in the practice lab."));
    }

    private boolean refuse(Message message, ServerError error) {
        Answer answer = begin(message, Form.STATEMENT);
        answer.error(error.at(1));
        answer.endBatch();
        return true;
    }

    /** A pooled connection asks for a reset with the first packet of its next request. */
    private Answer begin(Message message, Form form) {
        Answer answer = new Answer(out, form, cancelled);
        if (message.reset()) {
            answer.change(EnvChange.reset());
            session.reset(message.keepsTransaction(), answer);
        }
        return answer;
    }
}
