package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Endpoints;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.key.KeyStatements;
import io.linkspan.lab.tsql.syntax.EndpointStatement.DefineEndpoint;
import io.linkspan.lab.tsql.syntax.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** CREATE ENDPOINT and ALTER ENDPOINT … FOR DATABASE_MIRRORING (T-SQL reference, CREATE ENDPOINT). */
final class EndpointStatements {

    private EndpointStatements() {
    }

    static void define(DefineEndpoint s, Scope scope) {
        Endpoints endpoints = scope.instance().endpoints();
        if (scope.instance().managed()) {
            throw ServerError.of(41902, 16, 1, "Unsupported statement: the endpoint of a managed instance is made and kept by the service.");
        }
        if (scope.inTransaction()) {
            throw ServerError.of(226, 16, 6, (s.alter() ? "ALTER" : "CREATE") + " ENDPOINT statement not allowed within multi-statement transaction.");
        }
        if (s.alter()) {
            Endpoint old = endpoints.mirroring().filter(e -> e.name().equalsIgnoreCase(s.name())).orElseThrow(() -> Errors.notFound("alter", "endpoint", s.name()));
            demand(scope, "ALTER ANY ENDPOINT", "ENDPOINT::" + old.name());
            endpoints.set(from(s, scope, old));
            return;
        }
        demand(scope, "CREATE ENDPOINT", "");
        if (endpoints.mirroring().isPresent()) {
            throw endpoints.mirroring().get().name().equalsIgnoreCase(s.name())
                    ? ServerError.of(15530, 16, 1, "The endpoint with name \"" + s.name() + "\" already exists.")
                    : ServerError.of(7862, 16, 1, "An endpoint of the requested type already exists. Only one endpoint of this type is supported. Use ALTER ENDPOINT or DROP the existing endpoint and execute the CREATE ENDPOINT statement.");
        }
        if (s.payload().filter(p -> p.name().equals("DATABASE_MIRRORING")).isEmpty()) {
            throw Administration.unsupported();
        }
        Endpoint fresh = new Endpoint(endpoints.newId(), s.name(), Endpoint.State.STOPPED, 0, "ALL", "", "NEGOTIATE", 0, "REQUIRED", "AES", scope.login().id());
        endpoints.set(from(s, scope, fresh));
    }

    private static Endpoint from(DefineEndpoint s, Scope scope, Endpoint old) {
        List<Option> tcp = s.protocol().map(Option::options).orElse(List.of());
        Optional<Option> authentication = Option.find(s.payloadOptions(), "AUTHENTICATION");
        Optional<Option> encryption = Option.find(s.payloadOptions(), "ENCRYPTION");
        int port = Texts.find(tcp, "LISTENER_PORT", scope).map(EndpointStatements::port).orElse(old.port());
        if (port == 0) {
            throw ServerError.of(7873, 16, 1, "The endpoint \"" + s.name() + "\" needs a LISTENER_PORT.");
        }
        String role = Option.find(s.payloadOptions(), "ROLE").map(Option::upper).orElse(old.role());
        if (role.isEmpty()) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near 'ROLE'.");
        }
        return new Endpoint(old.id(), old.name(), s.state().map(t -> Endpoint.State.valueOf(t.toUpperCase(Locale.ROOT))).orElse(old.state()), port, address(tcp, scope, old.address()), role,
                authentication.map(EndpointStatements::ways).orElse(old.authentication()), authentication.map(o -> certificate(o, scope)).orElse(old.certificateId()),
                encryption.map(e -> e.words().getFirst().toUpperCase(Locale.ROOT)).orElse(old.encryption()), encryption.map(EndpointStatements::algorithm).orElse(old.algorithm()), old.ownerId());
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1024 || port > 32767) {
            throw ServerError.of(7882, 16, 1, "The value '" + text + "' for LISTENER_PORT is not valid. The port must be between 1024 and 32767.");
        }
        return port;
    }

    private static String address(List<Option> tcp, Scope scope, String old) {
        Optional<Option> option = Option.find(tcp, "LISTENER_IP");
        return option.flatMap(o -> o.is("ALL") ? Optional.of("ALL") : !o.options().isEmpty() ? Texts.of(o.options().getFirst(), scope) : Texts.of(o, scope)).orElse(old);
    }

    /** {@code WINDOWS NEGOTIATE CERTIFICATE c} as NEGOTIATE, CERTIFICATE; plain WINDOWS is NEGOTIATE. */
    private static String ways(Option authentication) {
        List<String> ways = new ArrayList<>();
        List<String> words = authentication.words();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i).toUpperCase(Locale.ROOT)) {
                case "CERTIFICATE" -> {
                    ways.add("CERTIFICATE");
                    i++;
                }
                case "WINDOWS" -> {
                    boolean kind = i + 1 < words.size() && List.of("NTLM", "KERBEROS", "NEGOTIATE").contains(words.get(i + 1).toUpperCase(Locale.ROOT));
                    ways.add(kind ? words.get(++i).toUpperCase(Locale.ROOT) : "NEGOTIATE");
                }
                default -> throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + words.get(i) + "'.");
            }
        }
        return String.join(", ", ways);
    }

    /** @throws ServerError 15151 for a certificate that master does not have, 7808-like for one without a private key under the master key */
    private static int certificate(Option authentication, Scope scope) {
        List<String> words = authentication.words();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase("CERTIFICATE")) {
                Certificate found = KeyStatements.certificate(scope.instance().keys(), "find", words.get(i + 1));
                if (found.protection() != Certificate.Protection.MK) {
                    throw ServerError.of(33101, 16, 1, "Cannot use certificate '" + found.name() + "', because its private key is not present or it is not protected by the database master key. "
                            + "SQL Server requires the ability to automatically access the private key of the certificate used for this operation.");
                }
                return found.id();
            }
        }
        return 0;
    }

    /** ALGORITHM and what follows; RC4 is what the clause means without one up to 2014, AES since. */
    private static String algorithm(Option encryption) {
        List<String> words = encryption.words().stream().map(w -> w.toUpperCase(Locale.ROOT)).toList();
        int at = words.indexOf("ALGORITHM");
        return words.getFirst().equals("DISABLED") ? "NONE" : at < 0 ? "AES" : String.join(", ", words.subList(at + 1, words.size()));
    }

    private static void demand(Scope scope, String permission, String securable) {
        boolean may = scope.instance().security().has(scope.login(), permission) || !securable.isEmpty() && scope.instance().security().has(scope.login(), "ALTER", securable);
        if (!may) {
            throw Errors.noPermission();
        }
    }
}
