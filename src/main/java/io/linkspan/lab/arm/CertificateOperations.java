package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.type.ServerError;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Server trust certificates (the public keys of SQL Servers on an instance) and endpoint certificates (the instance's own).
 * A trust certificate is one in the instance's keyring without a private key: the mirroring endpoint authenticates peers with nothing else.
 * Blobs are read with and without {@code 0x} and written without, as the specification's example has them.
 */
final class CertificateOperations {

    private static final String TRUST = "serverTrustCertificates";
    private static final String ENDPOINT = "endpointCertificates";
    /** The only endpoint type that a link uses; an instance of the cloud also lists SERVICE_BROKER. */
    private static final String MIRRORING = "DATABASE_MIRRORING";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Instances instances;
    private final Jobs jobs;

    CertificateOperations(Instances instances, Jobs jobs) {
        this.instances = instances;
        this.jobs = jobs;
    }

    Map<String, Dispatcher.Handler> handlers() {
        return Map.of("ServerTrustCertificates_List", this::listTrust, "ServerTrustCertificates_Get", this::getTrust,
                "ServerTrustCertificates_CreateOrUpdate", this::putTrust, "ServerTrustCertificates_Delete", this::deleteTrust,
                "EndpointCertificates_List", r -> Answer.ok(array(endpoint(instances.parent(r)))),
                "EndpointCertificates_Get", this::getEndpoint);
    }

    private Answer listTrust(Request request) {
        Instance instance = instances.parent(request);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        instance.keys().all().stream().filter(CertificateOperations::partner).forEach(c -> all.add(trust(instance, c)));
        return Answer.ok(all);
    }

    private Answer getTrust(Request request) {
        Instance instance = instances.parent(request);
        String name = request.parameter("certificateName");
        return Answer.ok(trust(instance, find(instance, name).orElseThrow(() -> ArmError.noChild(Instances.TYPE + "/" + TRUST, name))));
    }

    /** The same certificate again changes nothing; another one under a name that is taken is refused, as is the same one under a second name. */
    private Answer putTrust(Request request) {
        Instance instance = instances.parent(request);
        String name = request.parameter("certificateName");
        byte[] der = der(request.property("publicBlob"));
        Optional<Certificate> present = find(instance, name);
        if (present.filter(c -> Arrays.equals(c.encoded(), der)).isPresent()) {
            return Answer.ok(trust(instance, present.get()));
        }
        if (instance.keys().find(name).isPresent() || instance.keys().all().stream().anyMatch(c -> Arrays.equals(c.encoded(), der))) {
            throw new ArmError("NameAlreadyExists", "A certificate with name '" + name + "' already exists or this certificate already has been added.");
        }
        return jobs.start(request, () -> Optional.of(trust(instance, instance.keys().importPublic(name, der, 1))));
    }

    private Answer deleteTrust(Request request) {
        Instance instance = instances.parent(request);
        Optional<Certificate> present = find(instance, request.parameter("certificateName"));
        if (present.isEmpty()) {
            return Answer.empty(204);
        }
        return jobs.start(request, () -> {
            instance.keys().remove(present.get());
            return Optional.empty();
        });
    }

    private Answer getEndpoint(Request request) {
        Instance instance = instances.parent(request);
        String type = request.parameter("endpointType");
        return Answer.ok(endpoint(instance).filter(c -> type.equalsIgnoreCase(MIRRORING)).orElseThrow(() -> ArmError.noChild(Instances.TYPE + "/" + ENDPOINT, type)));
    }

    private Optional<ObjectNode> endpoint(Instance instance) {
        return instance.endpoints().mirroring().map(Endpoint::certificateId).flatMap(instance.keys()::find).map(c -> {
            ObjectNode document = instances.child(instance, ENDPOINT, MIRRORING);
            document.putObject("properties").put("publicBlob", HEX.formatHex(c.encoded()));
            return document;
        });
    }

    private ObjectNode trust(Instance instance, Certificate certificate) {
        ObjectNode document = instances.child(instance, TRUST, certificate.name());
        document.putObject("properties").put("publicBlob", HEX.formatHex(certificate.encoded())).put("thumbprint", HEX.formatHex(certificate.thumbprint()))
                .put("certificateName", certificate.name());
        return document;
    }

    private static Optional<Certificate> find(Instance instance, String name) {
        return instance.keys().find(name).filter(CertificateOperations::partner);
    }

    private static boolean partner(Certificate certificate) {
        return certificate.privateKey().isEmpty();
    }

    private static byte[] der(JsonNode blob) {
        String hex = blob.asText("").replaceFirst("^0[xX]", "");
        if (hex.isEmpty() || hex.length() % 2 != 0 || !hex.matches("[0-9A-Fa-f]+")) {
            throw new ArmError("InvalidParameterValue", "Invalid value for parameter 'publicBlob': hexadecimal text of a DER certificate is expected.");
        }
        byte[] der = HexFormat.of().parseHex(hex);
        try {
            Keyring.parse(der);
        } catch (ServerError e) {
            throw new ArmError("InvalidParameterValue", "Invalid value for parameter 'publicBlob': " + e.getMessage());
        }
        return der;
    }

    private static ArrayNode array(Optional<ObjectNode> only) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        only.ifPresent(array::add);
        return array;
    }
}
