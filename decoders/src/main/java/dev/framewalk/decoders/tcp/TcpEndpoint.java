package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.life.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One end of a connection: the variables of RFC 9293, section 3.3.1, as an observer knows them, each with the packet that set it.
///
/// Sequence numbers are raw; [#relative] counts from the initial one.
///
/// @param phase                  where it stands in its life
/// @param phaseBy                the step of its life that led there; null before the first one
/// @param phaseCertainty         observed if it did something itself, inferred if a packet sent to it is taken as received
/// @param base                   what relative numbers of its own bytes count from
/// @param peerBase               what relative numbers of the other end's bytes count from
/// @param initialSequenceNumber  ISS; unknown if its SYN was not seen
/// @param initialReceiveSequenceNumber IRS: the ISS of the other end
/// @param sendUnacknowledged     SND.UNA: the oldest byte that the other end has not acknowledged
/// @param sendNext               SND.NXT: the next byte that it will send, as far as was seen
/// @param sendWindow             SND.WND: what the other end allows, in bytes
/// @param receiveNext            RCV.NXT: the next byte that it waits for, as it said last
/// @param receiveWindow          RCV.WND: what it allows the other end, in bytes
/// @param windowScale            the shift of its own windows
/// @param maximumSegmentSize     MSS: the largest segment that it is willing to take
/// @param sackPermitted          1 if it accepts selective acknowledgments
/// @param timestamp              its last timestamp value
/// @param bytesInFlight          what it has sent and nobody has acknowledged
/// @param held                   stream offsets of what came to it too early, as `from, to` pairs
/// @param heldBytes              how many bytes those are
/// @param streamBytes            how many bytes of its stream have been delivered in order, gaps included
/// @param smoothedRttNanos       estimate of the round trip from here to the other end and back, for what it sends
public record TcpEndpoint(
        TcpPhase phase,
        @Nullable Transition<TcpPhase, TcpLife.Trigger> phaseBy,
        int phasePacket,
        Certainty phaseCertainty,
        Known base,
        Known peerBase,
        Known initialSequenceNumber,
        Known initialReceiveSequenceNumber,
        Known sendUnacknowledged,
        Known sendNext,
        Known sendWindow,
        Known receiveNext,
        Known receiveWindow,
        Known windowScale,
        Known maximumSegmentSize,
        Known sackPermitted,
        Known timestamp,
        Known bytesInFlight,
        List<Range> held,
        long heldBytes,
        long streamBytes,
        Known smoothedRttNanos) {

    private static final Certainty RECEIVED =
            new Certainty.Inferred("A packet that was seen on its way to this end is taken as received.");

    /// A number and the packet that set it.
    ///
    /// @param packet 0 if nothing is known
    public record Known(long value, int packet) {
        static final Known NOTHING = new Known(0, 0);

        public boolean isKnown() {
            return packet != 0;
        }
    }

    /// Stream offsets `[from, to)`.
    public record Range(long from, long to) {}

    public TcpEndpoint {
        held = List.copyOf(held);
    }

    static TcpEndpoint of(TcpHalf self, TcpHalf peer) {
        return new TcpEndpoint(
                self.phase,
                self.phaseBy,
                self.phasePacket,
                self.phaseIsInferred ? RECEIVED : Certainty.DERIVED,
                known(self.baseKnown, self.base, self.basePacket),
                known(peer.baseKnown, peer.base, peer.basePacket),
                known(self.synSeen, self.iss, self.basePacket),
                known(peer.synSeen, peer.iss, peer.basePacket),
                known(peer.ackKnown, peer.highestAck, peer.ackPacket),
                known(self.nextKnown, self.next, self.nextPacket),
                window(peer),
                known(self.ackKnown, self.highestAck, self.ackPacket),
                window(self),
                self.scale >= 0 ? new Known(self.scale, self.scalePacket) : scaleOff(self),
                known(self.maximumSegmentSizePacket != 0, self.maximumSegmentSize, self.maximumSegmentSizePacket),
                self.sackPermitted ? new Known(1, self.sackPermittedPacket) : Known.NOTHING,
                known(self.hasTimestamps, self.timestamp, self.timestampPacket),
                self.flightKnown && self.nextKnown
                        ? new Known(self.unacknowledged.bytesInFlight(), Math.max(self.nextPacket, peer.ackPacket))
                        : Known.NOTHING,
                ranges(peer.stream.order().held()),
                peer.stream.order().heldBytes(),
                self.stream.order().passed(),
                self.smoothedNanos < 0 ? Known.NOTHING : new Known(self.smoothedNanos, self.smoothedPacket));
    }

    private static Known known(boolean isKnown, int number, int packet) {
        return isKnown ? new Known(number & 0xffff_ffffL, packet) : Known.NOTHING;
    }

    private static Known window(TcpHalf half) {
        return half.spoke ? new Known(half.window(), half.windowPacket) : Known.NOTHING;
    }

    private static Known scaleOff(TcpHalf self) {
        return self.scale == TcpHalf.SCALE_OFF && self.scalePacket != 0 ? new Known(0, self.scalePacket) : Known.NOTHING;
    }

    private static List<Range> ranges(long[] borders) {
        List<Range> ranges = new java.util.ArrayList<>(borders.length / 2);
        for (int i = 0; i < borders.length; i += 2) {
            ranges.add(new Range(borders[i], borders[i + 1]));
        }
        return ranges;
    }

    /// A raw sequence number counted from a base, modulo 2^32.
    public static long relative(Known number, Known base) {
        return number.value() - base.value() & 0xffff_ffffL;
    }
}
