package dev.framewalk.decoders.tls;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An X.509 certificate as it was sent: its bytes, and what they say, read when somebody asks (RFC 5280). Immutable.
public final class TlsCertificate {
    private final byte[] der;
    private volatile @Nullable Facts facts;

    TlsCertificate(byte[] der) {
        this.der = der;
    }

    /// What a certificate says.
    ///
    /// @param subject   whom it is about
    /// @param issuer    who vouches for it
    /// @param names     the host names and addresses that it is valid for
    /// @param notBefore when it becomes valid
    /// @param notAfter  when it ceases to be
    /// @param key       kind and size of the public key
    /// @param signature how the issuer signed
    /// @param serial    the issuer's number for it, in hexadecimal digits
    /// @param problem   why it cannot be read; empty if it can
    public record Facts(
            String subject,
            String issuer,
            List<String> names,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            String key,
            String signature,
            String serial,
            String problem) {
        public boolean isReadable() {
            return problem.isEmpty();
        }

        /// The name that people would call it by: the first of its names, else what the subject is commonly called.
        public String shortName() {
            if (!names.isEmpty()) {
                return names.getFirst();
            }
            int at = subject.indexOf("CN=");
            if (at < 0) {
                return subject;
            }
            int end = subject.indexOf(',', at);
            return subject.substring(at + 3, end < 0 ? subject.length() : end);
        }
    }

    public Facts facts() {
        Facts known = facts;
        if (known == null) {
            known = read();
            facts = known;
        }
        return known;
    }

    public int length() {
        return der.length;
    }

    private Facts read() {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return new Facts(
                    TlsVector.printable(certificate.getSubjectX500Principal().getName()),
                    TlsVector.printable(certificate.getIssuerX500Principal().getName()),
                    names(certificate),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    key(certificate),
                    certificate.getSigAlgName(),
                    certificate.getSerialNumber().toString(16),
                    "");
        } catch (CertificateException | RuntimeException broken) {
            // hostile certificates make the library throw whatever it likes
            String reason = broken.getMessage();
            return new Facts(
                    "", "", List.of(), null, null, "", "", "", reason == null ? "unreadable" : TlsVector.printable(reason));
        }
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    // a DNS name, an address or a URI; others are not strings
                    if (alternative.size() > 1 && alternative.get(1) instanceof String text) {
                        names.add(TlsVector.printable(text));
                    }
                }
            }
        } catch (CertificateException broken) {
            return names;
        }
        return names;
    }

    private static String key(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        return switch (key) {
            case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "EC " + ec.getParams().getOrder().bitLength();
            default -> key.getAlgorithm();
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsCertificate that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "certificate of " + der.length + " bytes";
    }
}
