package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.life.Life;
import java.util.EnumSet;
import java.util.Set;

/// The life of one direction of an HTTP/2 connection: the table of the steps between its phases. The decoder walks it; a picture shows it.
public final class Http2Life {
    /// What makes a direction take a step.
    public enum Trigger {
        PREFACE_COMPLETE,
        PAYLOAD_BEGAN,
        DATA_BEGAN,
        UNREAD_BEGAN,
        FRAME_ENDED,
        FRAMES_FOUND,
        PLACE_LOST,
        STREAM_ENDED
    }

    private static final Rfc PREFACE_RULE = Rfc.of(9113, "3.4");
    private static final Rfc FRAME_RULE = Rfc.of(9113, "4.1");
    private static final Rfc DATA_RULE = Rfc.of(9113, "6.1");
    private static final Rfc UNKNOWN_RULE = Rfc.of(9113, "5.5");
    private static final Rfc END_RULE = Rfc.of(9113, "9.1");

    private static final Set<Http2Phase> IS_READ = EnumSet.complementOf(EnumSet.of(Http2Phase.CLOSED));

    /// Every allowed step. A client begins with the preface, a server with a frame.
    public static final Life<Http2Phase, Trigger> TABLE = Life.draft("x.http2.state.life", Http2Phase.class, Trigger.class)
            .starts(Http2Phase.PREFACE, Http2Phase.FRAME_HEADER)
            .midway(Http2Phase.JOINED_MIDWAY)
            .step(Http2Phase.PREFACE, Trigger.PREFACE_COMPLETE, Http2Phase.FRAME_HEADER, PREFACE_RULE)
            .step(Http2Phase.JOINED_MIDWAY, Trigger.PREFACE_COMPLETE, Http2Phase.FRAME_HEADER, PREFACE_RULE)
            .step(Http2Phase.JOINED_MIDWAY, Trigger.FRAMES_FOUND, Http2Phase.FRAME_HEADER, FRAME_RULE)
            .step(Http2Phase.LOST, Trigger.FRAMES_FOUND, Http2Phase.FRAME_HEADER, FRAME_RULE)
            .step(Http2Phase.FRAME_HEADER, Trigger.PAYLOAD_BEGAN, Http2Phase.PAYLOAD, FRAME_RULE)
            .step(Http2Phase.FRAME_HEADER, Trigger.DATA_BEGAN, Http2Phase.DATA, DATA_RULE)
            .step(Http2Phase.FRAME_HEADER, Trigger.UNREAD_BEGAN, Http2Phase.PASSED_OVER, UNKNOWN_RULE)
            .step(Http2Phase.FRAME_HEADER, Trigger.FRAME_ENDED, Http2Phase.FRAME_HEADER, FRAME_RULE)
            .step(Http2Phase.PAYLOAD, Trigger.FRAME_ENDED, Http2Phase.FRAME_HEADER, FRAME_RULE)
            .step(Http2Phase.PAYLOAD, Trigger.UNREAD_BEGAN, Http2Phase.PASSED_OVER, FRAME_RULE)
            .step(Http2Phase.DATA, Trigger.FRAME_ENDED, Http2Phase.FRAME_HEADER, DATA_RULE)
            .step(Http2Phase.PASSED_OVER, Trigger.FRAME_ENDED, Http2Phase.FRAME_HEADER, UNKNOWN_RULE)
            .fromMany(IS_READ, Trigger.PLACE_LOST, Http2Phase.LOST, FRAME_RULE)
            .fromMany(IS_READ, Trigger.STREAM_ENDED, Http2Phase.CLOSED, END_RULE)
            .elseOurBug()
            .build();

    private Http2Life() {}
}
