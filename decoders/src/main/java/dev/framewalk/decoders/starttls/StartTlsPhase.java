package dev.framewalk.decoders.starttls;

/// How far both ends are on their way from lines in clear to TLS. [StartTlsLife] says what leads where.
public enum StartTlsPhase {
    /// Lines go over in clear.
    CLEAR,
    /// The client has asked for TLS and waits for the answer.
    ASKED,
    /// The bytes belong to TLS by now.
    AGREED
}
