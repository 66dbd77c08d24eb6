package dev.framewalk.decoders.tls;

/// What has become of the data that a client sends before the server has answered (0-RTT; RFC 8446, section 4.2.10).
public enum TlsEarlyData {
    /// The client has not proposed to send any.
    NOT_OFFERED,
    /// The client has proposed it, and nothing shows yet what the server makes of it.
    OFFERED,
    /// The server takes it.
    TAKEN,
    /// The server throws it away.
    REFUSED
}
