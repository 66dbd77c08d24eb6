package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Acknowledgment;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Cell;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Closed;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Kind;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Sample;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Segment;
import dev.framewalk.timeline.explaining.SegmentReader;
import dev.framewalk.timeline.order.ByteOrder;
import dev.framewalk.timeline.order.ByteOrders;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the scenes of one TCP connection from a timeline. Keeps what pictures of any stretch of it need; one thread at a time uses it.
///
/// The connection is read once, into blocks. A scene of a long stretch counts blocks; one of a short stretch reads its packets again.
public final class TimelineTcp {
    /// A stretch with more packets than this is counted.
    static final int MOST_PACKETS = 6_000;
    /// In a connection with more packets nobody asks whose bytes waited.
    private static final int MOST_BLAMED = 100_000;
    /// Cells of a scene that is counted, at most.
    static final int MOST_CELLS = 480;

    private final Timeline timeline;
    private final int conversation;
    private final UnaryOperator<String> names;
    private final TcpBlocks blocks;
    private final TcpDelivery[] deliveries = new TcpDelivery[2];

    /// @param conversation id of a TCP conversation
    /// @param names        from the address of a host to what it is called
    public TimelineTcp(Timeline timeline, int conversation, UnaryOperator<String> names) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.names = names;
        this.blocks = new TcpBlocks(timeline, conversation);
    }

    /// Whether there is something to draw of a conversation.
    public static boolean isTcp(Timeline timeline, int conversation) {
        return conversation >= 0 && timeline.conversation(conversation).transport().equals("TCP");
    }

    /// The TCP conversation with the most bytes; -1 if there is none.
    public static int busiest(Timeline timeline) {
        int found = -1;
        long most = -1;
        for (Conversation each : timeline.conversations()) {
            if (each.transport().equals("TCP") && each.clientBytes() + each.serverBytes() > most) {
                most = each.clientBytes() + each.serverBytes();
                found = each.id();
            }
        }
        return found;
    }

    /// The side of a conversation that sent more.
    public static Side talker(Timeline timeline, int conversation) {
        Conversation of = timeline.conversation(conversation);
        return of.clientBytes() > of.serverBytes() ? Side.CLIENT : Side.SERVER;
    }

    public int conversation() {
        return conversation;
    }

    /// Takes in what has been captured since.
    public void readOn() {
        blocks.readOn();
    }

    /// How many packets were taken in.
    public int packets() {
        return blocks.packets();
    }

    /// How time runs, over the whole connection.
    public TimeAxis axis(boolean isFolded) {
        return isFolded
                ? TimeAxis.folded(blocks.firstNanos(), blocks.lastNanos(), blocks.gaps())
                : TimeAxis.proportional(blocks.firstNanos(), blocks.lastNanos());
    }

    /// The scene of the whole connection.
    public TcpScene scene(Side sender) {
        return scene(sender, blocks.firstNanos(), blocks.lastNanos());
    }

    /// The scene of a stretch of time, as far as it has been read.
    public TcpScene scene(Side sender, long fromNanos, long toNanos) {
        Conversation of = timeline.conversation(conversation);
        int direction = sender == Side.CLIENT ? of.clientDirection() : 1 - of.clientDirection();
        TcpDelivery delivery = delivery(sender);
        TcpScene.Head head = new TcpScene.Head(
                conversation,
                sender,
                name(of, sender),
                name(of, sender.other()),
                delivery == null ? Standpoint.Vicinity.UNKNOWN : delivery.order().standpoint().vicinity(),
                blocks.firstNanos(),
                blocks.lastNanos(),
                blocks.end(direction),
                blocks.packets());
        List<TcpBlocks.Block> all = blocks.all();
        int first = 0;
        while (first < all.size() && all.get(first).toNanos < fromNanos) {
            first++;
        }
        int last = all.size() - 1;
        while (last > first && all.get(last).fromNanos > toNanos) {
            last--;
        }
        if (first > last) {
            return new SceneBuilder(head, fromNanos, toNanos, direction).build(delivery, List.of());
        }
        if ((last - first + 1) * TcpBlocks.SIZE > MOST_PACKETS) {
            return new SceneBuilder(head, fromNanos, toNanos, direction).build(null, cells(first, last, direction, delivery));
        }
        SceneBuilder builder = new SceneBuilder(head, fromNanos, toNanos, direction);
        builder.read(first, last);
        return builder.build(delivery, List.of());
    }

    private String name(Conversation of, Side side) {
        return names.apply(of.end(side).address()) + ":" + of.end(side).port();
    }

    /// Which streams waited for which, as far as that is known; not asked of connections so long that nobody would wait for the answer.
    private List<TcpScene.Blame> blames() {
        if (blocks.packets() > MOST_BLAMED) {
            return List.of();
        }
        Map<Integer, TreeSet<Long>> waiting = new LinkedHashMap<>();
        Map<Integer, Long> streams = new HashMap<>();
        for (Wait each : Waits.of(timeline).in(conversation).all()) {
            if (each.cause() == WaitCause.TCP_HEAD_OF_LINE && each.streamNumber() > 0 && each.culpritPacket() > 0) {
                waiting.computeIfAbsent(each.culpritPacket(), packet -> new TreeSet<>()).add(each.streamNumber());
                streams.put(each.culpritPacket(), each.culpritStream());
            }
        }
        List<TcpScene.Blame> blames = new ArrayList<>();
        waiting.forEach((packet, numbers) ->
                blames.add(new TcpScene.Blame(packet, streams.getOrDefault(packet, -1L), List.copyOf(numbers))));
        return blames;
    }

    private @Nullable TcpDelivery delivery(Side sender) {
        ByteOrder order = ByteOrders.of(timeline).of(conversation, sender);
        TcpDelivery kept = deliveries[sender.ordinal()];
        if (order != null && (kept == null || kept.order() != order)) {
            kept = new TcpDelivery(order);
            deliveries[sender.ordinal()] = kept;
        }
        return kept;
    }

    private List<Cell> cells(int first, int last, int direction, @Nullable TcpDelivery delivery) {
        int each = (last - first) / MOST_CELLS + 1;
        List<Cell> cells = new ArrayList<>();
        for (int begin = first; begin <= last; begin += each) {
            int end = Math.min(last + 1, begin + each);
            long from = Long.MAX_VALUE;
            long to = Long.MIN_VALUE;
            long lowest = Long.MAX_VALUE;
            long highest = Long.MIN_VALUE;
            int count = 0;
            int again = 0;
            int late = 0;
            long flight = -1;
            long roundTrip = -1;
            for (TcpBlocks.Block block : blocks.all().subList(begin, end)) {
                from = Math.min(from, block.fromNanos);
                to = Math.max(to, block.toNanos);
                lowest = Math.min(lowest, block.lowest[direction]);
                highest = Math.max(highest, block.highest[direction]);
                count += block.count[direction];
                again += block.again[direction];
                late += block.late[direction];
                flight = Math.max(flight, block.flight[direction]);
                roundTrip = Math.max(roundTrip, block.roundTrip[direction]);
            }
            TcpBlocks.Block closing = blocks.all().get(end - 1);
            int firstPacket = blocks.packet(begin * TcpBlocks.SIZE);
            int lastPacket = blocks.packet(Math.min(blocks.packets(), end * TcpBlocks.SIZE) - 1);
            long delivered = delivery == null ? 0 : delivery.positionAfter(lastPacket);
            cells.add(new Cell(
                    firstPacket,
                    from,
                    to,
                    count == 0 ? delivered : lowest,
                    count == 0 ? delivered : highest,
                    delivered,
                    closing.acknowledged[direction],
                    closing.edge[direction],
                    count,
                    again,
                    late,
                    flight,
                    roundTrip));
        }
        return cells;
    }

    /// Puts the parts of one scene together.
    private final class SceneBuilder {
        private final TcpScene.Head head;
        private final long fromNanos;
        private final long toNanos;
        private final int direction;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Acknowledgment> acknowledgments = new ArrayList<>();
        private final List<Closed> closed = new ArrayList<>();
        private final List<Sample> flight = new ArrayList<>();
        private final List<Sample> roundTrips = new ArrayList<>();
        private @Nullable Closed open;
        private int firstPacket;
        private int lastPacket;

        SceneBuilder(TcpScene.Head head, long fromNanos, long toNanos, int direction) {
            this.head = head;
            this.fromNanos = fromNanos;
            this.toNanos = toNanos;
            this.direction = direction;
        }

        void read(int firstBlock, int lastBlock) {
            SegmentReader reader = new SegmentReader(timeline, conversation);
            TcpBlocks.Block begin = blocks.all().get(firstBlock);
            for (int i = 0; i < 2; i++) {
                reader.near(i, begin.nearBefore[i]);
            }
            if (begin.acknowledgedBefore[direction] >= 0) {
                acknowledgments.add(new Acknowledgment(
                        0,
                        begin.fromNanos,
                        begin.acknowledgedBefore[direction],
                        begin.edgeBefore[direction],
                        List.of(),
                        false));
            }
            int from = firstBlock * TcpBlocks.SIZE;
            int to = Math.min(blocks.packets(), (lastBlock + 1) * TcpBlocks.SIZE);
            firstPacket = blocks.packet(from);
            lastPacket = blocks.packet(to - 1);
            for (int i = from; i < to; i++) {
                int packet = blocks.packet(i);
                boolean isCopy = TcpAnalysis.RECORDED_TWICE.in(timeline.packets().analysis(packet));
                if (!isCopy && reader.read(packet)) {
                    if (reader.direction() == direction) {
                        sent(packet, reader);
                    } else {
                        said(packet, reader);
                    }
                }
            }
            if (open != null) {
                closed.add(new Closed(open.fromNanos(), head.lastNanos(), open.position(), open.closedBy(), 0));
            }
        }

        private void sent(int packet, SegmentReader reader) {
            long nanos = TcpBlocks.nanos(timeline, packet);
            int analysis = timeline.packets().analysis(packet);
            boolean isLimit = reader.length() == 0 && (reader.has(TcpFlags.SYN) || reader.has(TcpFlags.FIN));
            boolean isProbe = TcpAnalysis.KEEP_ALIVE.in(analysis) || TcpAnalysis.ZERO_WINDOW_PROBE.in(analysis);
            if (reader.length() > 0 || isLimit || isProbe) {
                segments.add(new Segment(
                        packet, nanos, reader.from(), reader.from() + reader.length(), kind(analysis, isLimit, isProbe)));
            }
            int inFlight = timeline.packets().bytesInFlight(packet);
            if (inFlight >= 0) {
                flight.add(new Sample(packet, nanos, inFlight));
            }
        }

        private static Kind kind(int analysis, boolean isLimit, boolean isProbe) {
            if (isProbe) {
                return Kind.PROBE;
            }
            if (isLimit) {
                return Kind.LIMIT;
            }
            if (TcpAnalysis.SPURIOUS_RETRANSMISSION.in(analysis)) {
                return Kind.NEEDLESS;
            }
            if (TcpAnalysis.isAnyRetransmission(analysis)) {
                return Kind.AGAIN;
            }
            return TcpAnalysis.OUT_OF_ORDER.in(analysis) ? Kind.LATE : Kind.FIRST;
        }

        private void said(int packet, SegmentReader reader) {
            long nanos = TcpBlocks.nanos(timeline, packet);
            if (timeline.packets().ackRttNanos(packet) >= 0) {
                roundTrips.add(new Sample(packet, nanos, timeline.packets().ackRttNanos(packet)));
            }
            if (reader.acknowledged() == SegmentReader.UNKNOWN || reader.has(TcpFlags.RST)) {
                return;
            }
            List<StreamRange> selective = new ArrayList<>(reader.blocks());
            for (int i = reader.isFirstBlockDuplicate() ? 1 : 0; i < reader.blocks(); i++) {
                if (reader.blockFrom(i) < reader.blockTo(i)) {
                    selective.add(new StreamRange(reader.blockFrom(i), reader.blockTo(i)));
                }
            }
            long position = reader.acknowledged();
            acknowledgments.add(new Acknowledgment(
                    packet,
                    nanos,
                    position,
                    reader.window() < 0 ? -1 : position + reader.window(),
                    selective,
                    TcpAnalysis.DUPLICATE_ACK.in(timeline.packets().analysis(packet))));
            if (reader.window() == 0 && open == null && !reader.has(TcpFlags.SYN)) {
                open = new Closed(nanos, nanos, position, packet, 0);
            } else if (reader.window() > 0 && open != null) {
                closed.add(new Closed(open.fromNanos(), nanos, open.position(), open.closedBy(), packet));
                open = null;
            }
        }

        TcpScene build(@Nullable TcpDelivery delivery, List<Cell> cells) {
            List<TcpScene.Delivery> there = List.of();
            List<TcpScene.EarlyBytes> early = List.of();
            List<TcpScene.MissingRange> missing = List.of();
            if (delivery != null && lastPacket > 0) {
                TcpOrder order = new TcpOrder(timeline, delivery.order(), firstPacket, lastPacket);
                there = order.deliveries(delivery);
                early = order.early();
                missing = order.missing();
            }
            return new TcpScene(
                    head,
                    fromNanos,
                    toNanos,
                    segments,
                    acknowledgments,
                    there,
                    early,
                    early.isEmpty() ? List.of() : blames(),
                    missing,
                    closed,
                    flight,
                    roundTrips,
                    cells);
        }
    }
}
