package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.EndpointUrl;
import io.linkspan.lab.engine.group.GroupErrors;
import io.linkspan.lab.engine.group.LinkErrors;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.Replica;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.ConnectError;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Partnership;
import io.linkspan.lab.engine.type.ServerError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** One attempt to reach the other side of a distributed group: as its primary, to send; as a secondary that joins, to be served. */
final class Dialer {

    private static final int CONNECT_MILLIS = 5_000;

    private final Mirroring mirroring;
    private final Instance instance;
    private final Peer peer;
    private final Replica remote;
    private final AvailabilityGroup group;
    private final Partnership partnership;

    Dialer(Mirroring mirroring, Instance instance, Peer peer, Replica remote) {
        this.mirroring = mirroring;
        this.instance = instance;
        this.peer = peer;
        this.remote = remote;
        this.group = peer.group();
        this.partnership = peer.partnership();
    }

    void run() {
        if (instance.endpoints().mirroring().filter(Endpoint::started).isEmpty()) {
            fail(LinkErrors.endpointStopped(group.local().name(), group.replicaId(group.local()), remote.name(), group.replicaId(remote)), LinkProblem.NO_ANSWER);
            return;
        }
        EndpointUrl url = remote.url();
        Optional<InetSocketAddress> place = mirroring.estate().addresses().find(url.host(), url.port());
        if (place.isEmpty()) {
            fail(timeout(), LinkProblem.NO_ANSWER);
            return;
        }
        Path path = mirroring.path(instance, place.get().getPort(), group.name());
        try (Socket socket = new Socket()) {
            path.demandOpen();
            socket.connect(place.get(), CONNECT_MILLIS);
            secure(socket, path, url);
        } catch (IOException e) {
            fail(timeout(), LinkProblem.NO_ANSWER);
        }
    }

    private void secure(Socket socket, Path path, EndpointUrl url) throws IOException {
        Handshake handshake = new Handshake(instance);
        socket.setSoTimeout(remote.sessionTimeout() * 1000);
        try (SSLSocket secured = handshake.dial(socket); Frames frames = new Frames(secured, path)) {
            handshake.note(secured, partnership);
            frames.read(); // the other side speaks first: once it does, it has accepted our certificate
            frames.send(new Message.Hello(instance.name(), group.name(), group.id(), group.local().name(), remote.name(), url.server(), group.role() == Role.SECONDARY, offers(instance, group)));
            answered(frames, frames.read());
        } catch (SSLException e) {
            if (handshake.refusal().isPresent()) {
                fail(handshake.refusal().get(), instance.managed() ? LinkProblem.CERTIFICATE_NOT_ON_INSTANCE : LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER);
            } else if (String.valueOf(e.getMessage()).contains("fatal alert")) {
                fail(handshake.ownFault().orElseGet(LinkErrors::closedByPeer), instance.managed() ? LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER : LinkProblem.CERTIFICATE_NOT_ON_INSTANCE);
            } else {
                throw e;
            }
        } catch (ServerError e) {
            fail(e, e.number() == 28027 ? LinkProblem.NO_ENCRYPTION : LinkProblem.NOT_STARTED);
        }
    }

    private void answered(Frames frames, Message answer) throws IOException {
        switch (answer) {
            case Message.Refused(int number, String text) -> fail(LinkErrors.refused(number, text), LinkProblem.refusedWith(number));
            case Message.Welcome welcome -> welcomed(frames, welcome);
            default -> throw new IOException("an answer was expected");
        }
    }

    private void welcomed(Frames frames, Message.Welcome welcome) {
        partnership.version(welcome.version());
        Optional<LinkProblem> mismatch = instance.groups().links().mismatch(group, welcome.version());
        if (mismatch.isPresent()) {
            fail(LinkErrors.refused(mismatch.get().number(), mismatch.get().text()), mismatch.get());
        } else if (group.role() == Role.PRIMARY) {
            mirroring.run(instance, peer, new Sender(mirroring, instance, peer, frames, welcome.standings()));
        } else {
            joined(welcome);
        }
    }

    /** The primary knows us now and will connect. */
    private void joined(Message.Welcome welcome) {
        group.adopt(welcome.groupId());
        List<String> missing = instance.groups().links().wanted(group).stream().filter(d -> welcome.databases().stream().noneMatch(o -> o.database().equalsIgnoreCase(d))).toList();
        if (!missing.isEmpty()) {
            fail(GroupErrors.databaseDoesNotRespond(missing.getFirst(), remote.name()), LinkProblem.DATABASE_SILENT);
        } else {
            partnership.reached();
        }
    }

    static List<Message.Offer> offers(Instance instance, AvailabilityGroup group) {
        return instance.groups().behind(group).stream().flatMap(g -> g.databases().stream()).map(d -> new Message.Offer(d.name(), d.id())).toList();
    }

    private ServerError timeout() {
        return LinkErrors.connectTimeout(remote.name(), group.replicaId(remote));
    }

    /** The error log gets it once, not at every attempt. */
    private void fail(ServerError error, LinkProblem problem) {
        Instant now = mirroring.estate().clock().instant();
        boolean known = partnership.problem().isPresent() && partnership.lastError().map(ConnectError::number).filter(n -> n == error.number()).isPresent();
        if (partnership.attemptFailed(error, problem, now) && !known) {
            instance.errorLog().error("spid31s", error.number(), error.severity(), error.state(), error.getMessage());
        }
    }
}
