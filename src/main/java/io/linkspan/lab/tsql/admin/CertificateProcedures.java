package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.security.Keyring;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The procedures with which a managed instance link exchanges certificates. No reference page names the parameters of the first two; the link scripts give them by place. */
final class CertificateProcedures {

    private CertificateProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_certificate_add_issuer", List.of(Parameter.required("@certificate_id", SqlType.INT), Parameter.required("@dns_name", SqlType.nvarchar(256))), true, CertificateProcedures::addIssuer),
                new Procedure("sp_validate_certificate_ca_chain", List.of(Parameter.required("@certificate_id", SqlType.INT)), false, CertificateProcedures::validate),
                new Procedure("sp_get_endpoint_certificate", List.of(Parameter.required("@endpoint_type", SqlType.INT)), false, CertificateProcedures::endpointCertificate));
    }

    private static int addIssuer(Arguments a, Scope scope) {
        demand(scope, "sp_certificate_add_issuer");
        Certificate certificate = certificate(a, scope);
        String pattern = a.text("@dns_name").filter(p -> !p.isBlank()).orElseThrow(() -> ServerError.of(15600, 15, 1, "An invalid parameter or option was specified for procedure 'sp_certificate_add_issuer'."));
        scope.instance().keys().addIssuer(certificate.id(), pattern);
        return 0;
    }

    /** Success is silence; a chain that ends nowhere is error 15297's relative, whose number no page gives, so the general one stands for it. */
    private static int validate(Arguments a, Scope scope) {
        demand(scope, "sp_validate_certificate_ca_chain");
        Certificate certificate = certificate(a, scope);
        Instant now = scope.instance().estate().clock().instant();
        boolean good = issuers(scope.instance().keys(), certificate.x509(), now).isPresent() && !now.isAfter(scope.instance().estate().expiry(certificate.x509()));
        if (!good) {
            throw ServerError.of(15600, 16, 1, "The certificate chain of '" + certificate.name() + "' could not be validated up to a trusted root.");
        }
        return 0;
    }

    /** The registered certificate that signed this one and is in force. */
    private static Optional<Certificate> issuers(Keyring keys, X509Certificate certificate, Instant now) {
        return keys.all().stream().filter(c -> !keys.issuerPatterns(c.id()).isEmpty() && !now.isAfter(c.x509().getNotAfter().toInstant()) && signed(certificate, c.x509())).findFirst();
    }

    private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static int endpointCertificate(Arguments a, Scope scope) {
        demand(scope, "sp_get_endpoint_certificate");
        int type = a.find("@endpoint_type").map(n -> ((Number) n).intValue()).orElse(0);
        Optional<Certificate> found = type != 4 ? Optional.empty() : scope.instance().endpoints().mirroring().filter(Endpoint::byCertificate).map(Endpoint::certificateId).flatMap(scope.instance().keys()::find);
        if (type == 4 && found.isEmpty()) {
            throw ServerError.of(28036, 16, 1, "No endpoint of this type uses a certificate.");
        }
        Answer.of(scope, new Column("EndpointCertificatePublicKey", SqlType.varbinary(SqlType.MAX))).row((Object) found.map(Certificate::encoded).orElse(null)).end();
        return 0;
    }

    private static Certificate certificate(Arguments a, Scope scope) {
        Object id = a.find("@certificate_id").orElseThrow(() -> Errors.notFound("find", "certificate", "NULL"));
        return scope.instance().keys().find(((Number) id).intValue()).orElseThrow(() -> Errors.notFound("find", "certificate", id.toString()));
    }

    /** On builds without them they are unknown procedures. */
    private static void demand(Scope scope, String name) {
        if (!scope.instance().version().linkProcedures()) {
            throw ServerError.of(2812, 16, 62, "Could not find stored procedure '" + name + "'.");
        }
        if (!scope.sysadmin()) {
            throw Errors.noPermission();
        }
    }
}
