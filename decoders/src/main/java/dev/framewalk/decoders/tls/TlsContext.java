package dev.framewalk.decoders.tls;

/// What must be known of a connection to read its records and messages: their layout depends on what was negotiated before.
///
/// @param version          the negotiated version; 0 while there is none
/// @param suite            the negotiated cipher suite; -1 while there is none
/// @param isEncryptThenMac whether CBC records are encrypted first and proven genuine then (RFC 7366)
record TlsContext(int version, int suite, boolean isEncryptThenMac) {
    static final TlsContext UNKNOWN = new TlsContext(0, -1, false);

    boolean is13() {
        return TlsVersion.is13(version);
    }
}
