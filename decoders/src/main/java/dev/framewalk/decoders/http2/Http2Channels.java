package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpFieldName;
import dev.framewalk.decoders.http.HttpInside;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.util.List;

/// The streams of a connection as channels: whoever claims one by its head reads what its DATA carries. Of the others nothing is passed on.
final class Http2Channels {
    /// What is added to the number of a stream for a channel that holds its answer alone; streams have numbers of 31 bits.
    private static final long APART = 1L << 32;

    private final StreamSink sink;

    Http2Channels(StreamSink sink) {
        this.sink = sink;
    }

    /// A head has opened a message on a stream. A stream that nobody claims by its request may still be claimed by its answer.
    ///
    /// Each direction has codings of its own. Whether those of an answer matter is not known when its request opens the channel: so a request
    /// that accepts codings opens one in which they can be undone. Where an answer is coded although nobody said that it might be, it gets a
    /// channel of its own.
    void head(Http2Track track, Http2Event.Message head) {
        boolean isCoded = isCoded(head.head());
        if (track.isClaimed && (!isCoded || track.mayBeCoded || head.isRequest())) {
            sink.about(key(track, head.side()), head);
            return;
        }
        Http2Head fields = head.head();
        String contentType = fields.contentType();
        if (fields.protocol() == null && (contentType == null || !sink.readsContent(contentType))) {
            // there is nothing to claim it by, or nobody who would
            return;
        }
        String token = fields.protocol() == null ? "" : fields.protocol();
        if (track.isClaimed) {
            track.isAnswerApart = sink.open(track.id + APART, HttpInside.of(head, token, false));
            if (track.isAnswerApart) {
                sink.uncoveredEnd(track.id, head.side(), Ending.FINISHED);
            }
            return;
        }
        Http2Head request = track.request.head;
        Unit requestUnit = track.request.headUnit;
        if (head.isRequest() || request == null || requestUnit == null) {
            track.mayBeCoded = isCoded || head.isRequest() && accepts(head);
            track.isClaimed = sink.open(track.id, HttpInside.of(head, token, track.mayBeCoded));
        } else {
            track.mayBeCoded = isCoded || isCoded(request);
            StreamEvent asked = new Http2Event.RequestStarted(requestUnit, track.id, request, null);
            track.isClaimed = sink.open(track.id, HttpInside.of(head, token, track.mayBeCoded, List.of(asked, head)));
        }
    }

    private static boolean isCoded(Http2Head head) {
        return !head.codings().isEmpty();
    }

    /// Whether a request says that its answer may be coded.
    private static boolean accepts(Http2Event.Message head) {
        String accepted = head.value(HttpFieldName.ACCEPT_ENCODING);
        return accepted != null && !accepted.isBlank() && !accepted.strip().equalsIgnoreCase("identity");
    }

    /// The channel that a direction of a stream goes on in.
    private static long key(Http2Track track, Side side) {
        return track.isAnswerApart && side == Side.SERVER ? track.id + APART : track.id;
    }

    /// Something happened to a stream that its bytes do not tell.
    void about(Http2Track track, StreamEvent event) {
        if (track.isClaimed) {
            sink.about(key(track, event.side()), event);
        }
    }

    /// Content of the DATA frame in progress has come.
    ///
    /// @param from where in the direction it begins
    void content(Http2Track track, Http2Flow flow, Bytes window, long shift, long from, long to) {
        Unit unit = flow.unit(from, to);
        sink.uncovered(key(track, flow.side), Uncovered.carried(unit, offset(track, flow) + (from - flow.pieceFrom), window, from - shift));
    }

    /// Content of the DATA frame in progress is missing; what came before it was counted.
    void gap(Http2Track track, Http2Flow flow, long bytes) {
        if (track.isClaimed) {
            sink.uncoveredGap(key(track, flow.side), flow.side, offset(track, flow), bytes);
        }
    }

    /// How much of the body came before the piece in progress, gaps included.
    private static long offset(Http2Track track, Http2Flow flow) {
        return track.half(flow.side).bodyLength();
    }

    void end(Http2Track track, Side side, Ending ending) {
        if (track.isClaimed) {
            sink.uncoveredEnd(key(track, side), side, ending);
            if (track.isAnswerApart && side == Side.SERVER) {
                // it is a channel of one direction
                sink.uncoveredEnd(track.id + APART, Side.CLIENT, ending);
            }
        }
    }

    /// A stream was given up: nothing more comes on it, in either direction.
    void reset(Http2Track track, StreamEvent reset) {
        if (track.isClaimed) {
            sink.about(track.id, reset);
            if (track.isAnswerApart) {
                sink.about(track.id + APART, reset);
            }
            end(track, Side.CLIENT, Ending.RESET);
            end(track, Side.SERVER, Ending.RESET);
        }
    }
}
