package dev.framewalk.timeline.address;

import java.util.Locale;

/// What tells a thing from others of its kind, beside the moment when it was captured. All that an address names must agree.
public enum Witness {
    /// The sequence number of TCP of its first byte, as it was on the wire, and how many bytes it has in its own channel: `1284531+96`.
    SEQ,
    /// Where its first byte is in its own channel or datagram, and how many bytes it has there: `0+45`.
    POS,
    /// The number of its stream.
    STREAM,
    /// The number by which both ends know what belongs together: `0x1a2b`.
    ID,
    /// The rule that was broken.
    RULE,
    /// A checksum (CRC-32) of its bytes, or of the packet with which it happened.
    SUM,
    /// Which of the packets that were captured at the same moment with the same bytes it is, or happened with, and how many there are: `1of2`. Left out where
    /// there is one.
    COPY;

    /// As it is written in the text of an address.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
