package dev.framewalk.timeline.telling;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// Something that happened at one moment in one conversation.
///
/// @param index        position among all events, from 0; step n is the moment after event n-1, step 0 is before everything
/// @param id           stable dotted name: `tcp.established`, `http1.request-completed`
/// @param packet       number of the packet with which it happened
/// @param vantage      where that packet was captured, index in `CaptureFile.vantages()`; -1 if that is not known
/// @param timeNanos    nanoseconds since the epoch
/// @param conversation id of its conversation, or -1
/// @param side         who sent what made it happen; null outside conversations
/// @param depth        the first depth at which it is a step of its own
/// @param unit         where its bytes are in the stream of its side, or null
/// @param certainty    how we know
/// @param sentence     what happened, told with the values in it
public record Event(
        int index,
        String id,
        int packet,
        int vantage,
        long timeNanos,
        int conversation,
        @Nullable Side side,
        Depth depth,
        @Nullable Unit unit,
        Certainty certainty,
        String sentence) {}
