package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.linkspan.lab.arm.Dispatcher.Call;
import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.fault.FaultKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS server of the practice estate's management plane and sign-in service, on a free loopback port. One virtual thread a request. */
public final class ArmServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArmServer.class);
    private static final int MOST_BYTES = 4 << 20;

    private final HttpsServer http;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Contract contract = Contract.load();
    private final Tokens tokens;
    private final Tenant tenant;
    private final TokenEndpoint signIn;
    private final Dispatcher dispatcher;
    private final Tenancy tenancy;
    private final Estate estate;
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Starts at once.
     *
     * @param tls      holds a certificate for localhost
     * @param pageSize most items of a list in one answer
     */
    public ArmServer(SSLContext tls, Tenancy tenancy, Estate estate, int pageSize) throws IOException {
        this.tenancy = tenancy;
        this.estate = estate;
        tokens = new Tokens(estate.clock(), estate.faults());
        dispatcher = new Dispatcher(contract, tenancy, estate.faults(), handlers(new Jobs(contract, tenancy, estate.clock(), estate.faults(), executor, this::defect)), pageSize);
        http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tenant = new Tenant(tenancy, endpoint(), estate, tokens);
        signIn = new TokenEndpoint(tenancy, tenant, tokens, estate.clock());
        estate.directory(tenant);
        http.setHttpsConfigurator(new HttpsConfigurator(tls));
        http.setExecutor(executor);
        http.createContext("/", this::handle);
        http.start();
    }

    private Map<String, Dispatcher.Handler> handlers(Jobs jobs) {
        Instances instances = new Instances(tenancy, estate);
        Map<String, Dispatcher.Handler> handlers = new HashMap<>(Map.of("Lro_AzureAsyncOperation", jobs::status, "Lro_OperationResult", jobs::result));
        handlers.putAll(new SubscriptionOperations(tenancy, contract).handlers());
        handlers.putAll(new InstanceOperations(instances, jobs).handlers());
        handlers.putAll(new DatabaseOperations(instances, jobs).handlers());
        handlers.putAll(new CertificateOperations(instances, jobs).handlers());
        handlers.putAll(new LinkOperations(instances, jobs).handlers());
        return handlers;
    }

    /** The address that clients use for Resource Manager and for signing in; it ends without a slash. */
    public URI endpoint() {
        return URI.create("https://localhost:" + http.getAddress().getPort());
    }

    /** The application that the profile signs in with, as SQL knows it. */
    public Directory.Identity application() {
        return tenant.application();
    }

    /** Whether the value of an arm-error fault names something that the contract has. */
    public boolean knows(String faultValue) {
        return ArmFault.parse(faultValue, contract).isPresent();
    }

    /** Where the lab itself went wrong so far: an answer that breaks the contract, an unexpected exception. Tests want it empty. */
    public List<String> defects() {
        return List.copyOf(defects);
    }

    @Override
    public void close() {
        http.stop(0);
        executor.shutdownNow();
        executor.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        Call call = call(exchange, body);
        exchange.getResponseHeaders().set("x-ms-request-id", UUID.randomUUID().toString());
        exchange.getResponseHeaders().set("x-ms-correlation-request-id", UUID.randomUUID().toString());
        if (TokenEndpoint.serves(call.segments())) {
            Map<String, String> form = fields(new String(body, StandardCharsets.UTF_8));
            form.putAll(call.query());
            send(exchange, signIn.answer(call.method(), call.segments(), form, call.base()));
            return;
        }
        answer(exchange, call);
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        try {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var refused = tokens.refuse(authorization == null ? "" : authorization);
            if (refused.isPresent()) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer authorization_uri=\"" + call.base() + "/" + tenancy.tenantId()
                        + "\", error=\"invalid_token\", error_description=\"" + refused.get().getMessage() + "\"");
                throw refused.get();
            }
            Request request = dispatcher.admit(call);
            Answer answer = dispatcher.serve(request);
            if (!request.operation().reads() && answer.status() < 300) {
                estate.changes().request(call.method() + " " + URLDecoder.decode(call.path(), StandardCharsets.UTF_8), contract.schemas().masked(request.body()).toString());
            }
            if (!request.operation().reads() && estate.faults().take(FaultKind.ARM_LOSE_ANSWER, ArmFault.names(request)).isPresent()) {
                exchange.close();
                return;
            }
            send(exchange, answer);
        } catch (RuntimeException e) { // the outermost place: a client gets an answer in any case
            if (ArmError.known(e).isEmpty()) {
                defect(e);
            }
            ArmError error = ArmError.of(e);
            send(exchange, Answer.error(contract.status(error.code()), error.code(), error.getMessage()));
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.status() == 429 || answer.status() == 503) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        if (answer.body().isEmpty()) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            byte[] bytes = json.writeValueAsBytes(answer.body().get());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void defect(Throwable e) {
        LOG.error("the practice estate's management plane made a mistake", e);
        defects.add(String.valueOf(e));
    }

    private Call call(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        String host = exchange.getRequestHeaders().getFirst("Host");
        List<String> segments = Arrays.stream(uri.getRawPath().split("/")).skip(1).map(s -> URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
        Map<String, String> query = new HashMap<>();
        fields(uri.getRawQuery() == null ? "" : uri.getRawQuery()).forEach((k, v) -> query.put(k.toLowerCase(Locale.ROOT), v));
        return new Call(exchange.getRequestMethod(), host == null ? endpoint() : URI.create("https://" + host), uri.getRawPath(), segments, query, body);
    }

    /** Reads {@code a=b&c=d}, as in a query or a posted form. */
    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
