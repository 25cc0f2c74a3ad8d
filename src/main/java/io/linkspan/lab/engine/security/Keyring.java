package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Master key, certificates and symmetric keys of a database, and the issuers that were registered. Safe from any thread. */
public final class Keyring {

    private static final int FIRST_ID = 256;

    private final Clock clock;
    private final List<Certificate> certificates = new CopyOnWriteArrayList<>();
    private final List<SymmetricKey> symmetric = new CopyOnWriteArrayList<>();
    private final Map<Integer, Set<String>> issuers = new ConcurrentHashMap<>();
    private volatile @Nullable MasterKey masterKey;
    private int nextId = FIRST_ID;

    public Keyring(Clock clock) {
        this.clock = clock;
    }

    public Optional<MasterKey> masterKey() {
        return Optional.ofNullable(masterKey);
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15578 */
    public synchronized void createMasterKey(char[] password) {
        if (masterKey != null) {
            throw Errors.masterKeyExists();
        }
        Instant now = clock.instant();
        masterKey = new MasterKey(UUID.randomUUID(), PasswordHash.of(password), true, false, now, now);
    }

    public void masterKey(@Nullable MasterKey key) {
        masterKey = key;
    }

    /** In the order of their ids. */
    public List<Certificate> all() {
        return certificates.stream().sorted(Comparator.comparingInt(Certificate::id)).toList();
    }

    public Optional<Certificate> find(String name) {
        return certificates.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<Certificate> find(int id) {
        return certificates.stream().filter(c -> c.id() == id).findFirst();
    }

    /** The one with the same issuer and serial number: how a peer's certificate is looked up. */
    public Optional<Certificate> find(X509Certificate peer) {
        return certificates.stream().filter(c -> c.x509().getSerialNumber().equals(peer.getSerialNumber()) && c.x509().getIssuerX500Principal().equals(peer.getIssuerX500Principal())).findFirst();
    }

    /**
     * A self-signed certificate with a private key under the master key.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 15581 without a master key, 15232 if the name is taken
     */
    public synchronized Certificate create(String name, String subject, Instant start, Instant expiry, int principal) {
        demandFree(name);
        if (masterKey().filter(MasterKey::usable).isEmpty()) {
            throw Errors.noMasterKey();
        }
        CertificateAuthority.Issued issued = CertificateAuthority.selfSigned(subject, start, expiry);
        return add(new Certificate(nextId++, name, issued.certificate(), Optional.of(issued.key()), Certificate.Protection.MK, principal, true, clock.instant()));
    }

    /** A self-signed certificate whose private key is under a password: no endpoint can use it. */
    public synchronized Certificate createUnderPassword(String name, String subject, Instant start, Instant expiry, int principal) {
        demandFree(name);
        CertificateAuthority.Issued issued = CertificateAuthority.selfSigned(subject, start, expiry);
        return add(new Certificate(nextId++, name, issued.certificate(), Optional.of(issued.key()), Certificate.Protection.PW, principal, true, clock.instant()));
    }

    /**
     * A public certificate from its DER bytes.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 15297 if they are not one, 15232 if the name is taken
     */
    public synchronized Certificate importPublic(String name, byte[] der, int principal) {
        demandFree(name);
        X509Certificate certificate = parse(der);
        if (find(certificate).isPresent()) {
            throw Errors.certificateExists(name);
        }
        return add(new Certificate(nextId++, name, certificate, Optional.empty(), Certificate.Protection.NA, principal, true, clock.instant()));
    }

    /** One that was issued elsewhere, with its private key: a managed instance's own endpoint certificate. */
    public synchronized Certificate install(String name, CertificateAuthority.Issued issued) {
        demandFree(name);
        return add(new Certificate(nextId++, name, issued.certificate(), Optional.of(issued.key()), Certificate.Protection.MK, 1, true, clock.instant()));
    }

    /** In the order of their ids. */
    public List<SymmetricKey> symmetric() {
        return List.copyOf(symmetric);
    }

    public Optional<SymmetricKey> symmetric(String name) {
        return symmetric.stream().filter(k -> k.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<SymmetricKey> symmetric(UUID guid) {
        return symmetric.stream().filter(k -> k.guid().equals(guid)).findFirst();
    }

    /**
     * @param source   KEY_SOURCE: the same words make the same key; {@code identity} IDENTITY_VALUE, which does so for its guid
     * @throws io.linkspan.lab.engine.type.ServerError 15282 if the name or guid is taken
     */
    public synchronized void create(String name, SymmetricKey.Algorithm algorithm, Optional<String> source, Optional<String> identity, int version, List<SymmetricKey.Protector> protectors) {
        UUID guid = SymmetricKey.guid(identity, version);
        if (symmetric(name).isPresent() || symmetric(guid).isPresent()) {
            throw ServerError.of(15282, 16, 1, "A key with name '" + name + "' or user defined unique identifier already exists or you do not have permissions to create it.");
        }
        symmetric.add(new SymmetricKey(nextId++, name, algorithm, guid, SymmetricKey.secret(algorithm, source, version), version, 1, clock.instant(), List.copyOf(protectors)));
    }

    public void remove(SymmetricKey key) {
        symmetric.remove(key);
    }

    public void remove(Certificate certificate) {
        certificates.remove(certificate);
        issuers.remove(certificate.id());
    }

    /** Puts a changed certificate in the place of the one with its id. */
    public void replace(Certificate certificate) {
        certificates.replaceAll(c -> c.id() == certificate.id() ? certificate : c);
    }

    /** sp_certificate_add_issuer: certificates that this one signed count for names of a pattern, {@code *.database.windows.net}. */
    public void addIssuer(int certificate, String pattern) {
        issuers.computeIfAbsent(certificate, _ -> new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER)).add(pattern);
    }

    public void removeIssuer(int certificate, String pattern) {
        issuers.getOrDefault(certificate, new ConcurrentSkipListSet<>()).remove(pattern);
    }

    public Set<String> issuerPatterns(int certificate) {
        return Set.copyOf(issuers.getOrDefault(certificate, Set.of()));
    }

    /** True if the certificate is there by issuer and serial number, and the same to the last byte. */
    public boolean holds(X509Certificate peer) {
        return find(peer).filter(c -> c.x509().equals(peer)).isPresent();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15297 */
    public static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw Errors.invalidCertificate();
        }
    }

    private void demandFree(String name) {
        if (find(name).isPresent()) {
            throw Errors.certificateExists(name);
        }
    }

    private Certificate add(Certificate certificate) {
        certificates.add(certificate);
        return certificate;
    }
}
