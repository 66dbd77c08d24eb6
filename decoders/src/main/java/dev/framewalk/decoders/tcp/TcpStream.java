package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.order.Reassembly;
import dev.framewalk.decoders.stream.Ending;

/// The bytes of one direction of a connection, put in order: sequence numbers, which turn around, become positions, which do not.
final class TcpStream {
    private final Reassembly order;
    private boolean started;
    private boolean ended;
    /// The sequence number of position 0.
    private int base;
    /// Segments up to this position were recorded in another order than they came: that the other side acknowledged them says nothing about what is still to be read.
    private long lateTo;

    TcpStream() {
        order = new Reassembly();
    }

    private TcpStream(TcpStream from) {
        order = from.order.copy();
        started = from.started;
        ended = from.ended;
        base = from.base;
        lateTo = from.lateTo;
    }

    TcpStream copy() {
        return new TcpStream(this);
    }

    boolean isSameAs(TcpStream other) {
        return started == other.started && ended == other.ended && base == other.base && lateTo == other.lateTo && order.isSameAs(other.order);
    }

    Reassembly order() {
        return order;
    }

    boolean hasStarted() {
        return started;
    }

    boolean hasEnded() {
        return ended;
    }

    /// Whether it may still be said where it begins.
    boolean mayStart() {
        return !started || order.isUntouched() && !(ended && order.isEndKnown());
    }

    /// Begins to count at this sequence number, unless bytes have been counted already.
    ///
    /// @param before how many bytes there were before the first one seen, as acknowledgments tell
    void startAt(int sequence, int before) {
        if (mayStart()) {
            started = true;
            base = sequence;
            order.beginAt(before);
            order.forgetEnd();
        }
    }

    /// Begins to count behind a SYN that was recorded later: what lies before these segments may come later, too.
    void startBeforeSyn(int sequence) {
        startAt(sequence, 0);
        lateTo = Long.MAX_VALUE;
    }

    /// The SYN that was recorded late is there: what lies behind all that was acknowledged by then is in order again.
    void synCame(int acknowledged) {
        lateTo = Math.max(0, offsetOf(acknowledged));
    }

    /// The position of a sequence number: the one nearest to the next byte; negative before position 0.
    long offsetOf(int sequence) {
        long next = order.next();
        return next + (sequence - base - (int) next);
    }

    /// Takes the payload of one segment.
    ///
    /// @param captured how many of its bytes were recorded
    /// @param wire     how many it had
    void data(
            int direction,
            int sequence,
            Bytes window,
            long at,
            int captured,
            int wire,
            int packet,
            boolean mayDiffer,
            TcpSink sink) {
        order.piece(direction, offsetOf(sequence), window, at, captured, wire, packet, mayDiffer, sink);
    }

    /// The other side acknowledged everything before this sequence number: holes before it will not be filled.
    void acknowledged(int direction, int sequence, TcpSink sink) {
        if (started && !ended && order.next() >= lateTo) {
            order.received(direction, offsetOf(sequence), sink);
        }
    }

    /// Notes where the stream ends. False if there is an end elsewhere or bytes were delivered beyond.
    boolean fin(int direction, int sequence, int packet, TcpSink sink) {
        return order.endAt(direction, offsetOf(sequence), packet, sink);
    }

    void end(int direction, Ending ending, int packet, TcpSink sink) {
        if (!ended) {
            ended = true;
            order.close();
            sink.ended(direction, ending, packet);
        }
    }
}
