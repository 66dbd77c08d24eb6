package dev.framewalk.timeline.waiting;

import java.util.Locale;

/// The reason for which something waited.
public enum WaitCause {
    /// Its bytes were there, and earlier bytes of the same direction were not: TCP delivers in order only (RFC 9293, section 3.8).
    TCP_HEAD_OF_LINE,
    /// Its bytes could be delivered, and the rest of the TLS record around them was not there yet: a record opens as a whole (RFC 8446,
    /// section 5.2).
    TLS_RECORD,
    /// It was lost, or its acknowledgment was, and its sender sent it again only when its retransmission timer had run out (RFC 6298, section 5).
    RETRANSMISSION_TIMER,
    /// It was lost, and its sender sent it again because duplicate acknowledgments asked for it (RFC 5681, section 3.2).
    FAST_RETRANSMISSION,
    /// Its receiver had no room for it: it had announced a window of 0 (RFC 9293, section 3.8.6).
    RECEIVE_WINDOW,
    /// The window of its HTTP/2 stream was used up (RFC 9113, section 5.2).
    FLOW_CONTROL_STREAM,
    /// The window of the whole HTTP/2 connection was used up (RFC 9113, section 5.2).
    FLOW_CONTROL_CONNECTION,
    /// A request was whole, and its answer had not begun, beyond the time that the network takes.
    SERVER_THINKING,
    /// Frames of other streams were sent between two frames of this one.
    TURN_TAKING,
    /// An HTTP/1.1 answer had to come behind that of an earlier request on the same connection (RFC 9112, section 9.3.2).
    PIPELINING,
    /// A request left only when one of the connections to its host was free again.
    CONNECTION_QUEUE;

    /// Stable name, as filters and JSON write it: `tcp-head-of-line`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The stable name of its spans: `x.wait.tcp-head-of-line`.
    public String span() {
        return "x.wait." + id();
    }
}
