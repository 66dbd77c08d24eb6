package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.order.Standpoint;
import java.util.List;

/// What is to be seen of one direction of a TCP connection in a stretch of time: which bytes came when, what could be handed on, what
/// the receiver said about it.
///
/// Positions are stream positions: the first byte of the direction is 0. Times are nanoseconds since the first packet of the capture.
/// A scene holds either single segments or, where there are too many of them, cells that count them.
///
/// @param head            what is drawn
/// @param fromNanos       beginning of the stretch
/// @param toNanos         its end
/// @param segments        segments of the sender, in the order in which they were captured
/// @param acknowledgments what the receiver said, in the same order; the first may be from before the stretch
/// @param deliveries      where the bytes that are there in order end, ascending; the first may be from before the stretch
/// @param early           bytes that came and could not be handed on at once
/// @param blames          whose bytes they waited for, where streams are known
/// @param missing         bytes that were missing
/// @param closed          stretches in which the receiver had no room
/// @param flight          bytes in flight
/// @param roundTrips      from a segment to its acknowledgment, as seen at the place of capture
/// @param cells           counts of segments, where there are too many to draw
public record TcpScene(
        Head head,
        long fromNanos,
        long toNanos,
        List<Segment> segments,
        List<Acknowledgment> acknowledgments,
        List<Delivery> deliveries,
        List<EarlyBytes> early,
        List<Blame> blames,
        List<MissingRange> missing,
        List<Closed> closed,
        List<Sample> flight,
        List<Sample> roundTrips,
        List<Cell> cells) {

    /// What is drawn, and where it was recorded.
    ///
    /// @param conversation its id
    /// @param sender       whose bytes they are
    /// @param senderName   the sender, as people call it
    /// @param receiverName the receiver
    /// @param vicinity     near whom the packets were captured
    /// @param firstNanos   when the connection begins
    /// @param lastNanos    when its last packet was captured
    /// @param bytes        how many bytes the sender sent in all, once each
    /// @param packets      how many packets the connection has
    public record Head(
            int conversation,
            Side sender,
            String senderName,
            String receiverName,
            Standpoint.Vicinity vicinity,
            long firstNanos,
            long lastNanos,
            long bytes,
            int packets) {}

    /// What a segment is.
    public enum Kind {
        /// Its bytes were not seen before.
        FIRST,
        /// Brings bytes again that were seen before, or should have been.
        AGAIN,
        /// Brings bytes again that the receiver had acknowledged.
        NEEDLESS,
        /// Comes late, behind later ones.
        LATE,
        /// Asks whether the other end is still there, or has room again.
        PROBE,
        /// Opens or closes the stream and carries no byte.
        LIMIT
    }

    /// A segment.
    ///
    /// @param packet its packet
    /// @param from   first byte
    /// @param to     one past the last; equal to `from` if it carries none
    public record Segment(int packet, long nanos, long from, long to, Kind kind) {}

    /// What the receiver said.
    ///
    /// @param position  it has every byte before this one
    /// @param edge      it takes bytes up to this one; -1 if that is not known
    /// @param selective what it has besides
    /// @param repeats   whether it says the same again, because something came that it could not use
    public record Acknowledgment(
            int packet, long nanos, long position, long edge, List<StreamRange> selective, boolean repeats) {}

    /// From here on all bytes before a position are there.
    ///
    /// @param packet the packet that brought the last one missing
    public record Delivery(int packet, long nanos, long before, long position) {}

    /// Bytes that came too early.
    ///
    /// @param packet           the packet that brought them; of an inferred wait the one that says that they are there
    /// @param arrivedNanos     when
    /// @param deliverableNanos when all bytes before them were there too
    /// @param culprit          the packet that brought the last of these; 0 if it was not captured
    /// @param missing          the bytes that they waited for
    /// @param certainty        observed, or inferred from what the receiver says
    public record EarlyBytes(
            int packet,
            long from,
            long to,
            long arrivedNanos,
            long deliverableNanos,
            int culprit,
            StreamRange missing,
            Certainty certainty) {
        public long nanos() {
            return deliverableNanos - arrivedNanos;
        }
    }

    /// Whose bytes a packet brought, and who waited for them.
    ///
    /// @param culprit the packet that brought what was missing
    /// @param stream  the HTTP/2 stream that the missing bytes belonged to, 0 for the connection as a whole; -1 if that is not known
    /// @param waiting the streams that waited, ascending
    public record Blame(int culprit, long stream, List<Long> waiting) {
        public Blame {
            waiting = List.copyOf(waiting);
        }
    }

    /// Bytes that were missing while later ones were there.
    ///
    /// @param openedBy the packet that made it seen
    /// @param filledBy the packet that brought them; 0 if none was captured
    /// @param certainty observed, inferred from what the receiver says, or unknown: they were never captured
    public record MissingRange(
            long from, long to, long openedNanos, long filledNanos, int openedBy, int filledBy, Certainty certainty) {}

    /// A stretch in which the receiver had no room.
    ///
    /// @param closedBy the packet that said so
    /// @param openedBy the packet that said that there is room again; 0 if none did
    public record Closed(long fromNanos, long toNanos, long position, int closedBy, int openedBy) {}

    /// A value at a moment.
    public record Sample(int packet, long nanos, long value) {}

    /// Segments that stand too close to be drawn one by one.
    ///
    /// @param lowest   their first byte
    /// @param highest  one past their last byte
    /// @param delivered all bytes before this one were there at the end of the cell
    /// @param acknowledged what the receiver had acknowledged at its end; -1 if nothing yet
    /// @param edge     up to where it took bytes then; -1 if that is not known
    /// @param count    how many
    /// @param again    how many of them bring bytes again
    /// @param late     how many of them come behind later ones
    /// @param flight   most bytes in flight; -1 if not known
    /// @param roundTripNanos longest round trip; -1 if none was measured
    public record Cell(
            int firstPacket,
            long fromNanos,
            long toNanos,
            long lowest,
            long highest,
            long delivered,
            long acknowledged,
            long edge,
            int count,
            int again,
            int late,
            long flight,
            long roundTripNanos) {}

    public TcpScene {
        segments = List.copyOf(segments);
        acknowledgments = List.copyOf(acknowledgments);
        deliveries = List.copyOf(deliveries);
        early = List.copyOf(early);
        blames = List.copyOf(blames);
        missing = List.copyOf(missing);
        closed = List.copyOf(closed);
        flight = List.copyOf(flight);
        roundTrips = List.copyOf(roundTrips);
        cells = List.copyOf(cells);
    }

    /// Whether segments are counted and not shown one by one.
    public boolean isDense() {
        return !cells.isEmpty();
    }

    public boolean isEmpty() {
        return cells.isEmpty() && segments.isEmpty() && acknowledgments.isEmpty();
    }
}
