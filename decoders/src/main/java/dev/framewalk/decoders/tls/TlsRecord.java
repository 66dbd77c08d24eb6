package dev.framewalk.decoders.tls;

import org.jspecify.annotations.Nullable;

/// What is known of one record when it is complete.
///
/// @param type          its type as it stands in the header
/// @param innerType     the true type of a record of TLS 1.3 that could be opened; else the same as `type`
/// @param version       the version in its header
/// @param length        bytes behind the header
/// @param contentLength bytes of its content: the same if it is not protected; -1 if it could not be opened
/// @param missing       how many of its bytes the capture lacks
/// @param epoch         the keys that its sender uses, as far as is known
/// @param isProtected   whether its content is encrypted
/// @param skip          how many bytes at its beginning belong to a handshake message that began in an earlier record
/// @param context       what was negotiated before it
/// @param opening       what opens it; null if it is not protected or could not be opened
public record TlsRecord(
        int type,
        int innerType,
        int version,
        int length,
        int contentLength,
        int missing,
        TlsEpoch epoch,
        boolean isProtected,
        int skip,
        TlsContext context,
        @Nullable TlsOpening opening) {
    static final int HEADER = 5;
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;
    static final int HEARTBEAT = 24;

    /// What the content of any record may have at most, and what protection may add to it at most (RFC 5246, section 6.2.3).
    static final int LONGEST_CONTENT = 1 << 14;

    static final int LONGEST = LONGEST_CONTENT + 2048;

    public boolean isOpened() {
        return opening != null;
    }

    /// Whether only its header can be seen, which hides the true type (TLS 1.3).
    public boolean isOpaque() {
        return isProtected && type == APPLICATION_DATA && (context.is13() || epoch == TlsEpoch.EARLY_DATA);
    }

    /// `handshake`, as the registry has it.
    public static String nameOf(int type) {
        return TlsNumbers.CONTENT_TYPES.nameOf(type);
    }

    /// Whether five bytes can be the header of a record; longer ones than allowed pass if the rest is as it should be.
    static boolean isHeader(int type, int version, int length) {
        return type >= CHANGE_CIPHER_SPEC
                && type <= HEARTBEAT
                && TlsVersion.isRecordVersion(version)
                && (length <= LONGEST || type == HANDSHAKE && length <= 0x8000);
    }
}
