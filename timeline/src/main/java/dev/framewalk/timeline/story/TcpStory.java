package dev.framewalk.timeline.story;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.tcp.TcpPhase;
import dev.framewalk.timeline.sweep.Flow;
import org.jspecify.annotations.Nullable;

/// Names what happens to one connection while it is read: one event for what both ends of it make of a packet.
///
/// First it hears what the decoder says while a segment is fed, then [#segment] tells the story of that segment.
public final class TcpStory {
    private static final TcpAnalysis[] VERDICTS = TcpAnalysis.values();

    /// Where events go.
    public interface Sink {
        /// Takes one event.
        ///
        /// @param isEnd whether it is to stand behind what decoders said about the same packet
        void event(int direction, TcpEvent event, boolean isEnd);
    }

    // ---- what one segment did so far
    private boolean isRequested;
    private boolean isAccepted;
    private boolean isMidway;
    private boolean isReset;
    private boolean wasConnecting;
    private boolean isFinishing;
    private boolean hasGap;
    private final long[] broughtFrom = {-1, -1};
    private final long[] broughtTo = {-1, -1};
    private final long[] released = new long[2];
    private final int[] oldestReleased = new int[2];

    // ---- what is known of the connection
    private int firstPacket;
    private final Opening opening = new Opening();
    private final boolean[] finished = new boolean[2];
    /// The stream position of the FIN.
    private final long[] end = new long[2];
    private boolean isHalfClosed;
    private boolean isOver;
    private final long[] highest = {-1, -1};
    private final boolean[] isRecovering = new boolean[2];
    private final int[] closedSince = new int[2];
    private final boolean[] isWindowClosed = new boolean[2];
    private final int[] duplicates = new int[2];
    private final int[] duplicateOf = new int[2];
    private final int[] lastDuplicate = new int[2];
    private final long[] duplicateNext = new long[2];
    private final long[] gapEnd = {-1, -1};
    private boolean hasToldCut;
    private final boolean[] hasSpoken = new boolean[2];
    /// A segment that is no RST acknowledged something.
    private boolean hasAcknowledged;
    private int speaker = -1;
    private TcpEvent.@Nullable Turn turn;
    private boolean isTurnTold;

    // ---- what the decoder says

    public void lifeChanged(TcpPhase from, TcpPhase to) {
        switch (to) {
            case SYN_SENT -> isRequested = true;
            case SYN_RECEIVED -> isAccepted = true;
            case JOINED_MIDWAY -> isMidway = true;
            case RESET -> {
                isReset = true;
                wasConnecting |= from == TcpPhase.SYN_SENT || from == TcpPhase.LISTEN;
            }
            case FIN_WAIT_1, LAST_ACK -> isFinishing = true;
            default -> {
                // told by what made it happen
            }
        }
    }

    /// Bytes are there in order now.
    ///
    /// @param packet  the packet that brought the bytes
    /// @param present the packet that is being fed
    public void delivered(int direction, long from, int length, int packet, int present) {
        if (packet == present) {
            if (broughtFrom[direction] < 0) {
                broughtFrom[direction] = from;
            }
            broughtTo[direction] = from + length;
        } else {
            released[direction] += length;
            int oldest = oldestReleased[direction];
            oldestReleased[direction] = oldest == 0 ? packet : Math.min(oldest, packet);
        }
        if (speaker != direction) {
            speaker = direction;
            turn = new TcpEvent.Turn(from);
            isTurnTold = false;
        }
        TcpEvent.Turn growing = turn;
        if (growing != null) {
            growing.grow(from + length);
        }
    }

    /// A hole will not be filled by what comes now.
    public void gap() {
        hasGap = true;
    }

    /// The event of bytes that were never captured.
    public TcpEvent.Gap gap(int direction, long from, long to, boolean isCut) {
        boolean goesOn = isCut ? hasToldCut : from == gapEnd[direction];
        hasToldCut |= isCut;
        gapEnd[direction] = to;
        return new TcpEvent.Gap(from, to, isCut, goesOn ? Depth.FRAMES : Depth.STORY);
    }

    // ---- telling

    /// The time between packets that a sweep has read.
    public interface Elapsed {
        /// In nanoseconds; `Clock.UNKNOWN` where nobody can say.
        long between(int fromPacket, int toPacket);
    }

    /// Tells what the segment that was just fed did.
    public void segment(
            Flow flow, LayerStack stack, int index, int direction, int analysis, int packet, Elapsed elapsed, Sink sink) {
        TcpDecoder tcp = flow.tcp();
        if (tcp == null) {
            return;
        }
        Bytes bytes = stack.window(index);
        int flags = Tcp.flags(bytes, stack.header(index));
        int length = (int) Math.max(0, stack.endOnWire(index) - stack.payload(index));
        if (firstPacket == 0) {
            firstPacket = packet;
        }
        hasSpoken[direction] = true;
        hasAcknowledged |= (flags & (TcpFlags.ACK | TcpFlags.RST)) == TcpFlags.ACK;
        opening(tcp, direction, flags, packet, elapsed, sink);
        long from = position(tcp, direction, flags);
        long to = from + length;
        boolean fillsHole = released[direction] > 0 && !hasGap;
        verdicts(direction, analysis, flags, from, to, fillsHole, sink);
        windows(tcp, direction, analysis, flags, packet, elapsed, sink);
        duplicates(tcp, direction, analysis, flags, packet, elapsed, sink);
        if (fillsHole) {
            int oldest = oldestReleased[direction];
            long fillFrom = broughtFrom[direction] < 0 ? from : broughtFrom[direction];
            long fillTo = broughtTo[direction] < 0 ? to : broughtTo[direction];
            sink.event(
                    direction,
                    new TcpEvent.HoleFilled(
                            fillFrom, fillTo, released[direction], oldest, elapsed.between(oldest, packet), analysis),
                    false);
        }
        if (length > 0 && finished[1 - direction] && !isHalfClosed && !finished[direction] && broughtFrom[direction] >= 0) {
            isHalfClosed = true;
            sink.event(direction, new TcpEvent.HalfClosed(), false);
        }
        turn(flow, sink);
        if (length > 0 || (flags & TcpFlags.FIN) != 0) {
            highest[direction] = Math.max(highest[direction], to);
        }
        if ((flags & TcpFlags.FIN) != 0) {
            end[direction] = to;
        }
        closing(tcp, direction, packet, elapsed, sink);
        clear();
    }

    /// The stream position of the last segment's first byte, beyond the wrap of sequence numbers.
    private long position(TcpDecoder tcp, int direction, int flags) {
        boolean isSyn = (flags & TcpFlags.SYN) != 0;
        long known = Math.max(0, highest[direction]);
        int ahead = (int) (tcp.relativeSequenceNumber() + (isSyn ? 1 : 0) - 1 - known);
        return known + ahead;
    }

    private void opening(TcpDecoder tcp, int direction, int flags, int packet, Elapsed elapsed, Sink sink) {
        if (isMidway) {
            sink.event(direction, new TcpEvent.JoinedMidway(), false);
        }
        if ((flags & TcpFlags.SYN) != 0) {
            boolean hasAck = (flags & TcpFlags.ACK) != 0;
            opening.syn(tcp, direction, hasAck, packet, hasAck ? isAccepted : isRequested, elapsed, sink);
        }
        if (isReset && wasConnecting && opening.refused(tcp, direction, packet, elapsed, sink)) {
            isOver = true;
        }
        opening.open(tcp, direction, packet, isMidway, elapsed, sink);
    }

    private void verdicts(
            int direction, int analysis, int flags, long from, long to, boolean fillsHole, Sink sink) {
        if (TcpAnalysis.LOST_SEGMENT.in(analysis)) {
            if (highest[direction] >= 0 && from > highest[direction]) {
                sink.event(direction, new TcpEvent.HoleOpened(highest[direction], from), false);
            } else {
                sink.event(direction, new TcpEvent.Judged(TcpAnalysis.LOST_SEGMENT, Depth.MESSAGES), false);
            }
        }
        boolean repeats = false;
        for (TcpAnalysis verdict : VERDICTS) {
            if (!verdict.in(analysis) || verdict == TcpAnalysis.RETRANSMISSION && isExactlyKnown(analysis)) {
                continue;
            }
            boolean isSyn = (flags & TcpFlags.SYN) != 0;
            if (isSyn && (flags & TcpFlags.ACK) != 0 && opening.isFirstAcceptance(direction)) {
                // both ends asked: the number of the SYN comes again, but not the segment
                continue;
            }
            if (from == to && !isSyn && isFinishing && !finished[direction]) {
                // a FIN that others have overtaken: it takes a number, but no byte comes again
                continue;
            }
            switch (verdict) {
                case RETRANSMISSION, FAST_RETRANSMISSION, SPURIOUS_RETRANSMISSION -> {
                    repeats = true;
                    Depth depth = fillsHole
                            ? Depth.FRAMES
                            : isSyn || verdict != TcpAnalysis.SPURIOUS_RETRANSMISSION && !isRecovering[direction]
                                    ? Depth.STORY
                                    : Depth.MESSAGES;
                    sink.event(direction, new TcpEvent.Repeated(verdict, from, to, isSyn, depth), false);
                }
                case OUT_OF_ORDER -> sink.event(
                        direction, new TcpEvent.Repeated(verdict, from, to, isSyn, Depth.FRAMES), false);
                case KEEP_ALIVE -> {
                    // what keeps connections alive also asks for room, where there was none
                    TcpAnalysis meaning = isWindowClosed[1 - direction] ? TcpAnalysis.ZERO_WINDOW_PROBE : verdict;
                    sink.event(direction, new TcpEvent.Judged(meaning, Depth.FRAMES), false);
                }
                case KEEP_ALIVE_ACK, ZERO_WINDOW_PROBE, ZERO_WINDOW_PROBE_ACK -> sink.event(
                        direction, new TcpEvent.Judged(verdict, Depth.FRAMES), false);
                case ACK_LOST_SEGMENT, WINDOW_FULL, REUSED_PORTS, TFO_SYN, TFO_ACK, TFO_IGNORED -> sink.event(
                        direction, new TcpEvent.Judged(verdict, Depth.MESSAGES), false);
                case WINDOW_UPDATE -> {
                    if (!isWindowClosed[direction]) {
                        sink.event(direction, new TcpEvent.Judged(verdict, Depth.FRAMES), false);
                    }
                }
                case LOST_SEGMENT, DUPLICATE_ACK, ZERO_WINDOW, RECORDED_TWICE -> {
                    // told as a hole, as a run, as a closed window; a copy is not judged
                }
            }
        }
        if (repeats) {
            isRecovering[direction] = true;
        } else if (to > highest[direction]) {
            isRecovering[direction] = false;
        }
    }

    /// Whether a more exact verdict stands beside that of a retransmission.
    private static boolean isExactlyKnown(int analysis) {
        return TcpAnalysis.FAST_RETRANSMISSION.in(analysis) || TcpAnalysis.SPURIOUS_RETRANSMISSION.in(analysis);
    }

    private void windows(
            TcpDecoder tcp, int direction, int analysis, int flags, int packet, Elapsed elapsed, Sink sink) {
        boolean isAcceptance = (flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) == (TcpFlags.SYN | TcpFlags.ACK);
        if (TcpAnalysis.ZERO_WINDOW.in(analysis) || isAcceptance && tcp.scaledWindow() == 0) {
            if (!isWindowClosed[direction]) {
                isWindowClosed[direction] = true;
                closedSince[direction] = packet;
                sink.event(direction, new TcpEvent.WindowClosed(), false);
            }
        } else if (isWindowClosed[direction]
                && (flags & (TcpFlags.RST | TcpFlags.ACK)) == TcpFlags.ACK
                && tcp.scaledWindow() > 0) {
            isWindowClosed[direction] = false;
            sink.event(
                    direction,
                    new TcpEvent.WindowOpened(tcp.scaledWindow(), elapsed.between(closedSince[direction], packet)),
                    false);
        }
    }

    private void duplicates(
            TcpDecoder tcp, int direction, int analysis, int flags, int packet, Elapsed elapsed, Sink sink) {
        if (TcpAnalysis.DUPLICATE_ACK.in(analysis)) {
            duplicates[direction] = tcp.duplicateAckNumber();
            duplicateOf[direction] = tcp.duplicateAckOf();
            lastDuplicate[direction] = packet;
            duplicateNext[direction] = tcp.relativeAcknowledgmentNumber();
            return;
        }
        if (duplicates[direction] > 0
                && (flags & TcpFlags.ACK) != 0
                && tcp.relativeAcknowledgmentNumber() != duplicateNext[direction]) {
            if (duplicates[direction] > 1) {
                sink.event(
                        direction,
                        new TcpEvent.DuplicateAcks(
                                duplicates[direction],
                                duplicateNext[direction],
                                duplicateOf[direction],
                                elapsed.between(duplicateOf[direction], lastDuplicate[direction])),
                        false);
            }
            duplicates[direction] = 0;
        }
    }

    /// Data that nobody decodes, or nobody yet, is told by turns.
    private void turn(Flow flow, Sink sink) {
        TcpEvent.Turn present = turn;
        if (present != null && !isTurnTold && flow.root().protocol() == null) {
            isTurnTold = true;
            sink.event(speaker, present, false);
        }
    }

    private void closing(TcpDecoder tcp, int direction, int packet, Elapsed elapsed, Sink sink) {
        if (isFinishing && !finished[direction]) {
            finished[direction] = true;
            sink.event(direction, new TcpEvent.Finished(!finished[1 - direction]), true);
        }
        if (isOver) {
            return;
        }
        if (isReset) {
            isOver = true;
            sink.event(direction, new TcpEvent.Reset(elapsed.between(firstPacket, packet), finished[0] && finished[1]), true);
        } else if (isEnded(tcp.phase(0)) && isEnded(tcp.phase(1)) && finished[0] && finished[1]) {
            isOver = true;
            sink.event(direction, new TcpEvent.Closed(elapsed.between(firstPacket, packet), end[0], end[1]), true);
        }
    }

    private static boolean isEnded(TcpPhase phase) {
        return phase == TcpPhase.CLOSED || phase == TcpPhase.TIME_WAIT;
    }

    /// The capture is over, or another connection uses the same ports.
    public void noMore(int clientDirection, Sink sink) {
        if (firstPacket != 0 && !isOver && hasSpoken[0] != hasSpoken[1] && hasAcknowledged) {
            isOver = true;
            sink.event(hasSpoken[0] ? 0 : 1, new TcpEvent.OneSided(), true);
        }
        if (firstPacket != 0 && !isOver) {
            isOver = true;
            sink.event(
                    clientDirection,
                    opening.isEstablished() || opening.tries() == 0
                            ? new TcpEvent.LeftOpen()
                            : new TcpEvent.Unanswered(opening.tries()),
                    true);
        }
        clear();
    }

    private void clear() {
        isRequested = false;
        isAccepted = false;
        isMidway = false;
        isReset = false;
        wasConnecting = false;
        isFinishing = false;
        hasGap = false;
        for (int d = 0; d < 2; d++) {
            broughtFrom[d] = -1;
            broughtTo[d] = -1;
            released[d] = 0;
            oldestReleased[d] = 0;
        }
    }

    /// Whether a segment brought again what was there, by any kind of retransmission.
    public static boolean isRepetition(int analysis) {
        return TcpAnalysis.RETRANSMISSION.in(analysis)
                || TcpAnalysis.FAST_RETRANSMISSION.in(analysis)
                || TcpAnalysis.SPURIOUS_RETRANSMISSION.in(analysis);
    }
}
