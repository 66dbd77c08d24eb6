package dev.framewalk.timeline.story;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpAnomaly;

/// Something that happened to a TCP connection as a whole. Stream positions count from 0; relative sequence numbers are one more.
public sealed interface TcpEvent {
    /// Stable dotted name: `tcp.established`.
    String id();

    Depth depth();

    default Certainty certainty() {
        return Certainty.OBSERVED;
    }

    /// A SYN asks for a connection.
    record Requested() implements TcpEvent {
        @Override
        public String id() {
            return "tcp.connection-requested";
        }

        @Override
        public Depth depth() {
            return Depth.MESSAGES;
        }
    }

    /// A SYN/ACK accepts it.
    ///
    /// @param afterNanos time since the SYN; -1 if that was not seen
    record Accepted(long afterNanos) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.connection-accepted";
        }

        @Override
        public Depth depth() {
            return Depth.MESSAGES;
        }
    }

    /// The handshake is complete.
    ///
    /// @param handshakeNanos from the first SYN seen to the packet that completed it; 0 if that is not known
    record Established(long handshakeNanos) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.established";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// A RST answers the SYN.
    record Refused(long afterNanos) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.refused";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// Nobody answered the SYN as long as the capture lasts.
    ///
    /// @param tries how many SYN segments were seen
    record Unanswered(int tries) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.unanswered";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// The capture begins in the middle of a connection.
    ///
    /// @param certainty how we know which end is the client
    record JoinedMidway(Certainty certainty) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.joined-midway";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// A FIN: one end has nothing more to send.
    ///
    /// @param isFirst whether the other end had not sent its own before
    record Finished(boolean isFirst) implements TcpEvent {
        @Override
        public String id() {
            return isFirst ? "tcp.closing" : "tcp.closing-back";
        }

        @Override
        public Depth depth() {
            return isFirst ? Depth.STORY : Depth.MESSAGES;
        }
    }

    /// One end sends data although the other has closed its direction.
    record HalfClosed() implements TcpEvent {
        @Override
        public String id() {
            return "tcp.half-closed";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// Both ends have closed and heard of it.
    ///
    /// @param openNanos from the first packet seen to this one
    record Closed(long openNanos) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.closed";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// A RST tears the connection down.
    ///
    /// @param afterClose whether both ends had closed, or one had, before
    record Reset(long openNanos, boolean afterClose) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.reset";
        }

        @Override
        public Depth depth() {
            return afterClose ? Depth.MESSAGES : Depth.STORY;
        }
    }

    /// The capture ends, the connection does not.
    record LeftOpen() implements TcpEvent {
        @Override
        public String id() {
            return "tcp.left-open";
        }

        @Override
        public Depth depth() {
            return Depth.MESSAGES;
        }
    }

    /// Bytes arrive that lie beyond the next ones: some before them were not seen here.
    ///
    /// @param from first missing byte
    /// @param to   one past the last
    record HoleOpened(long from, long to) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.hole-opened";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
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
        @Override
        public String id() {
            return "tcp.hole-filled";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// Bytes that were never captured.
    ///
    /// @param isCut whether the capture cut the packet that brought them; else no packet brought them
    /// @param depth the first cut of a conversation is a story, the same again is not; nor is a gap that goes on
    record Gap(long from, long to, boolean isCut, Depth depth) implements TcpEvent {
        @Override
        public String id() {
            return isCut ? "tcp.cut" : "tcp.gap";
        }
    }

    /// Two packets bring different bytes for the same place.
    record Conflict(long from, int length, int firstPacket, int secondPacket) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.conflict";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// An end says that it has no room for data.
    record WindowClosed() implements TcpEvent {
        @Override
        public String id() {
            return "tcp.window-closed";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// It has room again.
    ///
    /// @param bytes      how much
    /// @param afterNanos how long it had none
    record WindowOpened(long bytes, long afterNanos) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.window-opened";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// A segment repeats bytes or comes late.
    ///
    /// @param kind      which verdict
    /// @param from      first byte
    /// @param to        one past the last; the same for a segment without data
    /// @param isSyn     whether it repeats a SYN
    /// @param depth     the first of a run is a story, later ones are not; one that fills a hole is told there
    record Repeated(TcpAnalysis kind, long from, long to, boolean isSyn, Depth depth) implements TcpEvent {
        @Override
        public String id() {
            return kind.id();
        }
    }

    /// Acknowledgments said the same again and again, and now something new.
    ///
    /// @param count       how often it was repeated
    /// @param next        the byte that was asked for
    /// @param firstPacket the one that said it first
    /// @param nanos       from that one to the last repetition
    record DuplicateAcks(int count, long next, int firstPacket, long nanos) implements TcpEvent {
        @Override
        public String id() {
            return "tcp.duplicate-acks";
        }

        @Override
        public Depth depth() {
            return Depth.FRAMES;
        }
    }

    /// Any other verdict on a segment.
    record Judged(TcpAnalysis kind, Depth depth) implements TcpEvent {
        @Override
        public String id() {
            return kind.id();
        }
    }

    /// A rule was broken that only shows in the course of the connection.
    record RuleBroken(TcpAnomaly anomaly, long measured, long expected) implements TcpEvent {
        @Override
        public String id() {
            return anomaly.id();
        }

        @Override
        public Depth depth() {
            return anomaly.severity() == Severity.ERROR ? Depth.MESSAGES : Depth.FRAMES;
        }

        /// The rule's sentence with the numbers in it.
        public String sentence() {
            return anomaly.sentence(Long.toString(measured), Long.toString(expected));
        }
    }

    /// One end speaks, until the other does: the closest to a message that can be told of bytes that no decoder reads. It grows while
    /// it is read.
    final class Turn implements TcpEvent {
        private final long from;
        private volatile long to;
        private volatile int packets;

        Turn(long from) {
            this.from = from;
            this.to = from;
        }

        void grow(long end) {
            to = Math.max(to, end);
            packets++;
        }

        @Override
        public String id() {
            return "tcp.data-sent";
        }

        @Override
        public Depth depth() {
            return Depth.MESSAGES;
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
