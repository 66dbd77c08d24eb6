package dev.framewalk.timeline.story;

import dev.framewalk.decoders.stream.Depth;

/// Something that happened with one packet below or beside TCP; and what is remembered of a packet for its own sentence.
public sealed interface PacketEvent {
    PacketEvent DATAGRAM_COMPLETED = new DatagramCompleted();

    String id();

    Depth depth();

    /// The packet is the last fragment of a datagram.
    record DatagramCompleted() implements PacketEvent {
        @Override
        public String id() {
            return "ip.datagram-completed";
        }

        @Override
        public Depth depth() {
            return Depth.MESSAGES;
        }
    }

    /// Two ends begin to exchange datagrams that no decoder reads.
    ///
    /// @param bytes payload of the first one
    record DatagramsBegan(long bytes) implements PacketEvent {
        @Override
        public String id() {
            return "udp.conversation";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }
    }

    /// A report of trouble quotes a packet of another conversation.
    ///
    /// @param conversation the one that it is about
    /// @param depth        the first report about a conversation is a story, later ones are not
    record About(int conversation, Depth depth) implements PacketEvent {
        @Override
        public String id() {
            return "icmp.about";
        }
    }

    /// The detail of a segment that repeats an acknowledgment.
    ///
    /// @param number how many times it has been repeated by now
    /// @param of     the packet that said the same first
    record DuplicateAck(int number, int of) implements PacketEvent {
        @Override
        public String id() {
            return "tcp.segment";
        }

        @Override
        public Depth depth() {
            return Depth.SEGMENTS;
        }
    }
}
