package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.life.Life;
import java.util.EnumSet;
import java.util.Set;

/// The life of a stream as one of its ends sees it (RFC 9113, section 5.1). The other end sees the mirror image ([Http2StreamPhase#mirrored()]).
///
/// ```text
///                          +--------+
///                  send PP |        | recv PP
///                 ,--------+  idle  +--------.
///                v         +---+----+         v
///        +----------+          | send or +----------+
///        | reserved |          | recv H  | reserved |
///        | (local)  |          v         | (remote) |
///        +----+-----+      +------+      +----+-----+
///             | send H ,---+ open +---. recv H|
///             v        v   +------+   v       v
///          half-closed (remote)    half-closed (local)
///                      `---> closed <---'
/// ```
public final class Http2StreamLife {
    /// What makes a stream take a step, as this end sees it.
    public enum Trigger {
        SEND_HEADERS,
        RECEIVE_HEADERS,
        SEND_PROMISE,
        RECEIVE_PROMISE,
        /// A request of HTTP/1.1 with `Upgrade: h2c` counts as a stream that this end has finished sending on.
        SEND_UPGRADE,
        RECEIVE_UPGRADE,
        SEND_END_STREAM,
        RECEIVE_END_STREAM,
        SEND_RESET,
        RECEIVE_RESET;

        /// The same from the other end.
        public Trigger mirrored() {
            return switch (this) {
                case SEND_HEADERS -> RECEIVE_HEADERS;
                case RECEIVE_HEADERS -> SEND_HEADERS;
                case SEND_PROMISE -> RECEIVE_PROMISE;
                case RECEIVE_PROMISE -> SEND_PROMISE;
                case SEND_UPGRADE -> RECEIVE_UPGRADE;
                case RECEIVE_UPGRADE -> SEND_UPGRADE;
                case SEND_END_STREAM -> RECEIVE_END_STREAM;
                case RECEIVE_END_STREAM -> SEND_END_STREAM;
                case SEND_RESET -> RECEIVE_RESET;
                case RECEIVE_RESET -> SEND_RESET;
            };
        }
    }

    private static final Rfc STATES = Rfc.of(9113, "5.1");
    private static final Rfc PUSH = Rfc.of(9113, "8.4");
    private static final Rfc UPGRADE = Rfc.of(7540, "3.2");

    private static final Set<Http2StreamPhase> CAN_BE_RESET =
            EnumSet.complementOf(EnumSet.of(Http2StreamPhase.IDLE, Http2StreamPhase.CLOSED));

    /// Every allowed step. What is not here breaks a rule.
    public static final Life<Http2StreamPhase, Trigger> TABLE = Life.draft(
                    "x.http2.state.stream.state", Http2StreamPhase.class, Trigger.class)
            .starts(Http2StreamPhase.IDLE)
            .midway(Http2StreamPhase.JOINED_MIDWAY)
            .step(Http2StreamPhase.IDLE, Trigger.SEND_HEADERS, Http2StreamPhase.OPEN, STATES)
            .step(Http2StreamPhase.IDLE, Trigger.RECEIVE_HEADERS, Http2StreamPhase.OPEN, STATES)
            .step(Http2StreamPhase.IDLE, Trigger.SEND_PROMISE, Http2StreamPhase.RESERVED_LOCAL, PUSH)
            .step(Http2StreamPhase.IDLE, Trigger.RECEIVE_PROMISE, Http2StreamPhase.RESERVED_REMOTE, PUSH)
            .step(Http2StreamPhase.IDLE, Trigger.SEND_UPGRADE, Http2StreamPhase.HALF_CLOSED_LOCAL, UPGRADE)
            .step(Http2StreamPhase.IDLE, Trigger.RECEIVE_UPGRADE, Http2StreamPhase.HALF_CLOSED_REMOTE, UPGRADE)
            .step(Http2StreamPhase.RESERVED_LOCAL, Trigger.SEND_HEADERS, Http2StreamPhase.HALF_CLOSED_REMOTE, STATES)
            .step(Http2StreamPhase.RESERVED_REMOTE, Trigger.RECEIVE_HEADERS, Http2StreamPhase.HALF_CLOSED_LOCAL, STATES)
            .step(Http2StreamPhase.OPEN, Trigger.SEND_HEADERS, Http2StreamPhase.OPEN, STATES)
            .step(Http2StreamPhase.OPEN, Trigger.RECEIVE_HEADERS, Http2StreamPhase.OPEN, STATES)
            .step(Http2StreamPhase.OPEN, Trigger.SEND_END_STREAM, Http2StreamPhase.HALF_CLOSED_LOCAL, STATES)
            .step(Http2StreamPhase.OPEN, Trigger.RECEIVE_END_STREAM, Http2StreamPhase.HALF_CLOSED_REMOTE, STATES)
            .step(Http2StreamPhase.HALF_CLOSED_LOCAL, Trigger.RECEIVE_HEADERS, Http2StreamPhase.HALF_CLOSED_LOCAL, STATES)
            .step(Http2StreamPhase.HALF_CLOSED_LOCAL, Trigger.RECEIVE_END_STREAM, Http2StreamPhase.CLOSED, STATES)
            .step(Http2StreamPhase.HALF_CLOSED_REMOTE, Trigger.SEND_HEADERS, Http2StreamPhase.HALF_CLOSED_REMOTE, STATES)
            .step(Http2StreamPhase.HALF_CLOSED_REMOTE, Trigger.SEND_END_STREAM, Http2StreamPhase.CLOSED, STATES)
            .step(Http2StreamPhase.JOINED_MIDWAY, Trigger.SEND_HEADERS, Http2StreamPhase.JOINED_MIDWAY, STATES)
            .step(Http2StreamPhase.JOINED_MIDWAY, Trigger.RECEIVE_HEADERS, Http2StreamPhase.JOINED_MIDWAY, STATES)
            .step(Http2StreamPhase.JOINED_MIDWAY, Trigger.SEND_PROMISE, Http2StreamPhase.RESERVED_LOCAL, PUSH)
            .step(Http2StreamPhase.JOINED_MIDWAY, Trigger.RECEIVE_PROMISE, Http2StreamPhase.RESERVED_REMOTE, PUSH)
            .step(Http2StreamPhase.JOINED_MIDWAY, Trigger.SEND_END_STREAM, Http2StreamPhase.HALF_CLOSED_LOCAL, STATES)
            .step(Http2StreamPhase.JOINED_MIDWAY, Trigger.RECEIVE_END_STREAM, Http2StreamPhase.HALF_CLOSED_REMOTE, STATES)
            .fromMany(CAN_BE_RESET, Trigger.SEND_RESET, Http2StreamPhase.CLOSED, STATES)
            .fromMany(CAN_BE_RESET, Trigger.RECEIVE_RESET, Http2StreamPhase.CLOSED, STATES)
            .elseBroken(Trigger.SEND_HEADERS, Http2Anomaly.STREAM_CLOSED)
            .elseBroken(Trigger.RECEIVE_HEADERS, Http2Anomaly.STREAM_CLOSED)
            .build();

    private Http2StreamLife() {}
}
