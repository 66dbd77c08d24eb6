package dev.framewalk.decoders.tls;

/// The versions of TLS as they stand in hellos and records: two bytes, of which only the latest four mean a protocol that is still in use.
public final class TlsVersion {
    public static final int SSL2 = 0x0002;
    public static final int SSL3 = 0x0300;
    public static final int TLS10 = 0x0301;
    public static final int TLS11 = 0x0302;
    public static final int TLS12 = 0x0303;
    public static final int TLS13 = 0x0304;

    private TlsVersion() {}

    /// `TLS 1.3`, or what else the number is.
    public static String nameOf(int version) {
        return switch (version) {
            case SSL2 -> "SSL 2.0";
            case SSL3 -> "SSL 3.0";
            case TLS10 -> "TLS 1.0";
            case TLS11 -> "TLS 1.1";
            case TLS12 -> "TLS 1.2";
            case TLS13 -> "TLS 1.3";
            case 0x0100, 0xfeff -> "DTLS 1.0";
            case 0xfefd -> "DTLS 1.2";
            case 0xfefc -> "DTLS 1.3";
            case 0x0101 -> "TLCP 1.1";
            default -> {
                if (TlsNumbers.isGrease(version)) {
                    yield TlsNumbers.GREASE;
                }
                if (version >>> 8 == 0x7f) {
                    yield "TLS 1.3 draft " + (version & 0xff);
                }
                if (version >>> 8 == 0xfb) {
                    yield "TLS 1.3 draft " + (version & 0xff) + " (Facebook)";
                }
                yield "unassigned";
            }
        };
    }

    /// Whether a version works as TLS 1.3 does: the final one and the drafts before it.
    static boolean is13(int version) {
        return version == TLS13 || version >>> 8 == 0x7f || version >>> 8 == 0xfb;
    }

    /// Whether a number can stand in the header of a record.
    static boolean isRecordVersion(int version) {
        return version >>> 8 == 3 && (version & 0xff) <= 4 || version >>> 8 == 0x7f;
    }
}
