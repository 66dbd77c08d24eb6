package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;

/// Keys that travel inside a capture file (a pcapng decryption secrets block).
///
/// @param type         one of the constants below, or a number that we do not know
/// @param bytes        the keys; for [#TLS_KEY_LOG] the text of an NSS key log
/// @param packetNumber the first packet after them; secrets are meant to come before the packets that need them
public record Secrets(int type, Bytes bytes, int packetNumber) {
    /// A TLS key log in the NSS format (RFC 9850).
    public static final int TLS_KEY_LOG = 0x544c534b;

    public static final int SSH_KEY_LOG = 0x5353484b;
    public static final int WIREGUARD_KEY_LOG = 0x57474b4c;
    public static final int ZIGBEE_NETWORK_KEY = 0x5a4e574b;
    public static final int ZIGBEE_APS_KEY = 0x5a415053;
    /// Proposed in 2026.
    public static final int WIFI_KEY = 0x57694669;

    /// What the type is called; an unknown one keeps its number.
    public static String nameOf(int type) {
        return switch (type) {
            case TLS_KEY_LOG -> "TLS key log";
            case SSH_KEY_LOG -> "SSH key log";
            case WIREGUARD_KEY_LOG -> "WireGuard key log";
            case ZIGBEE_NETWORK_KEY -> "ZigBee network key";
            case ZIGBEE_APS_KEY -> "ZigBee APS key";
            case WIFI_KEY -> "IEEE 802.11 key";
            default -> "secrets of unknown type 0x%08x".formatted(type);
        };
    }

    @Override
    public String toString() {
        // never the keys themselves: this ends up in logs
        return nameOf(type) + ", " + bytes.length() + " bytes";
    }
}
