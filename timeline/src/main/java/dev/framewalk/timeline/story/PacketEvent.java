package dev.framewalk.timeline.story;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;

/// Something that happened with one packet below or beside TCP; and what is remembered of a packet for its own sentence.
public sealed interface PacketEvent {
    EventKind kind();

    default String id() {
        return kind().id();
    }

    default Depth depth() {
        return kind().depth();
    }

    /// The clock of a vantage was set back before this packet was captured.
    ///
    /// @param nanos by how much, at least
    /// @param depth the first time is a story, later ones are not
    record ClockSetBack(long nanos, Depth depth) implements PacketEvent {
        private static final EventKind KIND = new EventKind("x.clock-set-back", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND.at(depth);
        }
    }

    /// The time of this packet alone disagrees with those of the packets before and behind it.
    ///
    /// @param nanos by how much it lies ahead of those behind it, or (negative) behind those before it
    /// @param depth the first time is a story, later ones are not
    record TimeLeftOut(long nanos, Depth depth) implements PacketEvent {
        private static final EventKind KIND = new EventKind("x.time-left-out", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND.at(depth);
        }
    }

    /// A packet was recorded a second time.
    ///
    /// @param of    the packet that it is a copy of
    /// @param nanos how long after it
    record RecordedTwice(int of, long nanos) implements PacketEvent {
        private static final EventKind KIND = new EventKind("x.recorded-twice", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The packet is the last fragment of a datagram.
    record DatagramCompleted() implements PacketEvent {
        private static final EventKind KIND = new EventKind("ip.datagram-completed", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Two ends begin to exchange datagrams that no decoder reads.
    ///
    /// @param bytes payload of the first one
    record DatagramsBegan(long bytes) implements PacketEvent {
        private static final EventKind KIND = new EventKind("udp.conversation", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A report of trouble quotes a packet of another conversation.
    ///
    /// @param conversation the one that it is about
    /// @param depth        the first report about a conversation is a story, later ones are not
    record About(int conversation, Depth depth) implements PacketEvent {
        private static final EventKind KIND = new EventKind("icmp.about", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND.at(depth);
        }
    }

    /// The detail of a segment that repeats an acknowledgment.
    ///
    /// @param number how many times it has been repeated by now
    /// @param of     the packet that said the same first
    record DuplicateAck(int number, int of) implements PacketEvent {
        private static final EventKind KIND = new EventKind("tcp.segment", Depth.SEGMENTS);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }
}
