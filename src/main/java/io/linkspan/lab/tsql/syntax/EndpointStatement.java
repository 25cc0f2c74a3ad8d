package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** CREATE ENDPOINT and ALTER ENDPOINT; what ALTER leaves out is empty. */
public sealed interface EndpointStatement extends Statement {

    /**
     * @param state           STARTED, STOPPED or DISABLED
     * @param protocol        TCP with its options LISTENER_PORT and LISTENER_IP
     * @param payload         DATABASE_MIRRORING, TSQL, SERVICE_BROKER with its options AUTHENTICATION (words: CERTIFICATE name, WINDOWS NEGOTIATE …),
     *                        ENCRYPTION (words: REQUIRED ALGORITHM AES …), ROLE
     */
    record DefineEndpoint(Place place, boolean alter, String name, Optional<String> owner, Optional<String> state, Optional<Option> protocol,
            Optional<Option> payload) implements EndpointStatement {

        /** The options of the payload, empty where there is none. */
        public List<Option> payloadOptions() {
            return payload.map(Option::options).orElse(List.of());
        }
    }
}
