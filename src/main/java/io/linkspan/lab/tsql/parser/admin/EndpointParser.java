package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.EndpointStatement.DefineEndpoint;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE ENDPOINT and ALTER ENDPOINT (T-SQL reference). Commas between the options of the payload may be left out. */
final class EndpointParser {

    private final AdministrationParser grammar;
    private final Tokens tokens;

    EndpointParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement define(Token first, boolean alter) {
        String name = tokens.name();
        Optional<String> owner = tokens.accept("AUTHORIZATION") ? Optional.of(tokens.name()) : Optional.empty();
        Optional<String> state = Optional.empty();
        if (tokens.accept("STATE")) {
            tokens.expect("=");
            state = Optional.of(tokens.expectAny("STARTED", "STOPPED", "DISABLED"));
        }
        Optional<Option> protocol = Optional.empty();
        if (!alter || tokens.at("AS")) {
            tokens.expect("AS", "TCP", "(");
            protocol = Optional.of(Option.list("TCP", tokens.list(this::protocolOption)));
            tokens.expect(")");
        }
        Optional<Option> payload = Optional.empty();
        if (!alter || tokens.at("FOR")) {
            tokens.expect("FOR");
            String kind = tokens.expectAny("DATABASE_MIRRORING", "DATA_MIRRORING", "TSQL", "SERVICE_BROKER");
            payload = Optional.of(Option.list(kind.equals("DATA_MIRRORING") ? "DATABASE_MIRRORING" : kind, payload()));
        }
        return new DefineEndpoint(tokens.since(first), alter, name, owner, state, protocol, payload);
    }

    private Option protocolOption() {
        String name = tokens.expectAny("LISTENER_PORT", "LISTENER_IP");
        tokens.expect("=");
        if (name.equals("LISTENER_PORT")) {
            if (!tokens.at(Kind.INTEGER)) {
                throw tokens.error();
            }
            return Option.value(name, grammar.constants.value());
        }
        return Option.word(name, tokens.accept("ALL") ? "ALL" : address());
    }

    /** {@code (10.0.0.1)} or {@code ('::1')}: digits and points come as several numbers. */
    private String address() {
        tokens.expect("(");
        if (tokens.peek().isString()) {
            String address = tokens.string();
            tokens.expect(")");
            return address;
        }
        Token start = tokens.peek();
        while (tokens.at(Kind.INTEGER) || tokens.at(Kind.DECIMAL) || tokens.at(".")) {
            tokens.next();
        }
        String address = tokens.source(start.start(), tokens.last().end());
        tokens.expect(")");
        return address;
    }

    private List<Option> payload() {
        tokens.expect("(");
        List<Option> options = new ArrayList<>();
        while (!tokens.accept(")")) {
            if (!options.isEmpty()) {
                tokens.accept(",");
            }
            options.add(payloadOption());
        }
        return List.copyOf(options);
    }

    private Option payloadOption() {
        String name = tokens.expectAny("AUTHENTICATION", "ENCRYPTION", "ROLE", "MESSAGE_FORWARDING", "MESSAGE_FORWARD_SIZE");
        tokens.expect("=");
        List<String> words = new ArrayList<>();
        switch (name) {
            case "AUTHENTICATION" -> authentication(words);
            case "ENCRYPTION" -> encryption(words);
            case "ROLE" -> words.add(tokens.expectAny("ALL", "PARTNER", "WITNESS"));
            case "MESSAGE_FORWARDING" -> words.add(tokens.expectAny("ENABLED", "DISABLED"));
            default -> words.add(String.valueOf(tokens.integer()));
        }
        return Option.word(name, words.toArray(String[]::new));
    }

    /** WINDOWS [NTLM|KERBEROS|NEGOTIATE], CERTIFICATE name, or both in either order. */
    private void authentication(List<String> words) {
        boolean windowsFirst = tokens.at("WINDOWS");
        if (windowsFirst) {
            windows(words);
        }
        if (!windowsFirst || tokens.at("CERTIFICATE")) {
            tokens.expect("CERTIFICATE");
            words.addAll(List.of("CERTIFICATE", tokens.name()));
        }
        if (!windowsFirst && tokens.at("WINDOWS")) {
            windows(words);
        }
    }

    private void windows(List<String> words) {
        tokens.expect("WINDOWS");
        words.add("WINDOWS");
        String method = tokens.acceptAny("NTLM", "KERBEROS", "NEGOTIATE");
        if (!method.isEmpty()) {
            words.add(method);
        }
    }

    private void encryption(List<String> words) {
        String kind = tokens.expectAny("DISABLED", "SUPPORTED", "REQUIRED");
        words.add(kind);
        if (!kind.equals("DISABLED") && tokens.accept("ALGORITHM")) {
            String algorithm = tokens.expectAny("AES", "RC4");
            words.addAll(List.of("ALGORITHM", algorithm));
            if (tokens.accept(algorithm.equals("AES") ? "RC4" : "AES")) {
                words.add(tokens.last().upper());
            }
        }
    }
}
