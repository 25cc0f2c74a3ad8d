package io.linkspan.model.profile;

import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;

/** A server showed a certificate that is not trusted; carries what it showed through the driver to whoever can ask the operator. */
public final class UntrustedException extends CertificateException {

    private static final long serialVersionUID = 1;

    private final transient ShownCertificate shown;

    UntrustedException(String message, ShownCertificate shown) {
        super(message);
        this.shown = shown;
    }

    public ShownCertificate shown() {
        return shown;
    }

    /** The one among the causes of a failed connection, if there is one. */
    public static Optional<ShownCertificate> in(Throwable e) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause).limit(20).filter(UntrustedException.class::isInstance).map(UntrustedException.class::cast).map(UntrustedException::shown).findFirst();
    }
}
