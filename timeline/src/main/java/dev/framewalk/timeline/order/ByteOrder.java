package dev.framewalk.timeline.order;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.Clock;
import dev.framewalk.timeline.sweep.StreamMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// When the bytes of one direction of a TCP connection came, when they could be delivered, and how we know.
public final class ByteOrder {
    private static final Acknowledgments NOT_READ = new Acknowledgments();
    /// A sender that is told what is missing next sends it at once; no timer is as short.
    private static final long AT_ONCE_NANOS = 20_000_000;

    private final PacketTable packets;
    private final Acknowledgments acks;
    private final Arrivals arrivals;
    private final Disorder disorder;
    private final long settledTo;
    private final Object settledBy;
    private final Standpoint standpoint;
    private final Handshake handshake;
    /// By hole: those that somebody has asked for.
    private final Map<Integer, Certainty> certainties = new ConcurrentHashMap<>();

    /// That of a direction without trouble: its bytes came in order, and what is known of where they are says it all.
    ///
    /// @param settledBy what is the same for all that go on with each other
    ByteOrder(Timeline timeline, int conversation, Side side, StreamMap map, Object settledBy) {
        packets = timeline.packets();
        handshake = timeline.handshake(conversation);
        acks = NOT_READ;
        arrivals = new OrderlyArrivals(map, map.pieces());
        disorder = Disorder.NONE;
        settledTo = arrivals.count() == 0 ? 0 : arrivals.to(arrivals.count() - 1);
        this.settledBy = settledBy;
        standpoint = Standpoint.of(handshake, side, 0, 0, 0);
    }

    /// @param filled    how many holes were there at the vantage and filled later
    /// @param lost      of how many segments that were captured the receiver took only a later copy
    /// @param unjudged  how many repeated what was captured, where nothing was acknowledged that could tell
    /// @param settledTo see [#settledTo()]
    /// @param settledBy what is the same for all that go on with each other
    ByteOrder(
            Timeline timeline,
            int conversation,
            Side side,
            Acknowledgments acks,
            KnownArrivals arrivals,
            Disorder disorder,
            int filled,
            int lost,
            int unjudged,
            long settledTo,
            Object settledBy) {
        packets = timeline.packets();
        handshake = timeline.handshake(conversation);
        this.acks = acks;
        this.arrivals = arrivals;
        this.disorder = disorder;
        this.settledTo = settledTo;
        this.settledBy = settledBy;
        standpoint = Standpoint.of(handshake, side, filled, lost, unjudged);
    }

    /// All orders that go on with this one say the same of what lies before this position.
    public long settledTo() {
        return settledTo;
    }

    /// Whether this order says the same as an earlier one of what was settled in it: nothing that came since made it necessary to go back.
    public boolean goesOnWith(ByteOrder earlier) {
        return settledBy.equals(earlier.settledBy);
    }

    /// The bytes that could not be delivered when they came.
    public Disorder disorder() {
        return disorder;
    }

    /// With which packets the bytes came.
    public Arrivals arrivals() {
        return arrivals;
    }

    /// What the receiver said of them; empty where there was no trouble.
    public Acknowledgments acknowledgments() {
        return acks;
    }

    /// Where the bytes were captured.
    public Standpoint standpoint() {
        return standpoint;
    }

    /// What the opening of the connection says about the ways.
    public Handshake handshake() {
        return handshake;
    }

    /// Whether any byte from one to another, both included, waited or was waited for.
    public boolean isDisturbed(long first, long last) {
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

    /// If a byte was missing while later ones waited for it: the packet that first brought one of those; else 0.
    public int firstWaitingFor(long position) {
        // the first run behind a missing byte waits for it, or for a later hole that was filled later still
        int run = disorder.runAfter(position);
        if (run < disorder.size() && isMissing(position)) {
            return disorder.firstWaiting(disorder.hole(run));
        }
        return 0;
    }

    /// The packet that first brought a byte; 0 if none did.
    public int first(long position) {
        int piece = arrivals.of(position);
        return piece < 0 ? 0 : arrivals.first(piece);
    }

    /// The packet of the copy of a byte that counts; 0 if it was never captured.
    public int accepted(long position) {
        int piece = arrivals.of(position);
        return piece < 0 ? 0 : arrivals.accepted(piece);
    }

    /// The packet with which a byte was there: that which brought it, or, where only acknowledgments tell, that which says so; 0 if none did.
    public int arrived(long position) {
        int run = disorder.runOf(position);
        return run >= 0 ? disorder.arrived(run) : first(position);
    }

    /// The packet with which a byte and all before it were there; 0 if that was never seen.
    public int deliverable(long position) {
        int run = disorder.runOf(position);
        if (run >= 0) {
            return disorder.holePacket(disorder.hole(run)) == 0 ? 0 : disorder.deliverable(run);
        }
        return first(position);
    }

    /// The first byte of the run or piece that holds a byte: all from there on to it arrived together and could be delivered together.
    public long startOf(long position) {
        int run = disorder.runOf(position);
        if (run >= 0) {
            return disorder.from(run);
        }
        int piece = arrivals.of(position);
        return piece < 0 ? position : arrivals.from(piece);
    }

    /// How we know that a hole was one, and how long it lasted.
    public Certainty certainty(int hole) {
        return certainties.computeIfAbsent(hole, this::judge);
    }

    private Certainty judge(int hole) {
        Texts words = StoryWords.here();
        int culprit = disorder.holePacket(hole);
        if (disorder.isByAcks(hole)) {
            if (culprit == 0) {
                return new Certainty.Unknown(words.say("wait.acknowledged.never"));
            }
            return new Certainty.Inferred(
                    words.say(acks.isSelective() ? "wait.acknowledged.basis" : "wait.accepted.basis"));
        }
        if (culprit == 0) {
            return new Certainty.Unknown(words.say("wait.never-captured"));
        }
        return acks.confirmHole(disorder.holeFrom(hole), disorder.firstWaiting(hole), culprit)
                ? Certainty.OBSERVED
                : new Certainty.Inferred(words.say("wait.order-only"));
    }

    /// How we know that the copy which counts of a byte is not the first one.
    public Certainty acceptance(long position) {
        int piece = arrivals.of(position);
        Acceptance.Evidence evidence =
                piece >= 0 && arrivals instanceof KnownArrivals pieces ? pieces.evidence(piece) : Acceptance.Evidence.NONE;
        return switch (evidence) {
            case NONE -> Certainty.OBSERVED;
            case SAID -> Certainty.DERIVED;
            case TIMED -> new Certainty.Inferred(StoryWords.here().say("wait.copy.basis"));
        };
    }

    /// Whether the receiver asked for a byte before the copy that counts was sent: it repeated an acknowledgment, acknowledged later bytes selectively, or
    /// acknowledged, while it was making up for a loss, just up to what came next.
    public boolean wasAskedFor(long position) {
        int piece = arrivals.of(position);
        if (piece < 0) {
            return false;
        }
        int copy = arrivals.accepted(piece);
        if (acks.confirmHole(position, arrivals.first(piece), copy)) {
            return true;
        }
        int last = acks.firstAfter(copy - 1) - 1;
        return last >= 0 && acks.upTo(last) == arrivals.from(piece) && acks.hasRepeatedBefore(last) && isAtOnce(last, copy);
    }

    private boolean isAtOnce(int ack, int copy) {
        long nanos = packets.between(acks.packet(ack), copy);
        return nanos != Clock.UNKNOWN && nanos < AT_ONCE_NANOS;
    }
}
