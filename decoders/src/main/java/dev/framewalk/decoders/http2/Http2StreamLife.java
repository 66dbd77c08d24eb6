package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Rfc;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The life of a stream as one of its ends sees it (RFC 9113, section 5.1). The other end sees the mirror image ([#mirrored()]).
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
public enum Http2StreamLife {
    /// Its beginning was not seen.
    JOINED_MIDWAY,
    /// Not used yet.
    IDLE,
    /// This end has promised it and not yet answered on it.
    RESERVED_LOCAL,
    /// The other end has promised it.
    RESERVED_REMOTE,
    /// Both ends may send.
    OPEN,
    /// This end has finished sending.
    HALF_CLOSED_LOCAL,
    /// The other end has finished sending.
    HALF_CLOSED_REMOTE,
    CLOSED;

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

    /// One allowed step.
    ///
    /// @param from state before
    /// @param on   what happened
    /// @param to   state after
    /// @param rfc  where it is defined
    public record Transition(Http2StreamLife from, Trigger on, Http2StreamLife to, Rfc rfc) {}

    private static final Rfc STATES = Rfc.of(9113, "5.1");
    private static final Rfc PUSH = Rfc.of(9113, "8.4");
    private static final Rfc UPGRADE = Rfc.of(7540, "3.2");

    /// Every allowed step. What is not here breaks a rule.
    public static final List<Transition> TABLE = List.of(
            new Transition(IDLE, Trigger.SEND_HEADERS, OPEN, STATES),
            new Transition(IDLE, Trigger.RECEIVE_HEADERS, OPEN, STATES),
            new Transition(IDLE, Trigger.SEND_PROMISE, RESERVED_LOCAL, PUSH),
            new Transition(IDLE, Trigger.RECEIVE_PROMISE, RESERVED_REMOTE, PUSH),
            new Transition(IDLE, Trigger.SEND_UPGRADE, HALF_CLOSED_LOCAL, UPGRADE),
            new Transition(IDLE, Trigger.RECEIVE_UPGRADE, HALF_CLOSED_REMOTE, UPGRADE),
            new Transition(RESERVED_LOCAL, Trigger.SEND_HEADERS, HALF_CLOSED_REMOTE, STATES),
            new Transition(RESERVED_LOCAL, Trigger.SEND_RESET, CLOSED, STATES),
            new Transition(RESERVED_LOCAL, Trigger.RECEIVE_RESET, CLOSED, STATES),
            new Transition(RESERVED_REMOTE, Trigger.RECEIVE_HEADERS, HALF_CLOSED_LOCAL, STATES),
            new Transition(RESERVED_REMOTE, Trigger.SEND_RESET, CLOSED, STATES),
            new Transition(RESERVED_REMOTE, Trigger.RECEIVE_RESET, CLOSED, STATES),
            new Transition(OPEN, Trigger.SEND_HEADERS, OPEN, STATES),
            new Transition(OPEN, Trigger.RECEIVE_HEADERS, OPEN, STATES),
            new Transition(OPEN, Trigger.SEND_END_STREAM, HALF_CLOSED_LOCAL, STATES),
            new Transition(OPEN, Trigger.RECEIVE_END_STREAM, HALF_CLOSED_REMOTE, STATES),
            new Transition(OPEN, Trigger.SEND_RESET, CLOSED, STATES),
            new Transition(OPEN, Trigger.RECEIVE_RESET, CLOSED, STATES),
            new Transition(HALF_CLOSED_LOCAL, Trigger.RECEIVE_HEADERS, HALF_CLOSED_LOCAL, STATES),
            new Transition(HALF_CLOSED_LOCAL, Trigger.RECEIVE_END_STREAM, CLOSED, STATES),
            new Transition(HALF_CLOSED_LOCAL, Trigger.SEND_RESET, CLOSED, STATES),
            new Transition(HALF_CLOSED_LOCAL, Trigger.RECEIVE_RESET, CLOSED, STATES),
            new Transition(HALF_CLOSED_REMOTE, Trigger.SEND_HEADERS, HALF_CLOSED_REMOTE, STATES),
            new Transition(HALF_CLOSED_REMOTE, Trigger.SEND_END_STREAM, CLOSED, STATES),
            new Transition(HALF_CLOSED_REMOTE, Trigger.SEND_RESET, CLOSED, STATES),
            new Transition(HALF_CLOSED_REMOTE, Trigger.RECEIVE_RESET, CLOSED, STATES),
            new Transition(JOINED_MIDWAY, Trigger.SEND_HEADERS, JOINED_MIDWAY, STATES),
            new Transition(JOINED_MIDWAY, Trigger.RECEIVE_HEADERS, JOINED_MIDWAY, STATES),
            new Transition(JOINED_MIDWAY, Trigger.SEND_PROMISE, RESERVED_LOCAL, PUSH),
            new Transition(JOINED_MIDWAY, Trigger.RECEIVE_PROMISE, RESERVED_REMOTE, PUSH),
            new Transition(JOINED_MIDWAY, Trigger.SEND_END_STREAM, HALF_CLOSED_LOCAL, STATES),
            new Transition(JOINED_MIDWAY, Trigger.RECEIVE_END_STREAM, HALF_CLOSED_REMOTE, STATES),
            new Transition(JOINED_MIDWAY, Trigger.SEND_RESET, CLOSED, STATES),
            new Transition(JOINED_MIDWAY, Trigger.RECEIVE_RESET, CLOSED, STATES));

    private static final Map<Http2StreamLife, Map<Trigger, Http2StreamLife>> NEXT = new EnumMap<>(Http2StreamLife.class);

    static {
        for (Transition transition : TABLE) {
            NEXT.computeIfAbsent(transition.from, from -> new EnumMap<>(Trigger.class))
                    .put(transition.on, transition.to);
        }
    }

    /// The state after this happened, or null if it must not happen in this state.
    public @Nullable Http2StreamLife after(Trigger trigger) {
        Map<Trigger, Http2StreamLife> steps = NEXT.get(this);
        return steps == null ? null : steps.get(trigger);
    }

    /// What the other end sees.
    public Http2StreamLife mirrored() {
        return switch (this) {
            case RESERVED_LOCAL -> RESERVED_REMOTE;
            case RESERVED_REMOTE -> RESERVED_LOCAL;
            case HALF_CLOSED_LOCAL -> HALF_CLOSED_REMOTE;
            case HALF_CLOSED_REMOTE -> HALF_CLOSED_LOCAL;
            case JOINED_MIDWAY, IDLE, OPEN, CLOSED -> this;
        };
    }

    /// Whether this end may send DATA.
    public boolean maySend() {
        return this == OPEN || this == HALF_CLOSED_REMOTE || this == JOINED_MIDWAY;
    }

    /// Whether it counts towards the limit of concurrent streams (RFC 9113, section 5.1.2).
    public boolean isActive() {
        return this == OPEN || this == HALF_CLOSED_LOCAL || this == HALF_CLOSED_REMOTE;
    }
}
