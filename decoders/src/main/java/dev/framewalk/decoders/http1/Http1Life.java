package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.life.Life;
import java.util.EnumSet;
import java.util.Set;

/// The life of one direction of an HTTP/1 connection: the table of the steps between its phases. The decoder walks it; a picture shows it.
public final class Http1Life {
    /// What makes a direction take a step.
    public enum Trigger {
        START_LINE_BEGAN,
        HEAD_ENDED_MESSAGE,
        HEAD_ENDED_BEFORE_BODY,
        HEAD_ENDED_BEFORE_CHUNKS,
        HEAD_ENDED_BEFORE_ENDLESS_BODY,
        SWITCH_ASKED,
        SWITCH_AGREED,
        SWITCH_REFUSED,
        BODY_ENDED,
        CHUNK_ANNOUNCED,
        LAST_CHUNK_ANNOUNCED,
        CHUNK_DATA_ENDED,
        CHUNK_ENDED,
        TRAILERS_ENDED,
        PLACE_LOST,
        STREAM_ENDED
    }

    private static final Rfc PARSING = Rfc.of(9112, "2.2");
    private static final Rfc BODY_LENGTH = Rfc.of(9112, "6.3");
    private static final Rfc CHUNKED = Rfc.of(9112, "7.1");
    private static final Rfc UPGRADE = Rfc.of(9110, "7.8");
    private static final Rfc CONNECT = Rfc.of(9110, "9.3.6");
    private static final Rfc PERSISTENCE = Rfc.of(9112, "9.3");
    private static final Rfc INCOMPLETE = Rfc.of(9112, "8");

    private static final Set<Http1Phase> IS_READ =
            EnumSet.complementOf(EnumSet.of(Http1Phase.SWITCHED, Http1Phase.CLOSED));

    private static final Set<Http1Phase> HAS_NOT_ASKED =
            EnumSet.complementOf(EnumSet.of(Http1Phase.AWAITING_SWITCH, Http1Phase.SWITCHED, Http1Phase.CLOSED));

    /// Every allowed step.
    public static final Life<Http1Phase, Trigger> TABLE = Life.draft("x.http1.state.life", Http1Phase.class, Trigger.class)
            .starts(Http1Phase.IDLE)
            .midway(Http1Phase.JOINED_MIDWAY)
            .step(Http1Phase.JOINED_MIDWAY, Trigger.START_LINE_BEGAN, Http1Phase.HEAD, PARSING)
            .step(Http1Phase.LOST, Trigger.START_LINE_BEGAN, Http1Phase.HEAD, PARSING)
            .step(Http1Phase.IDLE, Trigger.START_LINE_BEGAN, Http1Phase.HEAD, PARSING)
            .step(Http1Phase.HEAD, Trigger.HEAD_ENDED_MESSAGE, Http1Phase.IDLE, BODY_LENGTH)
            .step(Http1Phase.HEAD, Trigger.HEAD_ENDED_BEFORE_BODY, Http1Phase.BODY, BODY_LENGTH)
            .step(Http1Phase.HEAD, Trigger.HEAD_ENDED_BEFORE_CHUNKS, Http1Phase.CHUNK_SIZE, CHUNKED)
            .step(Http1Phase.HEAD, Trigger.HEAD_ENDED_BEFORE_ENDLESS_BODY, Http1Phase.BODY_UNTIL_CLOSE, BODY_LENGTH)
            .step(Http1Phase.IDLE, Trigger.HEAD_ENDED_BEFORE_ENDLESS_BODY, Http1Phase.BODY_UNTIL_CLOSE, Rfc.of(1945, "6"))
            .step(Http1Phase.BODY, Trigger.BODY_ENDED, Http1Phase.IDLE, PERSISTENCE)
            .step(Http1Phase.CHUNK_SIZE, Trigger.CHUNK_ANNOUNCED, Http1Phase.CHUNK_DATA, CHUNKED)
            .step(Http1Phase.CHUNK_SIZE, Trigger.LAST_CHUNK_ANNOUNCED, Http1Phase.TRAILERS, CHUNKED)
            .step(Http1Phase.CHUNK_DATA, Trigger.CHUNK_DATA_ENDED, Http1Phase.CHUNK_END, CHUNKED)
            .step(Http1Phase.CHUNK_END, Trigger.CHUNK_ENDED, Http1Phase.CHUNK_SIZE, CHUNKED)
            .step(Http1Phase.TRAILERS, Trigger.TRAILERS_ENDED, Http1Phase.IDLE, Rfc.of(9112, "7.1.2"))
            .step(Http1Phase.IDLE, Trigger.SWITCH_ASKED, Http1Phase.AWAITING_SWITCH, UPGRADE)
            .step(Http1Phase.AWAITING_SWITCH, Trigger.SWITCH_AGREED, Http1Phase.SWITCHED, CONNECT)
            .step(Http1Phase.AWAITING_SWITCH, Trigger.SWITCH_REFUSED, Http1Phase.IDLE, UPGRADE)
            // the other direction asked for it, whatever this one is in the middle of
            .fromMany(HAS_NOT_ASKED, Trigger.SWITCH_AGREED, Http1Phase.SWITCHED, UPGRADE)
            .fromMany(IS_READ, Trigger.PLACE_LOST, Http1Phase.LOST, INCOMPLETE)
            .fromMany(IS_READ, Trigger.STREAM_ENDED, Http1Phase.CLOSED, INCOMPLETE)
            .step(Http1Phase.SWITCHED, Trigger.STREAM_ENDED, Http1Phase.CLOSED, UPGRADE)
            .elseOurBug()
            .build();

    private Http1Life() {}
}
