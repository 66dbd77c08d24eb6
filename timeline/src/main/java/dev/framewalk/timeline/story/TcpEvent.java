package dev.framewalk.timeline.story;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpAnomaly;

/// Something that happened to a TCP connection as a whole. Stream positions count from 0; relative sequence numbers are one more.
public sealed interface TcpEvent {
    /// Which sort of event it is.
    EventKind kind();

    /// Stable dotted name of its kind: `tcp.established`.
    default String id() {
        return kind().id();
    }

    /// The depth at which it becomes a step of its own.
    default Depth depth() {
        return kind().depth();
    }

    default Certainty certainty() {
        return Certainty.OBSERVED;
    }

    /// A SYN asks for a connection.
    record Requested() implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.connection-requested", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A SYN/ACK accepts it.
    ///
    /// @param asked      the packet of the SYN that it answers; 0 if none was seen
    /// @param afterNanos since then; `Clock.UNKNOWN` if nobody can say
    /// @param firstAsked the packet of the first SYN: another one if that one, or its answer, was lost
    /// @param lostNanos  from the first SYN to the one that was answered
    /// @param certainty  how we know which one was answered
    record Accepted(int asked, long afterNanos, int firstAsked, long lostNanos, Certainty certainty) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.connection-accepted", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The handshake is complete.
    ///
    /// @param isAskSeen      whether a SYN was seen
    /// @param handshakeNanos from the first SYN to the packet that completed it; `Clock.UNKNOWN` if nobody can say
    /// @param roundTripNanos less what passed until lost segments were sent again; `Clock.UNKNOWN` if nobody can say
    /// @param firstAccepted  the packet of the first SYN/ACK; 0 if none was seen
    /// @param accepted       that of the SYN/ACK which was answered
    /// @param isSimultaneous whether both ends asked
    /// @param certainty      how we know which of several copies were answered
    record Established(
            boolean isAskSeen,
            long handshakeNanos,
            long roundTripNanos,
            int firstAccepted,
            int accepted,
            boolean isSimultaneous,
            Certainty certainty)
            implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.established", Depth.STORY);

        /// Whether something of it, or the answer to it, was lost and sent again.
        public boolean hasLost() {
            return roundTripNanos < handshakeNanos && roundTripNanos >= 0;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A RST answers the SYN.
    record Refused(long afterNanos) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.refused", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Nobody answered the SYN as long as the capture lasts.
    ///
    /// @param tries how many SYN segments were seen
    record Unanswered(int tries) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.unanswered", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The capture has one direction only: what one end sent shows that the other answered, and nothing of that was captured.
    record OneSided() implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.one-sided", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The capture begins in the middle of a connection. How we know which end is the client is asked when it is told: later segments may say.
    record JoinedMidway() implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.joined-midway", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A FIN: one end has nothing more to send.
    ///
    /// @param isFirst whether the other end had not sent its own before
    record Finished(boolean isFirst) implements TcpEvent {
        private static final EventKind FIRST = new EventKind("tcp.closing", Depth.STORY);
        private static final EventKind BACK = new EventKind("tcp.closing-back", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return isFirst ? FIRST : BACK;
        }
    }

    /// One end sends data although the other has closed its direction.
    record HalfClosed() implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.half-closed", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Both ends have closed and heard of it.
    ///
    /// @param openNanos from the first packet seen to this one
    /// @param end0      the stream position at which direction 0 has ended, as the sequence number of its FIN tells it
    /// @param end1      that of direction 1
    record Closed(long openNanos, long end0, long end1) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.closed", Depth.STORY);

        /// The stream position at which a direction has ended.
        public long end(int direction) {
            return direction == 0 ? end0 : end1;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A RST tears the connection down.
    ///
    /// @param afterClose whether both ends had closed, or one had, before
    record Reset(long openNanos, boolean afterClose) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.reset", Depth.STORY);
        private static final EventKind AFTER_CLOSE = KIND.at(Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return afterClose ? AFTER_CLOSE : KIND;
        }
    }

    /// The capture ends, the connection does not.
    record LeftOpen() implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.left-open", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Bytes arrive that lie beyond the next ones: some before them were not seen here.
    ///
    /// @param from first missing byte
    /// @param to   one past the last
    record HoleOpened(long from, long to) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.hole-opened", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The missing bytes came, and what waited behind them can be delivered.
    ///
    /// @param from         first byte that this packet brought
    /// @param to           one past the last
    /// @param waitingBytes how many bytes had waited
    /// @param firstWaiting the packet that waited longest
    /// @param waitedNanos  how long
    /// @param verdict      what the filling packet was judged to be, [TcpAnalysis] bits
    record HoleFilled(long from, long to, long waitingBytes, int firstWaiting, long waitedNanos, int verdict)
            implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.hole-filled", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Bytes that were never captured.
    ///
    /// @param isCut whether the capture cut the packet that brought them; else no packet brought them
    /// @param depth the first cut of a conversation is a story, the same again is not; nor is a gap that goes on
    record Gap(long from, long to, boolean isCut, Depth depth) implements TcpEvent {
        private static final EventKind CUT = new EventKind("tcp.cut", Depth.STORY);
        private static final EventKind GAP = new EventKind("tcp.gap", Depth.STORY);

        @Override
        public EventKind kind() {
            return (isCut ? CUT : GAP).at(depth);
        }
    }

    /// Two packets bring different bytes for the same place.
    record Conflict(long from, int length, int firstPacket, int secondPacket) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.conflict", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// An end says that it has no room for data.
    record WindowClosed() implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.window-closed", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// It has room again.
    ///
    /// @param bytes      how much
    /// @param afterNanos how long it had none
    record WindowOpened(long bytes, long afterNanos) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.window-opened", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A segment repeats bytes or comes late.
    ///
    /// @param verdict   which one
    /// @param from      first byte
    /// @param to        one past the last; the same for a segment without data
    /// @param isSyn     whether it repeats a SYN
    /// @param depth     the first of a run is a story, later ones are not; one that fills a hole is told there
    record Repeated(TcpAnalysis verdict, long from, long to, boolean isSyn, Depth depth) implements TcpEvent {
        @Override
        public EventKind kind() {
            return new EventKind(verdict.id(), depth);
        }
    }

    /// Acknowledgments said the same again and again, and now something new.
    ///
    /// @param count       how often it was repeated
    /// @param next        the byte that was asked for
    /// @param firstPacket the one that said it first
    /// @param nanos       from that one to the last repetition
    record DuplicateAcks(int count, long next, int firstPacket, long nanos) implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.duplicate-acks", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Any other verdict on a segment.
    record Judged(TcpAnalysis verdict, Depth depth) implements TcpEvent {
        @Override
        public EventKind kind() {
            return new EventKind(verdict.id(), depth);
        }
    }

    /// A rule was broken that only shows in the course of the connection.
    record RuleBroken(TcpAnomaly anomaly, long measured, long expected) implements TcpEvent {
        @Override
        public EventKind kind() {
            return new EventKind(anomaly.id(), anomaly.severity() == Severity.ERROR ? Depth.MESSAGES : Depth.FRAMES);
        }

        /// The rule's sentence with the numbers in it.
        public String sentence() {
            return anomaly.sentence(Long.toString(measured), Long.toString(expected));
        }
    }

    /// One end speaks, until the other does: the closest to a message that can be told of bytes that no decoder reads. It grows while
    /// it is read.
    final class Turn implements TcpEvent {
        private static final EventKind KIND = new EventKind("tcp.data-sent", Depth.MESSAGES);

        private final long from;
        private volatile long to;
        private volatile int packets;

        Turn(long from) {
            this.from = from;
            this.to = from;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that reads the capture makes it grow
        void grow(long end) {
            to = Math.max(to, end);
            packets++;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        public long from() {
            return from;
        }

        public long to() {
            return to;
        }

        public int packets() {
            return packets;
        }
    }
}
