package dev.framewalk.capture;

/// Block types and option codes of draft-ietf-opsawg-pcapng.
final class Pcapng {
    static final int SECTION_HEADER = 0x0a0d0d0a;
    static final int INTERFACE_DESCRIPTION = 1;
    /// Obsolete since 2004, still found in old files.
    static final int PACKET = 2;

    static final int SIMPLE_PACKET = 3;
    static final int NAME_RESOLUTION = 4;
    static final int INTERFACE_STATISTICS = 5;
    static final int ENHANCED_PACKET = 6;
    static final int JOURNAL = 9;
    static final int SECRETS = 10;
    static final int CUSTOM = 0x0000_0bad;
    static final int CUSTOM_DO_NOT_COPY = 0x4000_0bad;

    static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

    /// Type, length, length.
    static final int EMPTY_BLOCK = 12;
    /// Type and length: where the body of a block begins.
    static final int BODY = 8;
    /// A block beyond this is damage: the longest packet that any link type allows, and room for its options.
    static final int LONGEST_BLOCK = RecordReader.LONGEST_PACKET_BYTES + (1 << 20);

    static final int END_OF_OPTIONS = 0;
    static final int COMMENT = 1;
    static final int SECTION_HARDWARE = 2;
    static final int SECTION_OS = 3;
    static final int SECTION_APPLICATION = 4;
    static final int INTERFACE_NAME = 2;
    static final int INTERFACE_DESCRIPTION_TEXT = 3;
    static final int INTERFACE_SPEED = 8;
    static final int INTERFACE_TIME_RESOLUTION = 9;
    static final int INTERFACE_FILTER = 11;
    static final int INTERFACE_OS = 12;
    static final int INTERFACE_FRAME_CHECK = 13;
    static final int INTERFACE_TIME_OFFSET = 14;
    static final int INTERFACE_HARDWARE = 15;
    static final int PACKET_FLAGS = 2;
    static final int PACKET_HASH = 3;
    static final int PACKET_DROPS = 4;
    static final int PACKET_ID = 5;
    static final int PACKET_QUEUE = 6;
    static final int PACKET_VERDICT = 7;
    static final int PACKET_PROCESS = 8;
    static final int STATISTICS_START = 2;
    static final int STATISTICS_END = 3;
    static final int STATISTICS_RECEIVED = 4;
    static final int STATISTICS_DROPPED = 5;
    static final int STATISTICS_ACCEPTED = 6;
    static final int STATISTICS_SYSTEM_DROPPED = 7;
    static final int STATISTICS_DELIVERED = 8;

    private Pcapng() {}

    /// A length rounded up to the 32-bit border that everything in pcapng is padded to.
    static long padded(long length) {
        return length + 3 & ~3L;
    }

    static String nameOf(int blockType) {
        return switch (blockType) {
            case SECTION_HEADER -> "section header block";
            case INTERFACE_DESCRIPTION -> "interface description block";
            case PACKET -> "packet block";
            case SIMPLE_PACKET -> "simple packet block";
            case NAME_RESOLUTION -> "name resolution block";
            case INTERFACE_STATISTICS -> "interface statistics block";
            case ENHANCED_PACKET -> "enhanced packet block";
            case JOURNAL -> "systemd journal block";
            case SECRETS -> "decryption secrets block";
            case CUSTOM, CUSTOM_DO_NOT_COPY -> "custom block";
            default -> "block of type 0x%08x".formatted(blockType);
        };
    }
}
