package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.Words;
import dev.framewalk.timeline.sweep.StreamMap;
import org.jspecify.annotations.Nullable;

/// When the bytes of one direction of a TCP connection arrived, when they could be delivered, and how we know.
final class StreamOrder {
    private final Timeline timeline;
    private final int conversation;
    private final Side side;
    /// The direction of those that acknowledge.
    private final int acknowledging;
    private final StreamMap map;
    private final Gaps gaps = new Gaps();
    private final Repetitions repetitions = new Repetitions();
    private final Disorder disorder;
    private final Standpoint standpoint;
    private final Handshake handshake = new Handshake();
    private final @Nullable Acknowledgments acks;
    private final Certainty[] certainties;

    StreamOrder(Timeline timeline, int conversation, ConversationEvents events, Side side, StreamMap map) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.side = side;
        this.map = map;
        boolean isFirst = timeline.conversation(conversation).side(0) == side;
        acknowledging = isFirst ? 1 : 0;
        read(events);
        Disorder arrivals = new ArrivalOrder(map, gaps).find();
        // what passed in order here and was sent again, or asked for again, did not arrive in order
        boolean isTroubledBehind = repetitions.size() > 0 || arrivals.holes() == 0 && hasDuplicateAcks();
        Acknowledgments read = isTroubledBehind
                ? acknowledgments(PacketSet.ALL)
                : arrivals.holes() > 0 ? acknowledgments(PacketSet.whileWaiting(arrivals)) : null;
        acks = read;
        disorder = isTroubledBehind && read != null
                ? arrivals.with(new AcknowledgedOrder(read, repetitions, map).find())
                : arrivals;
        standpoint = handshake.standpoint(side, filledHoles(arrivals), repetitions.size());
        certainties = new Certainty[disorder.holes()];
    }

    private void read(ConversationEvents events) {
        for (int i = 0; i < events.connectionCount(); i++) {
            int event = events.connection(i);
            switch (timeline.tcp(event)) {
                case TcpEvent.Accepted e -> handshake.accepted(e.afterNanos());
                case TcpEvent.Established e -> handshake.established(e.handshakeNanos());
                case TcpEvent.Gap e when timeline.side(event) == side -> gaps.add(
                        e.from(), e.to(), timeline.packetOf(event), e.isCut());
                case TcpEvent.Repeated e when timeline.side(event) == side
                        && !e.isSyn()
                        && e.from() < e.to()
                        && timeline.packetBehind(event) != 0 -> repetitions.add(
                        e.from(), e.to(), timeline.packetOf(event));
                case null, default -> {
                    // of the other side, or of no importance here
                }
            }
        }
    }

    private static int filledHoles(Disorder arrivals) {
        int filled = 0;
        for (int i = 0; i < arrivals.holes(); i++) {
            filled += arrivals.holePacket(i) == 0 ? 0 : 1;
        }
        return filled;
    }

    private boolean hasDuplicateAcks() {
        for (int i = 0; i < timeline.packetCount(conversation); i++) {
            int packet = timeline.packet(conversation, i);
            if (TcpAnalysis.DUPLICATE_ACK.in(timeline.packets().analysis(packet))
                    && timeline.packets().direction(packet) == acknowledging) {
                return true;
            }
        }
        return false;
    }

    private Acknowledgments acknowledgments(PacketSet wanted) {
        Acknowledgments read = new Acknowledgments(timeline, conversation, side);
        int count = timeline.packetCount(conversation);
        for (int i = wanted.firstIndex(timeline, conversation); i < count; i++) {
            int packet = timeline.packet(conversation, i);
            if (wanted.isBeyond(packet)) {
                break;
            }
            if (wanted.has(packet) && timeline.packets().direction(packet) == acknowledging) {
                read.read(packet);
            }
        }
        return read;
    }

    Disorder disorder() {
        return disorder;
    }

    Standpoint standpoint() {
        return standpoint;
    }

    /// Whether any byte from one to another, both included, waited or was waited for.
    boolean isDisturbed(long first, long last) {
        int run = disorder.runAfter(first);
        if (run < disorder.size() && disorder.from(run) <= last) {
            return true;
        }
        return isMissing(first) || isMissing(last);
    }

    private boolean isMissing(long position) {
        int run = disorder.runAfter(position);
        if (run >= disorder.size()) {
            return false;
        }
        int hole = disorder.hole(run);
        return disorder.holeFrom(hole) <= position && position < disorder.holeTo(hole);
    }

    Handshake handshake() {
        return handshake;
    }

    /// If a byte was missing while later ones waited for it: the packet that first brought one of those; else 0.
    int firstWaitingFor(long position) {
        // the first run behind a missing byte waits for it, or for a later hole that was filled later still
        int run = disorder.runAfter(position);
        if (run < disorder.size() && isMissing(position)) {
            return disorder.firstWaiting(disorder.hole(run));
        }
        return 0;
    }

    /// The packet that brought a byte; 0 if none did.
    int arrived(long position) {
        int run = disorder.runOf(position);
        if (run >= 0) {
            return disorder.arrived(run);
        }
        int piece = map.pieceAfter(position);
        return piece < map.pieces() && map.from(piece) <= position ? map.packet(piece) : 0;
    }

    /// The packet with which a byte and all before it were there; 0 if that was never seen.
    int deliverable(long position) {
        int run = disorder.runOf(position);
        if (run >= 0) {
            return disorder.holePacket(disorder.hole(run)) == 0 ? 0 : disorder.deliverable(run);
        }
        return arrived(position);
    }

    /// The first byte of the run or piece that holds a byte: all from there on to it arrived together and could be delivered together.
    long startOf(long position) {
        int run = disorder.runOf(position);
        if (run >= 0) {
            return disorder.from(run);
        }
        int piece = map.pieceAfter(position);
        return piece < map.pieces() && map.from(piece) <= position ? map.from(piece) : position;
    }

    /// How we know that a hole was one, and how long it lasted.
    Certainty certainty(int hole) {
        Certainty known = certainties[hole];
        if (known == null) {
            known = judge(hole);
            certainties[hole] = known;
        }
        return known;
    }

    private Certainty judge(int hole) {
        Texts words = Words.here();
        int culprit = disorder.holePacket(hole);
        if (disorder.isByAcks(hole)) {
            return culprit == 0
                    ? new Certainty.Unknown(words.say("wait.acknowledged.never"))
                    : new Certainty.Inferred(words.say("wait.acknowledged.basis"));
        }
        if (culprit == 0) {
            return new Certainty.Unknown(words.say("wait.never-captured"));
        }
        Acknowledgments read = acks;
        return read != null && read.confirmHole(disorder.holeFrom(hole), disorder.firstWaiting(hole), culprit)
                ? Certainty.OBSERVED
                : new Certainty.Inferred(words.say("wait.order-only"));
    }
}
