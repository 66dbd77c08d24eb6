package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.http.HttpBody;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// The part of the decoder that tells of the ends of messages and streams.
final class Http2Endings {
    private final Http2Telling telling;
    private final Http2Streams streams;
    private final Http2Channels channels;

    Http2Endings(Http2Telling telling, Http2Streams streams, Http2Channels channels) {
        this.telling = telling;
        this.streams = streams;
        this.channels = channels;
    }

    /// The message of a side is over, unless it was before.
    void completed(
            Http2Track track, Side side, Unit unit, HttpCompletion how, @Nullable Http2BlockContext context) {
        Http2Track.Half half = track.half(side);
        Http2Head head = half.head;
        Unit headUnit = half.headUnit;
        if (head == null || headUnit == null || half.isOver) {
            return;
        }
        half.isOver = true;
        HttpBody body = half.pieces == null ? HttpBody.NONE : half.pieces.body(side, head.codings());
        if (side == Side.CLIENT) {
            telling.event(new Http2Event.RequestCompleted(
                    unit, track.id, head, headUnit, body, half.trailers, half.trailersUnit, how, context));
        } else {
            telling.event(new Http2Event.ResponseCompleted(
                    unit,
                    track.id,
                    head,
                    track.request.head,
                    headUnit,
                    body,
                    half.trailers,
                    half.trailersUnit,
                    how,
                    context));
        }
    }

    /// A stream is over.
    void closed(
            Http2Track track,
            Http2Event.Closing closing,
            @Nullable Side resetBy,
            Unit unit,
            @Nullable Http2BlockContext context) {
        Ending ending = switch (closing) {
            case FINISHED -> Ending.FINISHED;
            case RESET -> Ending.RESET;
            case CONNECTION_ENDED, FORGOTTEN -> Ending.CAPTURE_ENDED;
        };
        channels.end(track, Side.CLIENT, ending);
        channels.end(track, Side.SERVER, ending);
        streams.remove(track, resetBy);
        telling.event(new Http2Event.StreamClosed(unit, track.id, track.request.head, closing, context));
    }
}
