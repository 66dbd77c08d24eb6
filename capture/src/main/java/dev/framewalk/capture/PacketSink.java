package dev.framewalk.capture;

/// A receiver of packets, one call each, in the order of the file, without objects.
@FunctionalInterface
public interface PacketSink {
    /// The time of a packet that has none: simple packet blocks, custom blocks.
    long NO_TIME = Long.MIN_VALUE;

    /// The vantage of a record that was not seen at any interface.
    int NO_VANTAGE = -1;

    /// Takes one packet.
    ///
    /// Records that are not packets but that Wireshark counts as such arrive too, with a negative link type
    /// ([LinkType#isRecord]) and [#NO_VANTAGE], because otherwise our packet numbers and Wireshark's would
    /// differ from there on.
    ///
    /// @param number         1 for the first packet of the file
    /// @param vantage        index in [CaptureFile#vantages()], or [#NO_VANTAGE]
    /// @param linkType       what the packet begins with: a LINKTYPE_ value as registered, or one of [LinkType]
    /// @param timeNanos      nanoseconds since 1970-01-01T00:00Z (before it: negative), or [#NO_TIME]
    /// @param at             absolute position of the first byte in [CaptureFile#bytes()]
    /// @param capturedLength how many bytes are there
    /// @param wireLength     how long the packet was; more than `capturedLength` where the snap length cut it. Files
    ///                       that lie may say less
    void packet(int number, int vantage, int linkType, long timeNanos, long at, int capturedLength, int wireLength);
}
