package dev.framewalk.decoders.tls;

import org.jspecify.annotations.Nullable;

/// Where secrets are looked up by a decoder. May be asked from several threads, and may know more later than earlier.
@FunctionalInterface
public interface TlsSecrets {
    /// Nobody told anything.
    TlsSecrets NONE = (label, identifier) -> null;

    /// A secret, or null if it is not known. The array must not be changed.
    ///
    /// @param identifier the client random (32 bytes); for [TlsLabel#RSA] the first 8 bytes of the encrypted premaster secret
    byte @Nullable [] secret(TlsLabel label, byte[] identifier);

    /// Takes note that a server has granted a session that can be gone on with later. Until TLS 1.2 that means the same master secret.
    ///
    /// @param name what it is found by again, as a hello names it
    default void granted(String name, TlsOrigin origin) {}

    /// The connection in which a session was set up; null if it is not known.
    default @Nullable TlsOrigin origin(String name) {
        return null;
    }
}
