package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// An interval in which something was held up by one cause, and what ended it.
///
/// @param cause            why it waited
/// @param conversation     id of its conversation
/// @param channel          the number of the channel of the conversation that `unit` counts in
/// @param streamNumber     the HTTP/2 stream that waited, 0 for its connection as a whole; [#NO_STREAM] where there are no streams
/// @param event            index of the event of what waited (a frame, a record, a message, a request); -1 if it is no event
/// @param unit             the bytes that waited, in their channel; null if what waited is not bytes
/// @param arrivedNanos     when it could have gone on but for this cause, in nanoseconds since the epoch
/// @param deliverableNanos when it could go on, in nanoseconds since the epoch; [#UNKNOWN_TIME] if that was never seen
/// @param culpritPacket    the packet that ended the waiting: for bytes the one that filled the last hole, for a window its
///                         WINDOW_UPDATE, for an answer its first packet; 0 if none was seen
/// @param missing          the bytes that it brought and that were waited for, in TCP's stream; null where no bytes were missing
/// @param culpritStream    the HTTP/2 stream that those bytes belonged to (the first, if several), or that was served meanwhile; 0 for
///                         the connection as a whole; [#NO_STREAM] if there are no streams or if it is not known
/// @param certainty        how we know
public record Wait(
        WaitCause cause,
        int conversation,
        int channel,
        long streamNumber,
        int event,
        @Nullable Unit unit,
        long arrivedNanos,
        long deliverableNanos,
        int culpritPacket,
        @Nullable Unit missing,
        long culpritStream,
        Certainty certainty) {
    /// No stream: the protocol has none, or nobody can say which.
    public static final long NO_STREAM = -1;

    /// The moment was never seen.
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    /// Whether the end of the waiting was seen.
    public boolean isEndKnown() {
        return deliverableNanos != UNKNOWN_TIME;
    }

    /// How long it waited; -1 if the end was never seen.
    public long blockedNanos() {
        return isEndKnown() ? Math.max(0, deliverableNanos - arrivedNanos) : -1;
    }

    /// Whether the bytes that were waited for are known to be of the stream that waited: its own loss, not that of another.
    public boolean isForItself() {
        return streamNumber > 0 && streamNumber == culpritStream;
    }
}
