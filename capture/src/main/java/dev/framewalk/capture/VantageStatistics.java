package dev.framewalk.capture;

/// Counters of one vantage as the recording program wrote them; -1 where it told nothing.
///
/// @param vantage         index in [CaptureFile#vantages()]
/// @param timeNanos       when they were taken, or [PacketSink#NO_TIME]
/// @param startNanos      when recording began, or [PacketSink#NO_TIME]
/// @param endNanos        when recording ended, or [PacketSink#NO_TIME]
/// @param received        packets that arrived at the interface
/// @param droppedByInterface packets lost there for lack of room
/// @param acceptedByFilter   packets that the capture filter let through
/// @param droppedBySystem    packets that the operating system lost
/// @param delivered          packets handed to the recording program
public record VantageStatistics(
        int vantage,
        long timeNanos,
        long startNanos,
        long endNanos,
        long received,
        long droppedByInterface,
        long acceptedByFilter,
        long droppedBySystem,
        long delivered) {

    /// Packets known to be missing from the file; 0 if none are known.
    public long dropped() {
        return Math.max(0, droppedByInterface) + Math.max(0, droppedBySystem);
    }
}
