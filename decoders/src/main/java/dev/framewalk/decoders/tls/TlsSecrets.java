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
}
