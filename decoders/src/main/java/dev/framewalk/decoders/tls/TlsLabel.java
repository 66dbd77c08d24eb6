package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.stream.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a line of a key log is about: the first word of the line (RFC 9850, section 2; the last two are older than that).
public enum TlsLabel {
    /// The master secret of TLS 1.2 and before.
    CLIENT_RANDOM,
    CLIENT_EARLY_TRAFFIC_SECRET,
    EARLY_EXPORTER_SECRET,
    CLIENT_HANDSHAKE_TRAFFIC_SECRET,
    SERVER_HANDSHAKE_TRAFFIC_SECRET,
    CLIENT_TRAFFIC_SECRET_0,
    SERVER_TRAFFIC_SECRET_0,
    EXPORTER_SECRET,
    ECH_SECRET,
    ECH_CONFIG,
    /// The premaster secret, found by the first 8 bytes of its encrypted form (SSL 3.0 to TLS 1.2 with RSA key exchange).
    RSA,
    /// The premaster secret of any key exchange, found by the client random.
    PMS_CLIENT_RANDOM;

    private static final Map<String, TlsLabel> BY_WORD = new HashMap<>();

    static {
        for (TlsLabel label : values()) {
            BY_WORD.put(label.name(), label);
        }
        BY_WORD.put("EARLY_EXPORTER_MASTER_SECRET", EARLY_EXPORTER_SECRET);
    }

    static @Nullable TlsLabel of(String word) {
        return BY_WORD.get(word);
    }

    /// The secret from which a side's keys for the handshake of TLS 1.3 are made.
    static TlsLabel handshake(Side side) {
        return side == Side.CLIENT ? CLIENT_HANDSHAKE_TRAFFIC_SECRET : SERVER_HANDSHAKE_TRAFFIC_SECRET;
    }

    /// The secret from which a side's first keys for application data of TLS 1.3 are made.
    static TlsLabel application(Side side) {
        return side == Side.CLIENT ? CLIENT_TRAFFIC_SECRET_0 : SERVER_TRAFFIC_SECRET_0;
    }

    /// How many bytes its identifier has.
    int identifierLength() {
        return this == RSA ? 8 : 32;
    }

    /// Whether a secret can be so long.
    boolean allowsLength(int bytes) {
        return switch (this) {
            case CLIENT_RANDOM, RSA -> bytes == 48;
            // the length of the hash function: SHA-256, SHA-384, SHA-512
            case CLIENT_EARLY_TRAFFIC_SECRET,
                    EARLY_EXPORTER_SECRET,
                    CLIENT_HANDSHAKE_TRAFFIC_SECRET,
                    SERVER_HANDSHAKE_TRAFFIC_SECRET,
                    CLIENT_TRAFFIC_SECRET_0,
                    SERVER_TRAFFIC_SECRET_0,
                    EXPORTER_SECRET -> bytes == 32 || bytes == 48 || bytes == 64;
            case ECH_SECRET, ECH_CONFIG, PMS_CLIENT_RANDOM -> bytes > 0;
        };
    }
}
