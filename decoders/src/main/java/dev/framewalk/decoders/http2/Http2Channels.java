package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpInside;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;

/// The streams of a connection as channels: whoever claims one by its head reads what its DATA carries. Of the others nothing is passed on.
final class Http2Channels {
    private final StreamSink sink;

    Http2Channels(StreamSink sink) {
        this.sink = sink;
    }

    /// A head has opened a message on a stream. A stream that nobody claims by its request may still be claimed by its answer.
    void head(Http2Track track, Http2Event.Message head) {
        if (track.isClaimed) {
            sink.about(track.id, head);
            return;
        }
        Http2Head fields = head.head();
        if (fields.contentType() == null && fields.protocol() == null) {
            // nobody could claim it: there is nothing to claim it by
            return;
        }
        Inside inside = HttpInside.of(head, fields.protocol() == null ? "" : fields.protocol(), fields.codings());
        track.isClaimed = sink.open(track.id, inside);
    }

    /// Something happened to a stream that its bytes do not tell.
    void about(Http2Track track, StreamEvent event) {
        if (track.isClaimed) {
            sink.about(track.id, event);
        }
    }

    /// Content of the DATA frame in progress has come.
    ///
    /// @param from where in the direction it begins
    void content(Http2Track track, Http2Flow flow, Bytes window, long shift, long from, long to) {
        Unit unit = flow.unit(from, to);
        sink.uncovered(track.id, Uncovered.carried(unit, offset(track, flow) + (from - flow.pieceFrom), window, from - shift));
    }

    /// Content of the DATA frame in progress is missing; what came before it was counted.
    void gap(Http2Track track, Http2Flow flow, long bytes) {
        if (track.isClaimed) {
            sink.uncoveredGap(track.id, flow.side, offset(track, flow), bytes);
        }
    }

    /// How much of the body came before the piece in progress, gaps included.
    private static long offset(Http2Track track, Http2Flow flow) {
        return track.half(flow.side).bodyLength();
    }

    void end(Http2Track track, Side side, Ending ending) {
        if (track.isClaimed) {
            sink.uncoveredEnd(track.id, side, ending);
        }
    }

    /// A stream was given up: nothing more comes on it, in either direction.
    void reset(Http2Track track, StreamEvent reset) {
        if (track.isClaimed) {
            sink.about(track.id, reset);
            sink.uncoveredEnd(track.id, Side.CLIENT, Ending.RESET);
            sink.uncoveredEnd(track.id, Side.SERVER, Ending.RESET);
        }
    }
}
