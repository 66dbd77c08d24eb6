package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.hpack.HpackBlock;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// A field block that is complete, on its way to the message that it belongs to.
///
/// @param frame     the frame that ended it
/// @param frameType type of that frame
/// @param ends      its flags
/// @param length    bytes of its payload
/// @param unit      all frames that carried it
/// @param type      HEADERS or PUSH_PROMISE
/// @param flags     of the frame that began it
/// @param stream    its stream
/// @param promised  the promised stream, or 0
/// @param head      what it says
/// @param block     the block as it was decoded; null if it could not be
/// @param inFrame   what must be known to explain the frame
/// @param inUnit    what must be known to explain all frames
record Http2Section(
        Unit frame,
        int frameType,
        int ends,
        int length,
        Unit unit,
        int type,
        int flags,
        long stream,
        long promised,
        Http2Head head,
        @Nullable HpackBlock block,
        Http2BlockContext inFrame,
        Http2BlockContext inUnit) {
    boolean endsStream() {
        return type == Http2FrameType.HEADERS.number() && (flags & Http2Flags.END_STREAM) != 0;
    }

    Http2Event.FrameSeen seen(Http2Detail.Role role, boolean opens) {
        Http2Detail detail = new Http2Detail.FieldBlock(role, head, opens, promised);
        return new Http2Event.FrameSeen(frame, frameType, ends, stream, length, null, detail, inFrame);
    }
}
