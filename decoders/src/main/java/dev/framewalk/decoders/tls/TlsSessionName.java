package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names by which a session is found again when a later connection goes on with it: a digest of a ticket, which may be long, or a
/// session identifier.
final class TlsSessionName {
    /// So much of a digest tells all sessions of a capture apart.
    private static final int DIGEST = 16;

    private TlsSessionName() {}

    /// The name that a ticket, or an identity of a pre-shared key, stands for.
    static String ofTicket(Bytes source, long at, long length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.toArray(at, (int) length));
            return HexFormat.of().formatHex(digest, 0, DIGEST);
        } catch (NoSuchAlgorithmException impossible) {
            // every Java platform must have it
            throw new IllegalStateException(impossible);
        }
    }

    /// The name that a session identifier stands for: itself, marked so that it is never taken for a ticket's.
    static String ofIdentifier(String hexadecimal) {
        return "id " + hexadecimal;
    }
}
