package dev.framewalk.decoders.tls;

/// Which of its keys a side protects its records with.
public enum TlsEpoch {
    /// None yet: the hellos.
    CLEAR,
    /// Application data of TLS 1.3 that the client sends before the server has answered (0-RTT).
    EARLY_DATA,
    /// The rest of the handshake of TLS 1.3.
    HANDSHAKE,
    /// Application data of TLS 1.3.
    APPLICATION,
    /// Everything behind change cipher spec in TLS 1.2 and before.
    SESSION
}
