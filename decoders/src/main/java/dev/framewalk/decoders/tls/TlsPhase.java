package dev.framewalk.decoders.tls;

/// Where one side of a connection is in its life. [TlsLife] says what leads where.
public enum TlsPhase {
    /// Nothing was sent yet.
    WAITING,
    /// The beginning of the connection was not seen.
    JOINED_MIDWAY,
    /// Handshake messages go over in clear.
    HANDSHAKING,
    /// The client already sends application data, under keys of an earlier connection (0-RTT).
    EARLY_DATA,
    /// TLS 1.2: the keys are in use; the message that ends the handshake comes next.
    CHANGED,
    /// TLS 1.3: the rest of the handshake is encrypted.
    ENCRYPTED_HANDSHAKE,
    /// The handshake is over for this side: application data.
    PROTECTED,
    /// It said that it will send nothing more.
    CLOSING,
    /// It gave the connection up.
    FAILED,
    /// What it sends are no TLS records.
    FOREIGN,
    /// Nothing more can come.
    CLOSED
}
