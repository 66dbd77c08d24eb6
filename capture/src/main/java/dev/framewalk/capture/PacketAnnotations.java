package dev.framewalk.capture;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a capture file says about one packet beside its bytes.
///
/// @param comments        comments by people
/// @param flags           the flags word of the packet block as it stands, if there is one
/// @param droppedBefore   packets lost between this one and the previous one of the same interface
/// @param packetId        a number that is the same for the same packet at several places
/// @param queue           the queue of the interface that it arrived in
/// @param processThreadId process (upper half) and thread (lower half)
/// @param hashes          how many hash options there are
/// @param verdicts        how many verdict options there are
public record PacketAnnotations(
        List<String> comments,
        OptionalInt flags,
        OptionalLong droppedBefore,
        OptionalLong packetId,
        OptionalLong queue,
        OptionalLong processThreadId,
        int hashes,
        int verdicts) {

    /// Nothing is said.
    public static final PacketAnnotations NONE = new PacketAnnotations(
            List.of(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            0);

    public PacketAnnotations {
        comments = List.copyOf(comments);
    }

    /// Comments and nothing else.
    public static PacketAnnotations of(List<String> comments) {
        return comments.isEmpty()
                ? NONE
                : new PacketAnnotations(
                        comments,
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        0,
                        0);
    }

    /// Which way a packet passed the interface.
    public enum Direction {
        UNKNOWN,
        INBOUND,
        OUTBOUND,
        RESERVED
    }

    /// How a packet was addressed.
    public enum Reception {
        UNSPECIFIED,
        UNICAST,
        MULTICAST,
        BROADCAST,
        PROMISCUOUS,
        RESERVED
    }

    public Direction direction() {
        return Direction.values()[flags.orElse(0) & 3];
    }

    public Reception reception() {
        return Reception.values()[Math.min(flags.orElse(0) >>> 2 & 7, 5)];
    }

    /// Bytes of frame check sequence at the end of the packet; 0 if not told.
    public int frameCheckBytes() {
        return flags.orElse(0) >>> 5 & 15;
    }

    /// Errors that the link layer reported, as the upper 16 bits of the flags word: bit 8 CRC error, 9 too long, 10 too
    /// short, 11 wrong gap, 12 unaligned, 13 start delimiter, 14 preamble, 15 symbol.
    public int linkLayerErrors() {
        return flags.orElse(0) >>> 16;
    }
}
