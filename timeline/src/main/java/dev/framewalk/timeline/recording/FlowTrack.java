package dev.framewalk.timeline.recording;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.story.Distances;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.TcpStory;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.FlowFacts;
import dev.framewalk.timeline.sweep.FlowState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a timeline keeps of one conversation beside its events: its packets in order, its state after every so many of them, which
/// events explain its bytes, and where its relative numbers count from.
public final class FlowTrack implements PacketNumbers {

    /// How often states are kept: what lies between two of them is fed again together.
    ///
    /// @param packets so many packets of the conversation from one to the next, at most
    /// @param events  so many events, at most, and those of one packet
    /// @param bytes   so many bytes of packets, at most, and those of one packet: they may have to be decrypted again
    public record Keeping(int packets, int events, long bytes) {
        /// Feeding what lies between takes about a millisecond.
        public static final Keeping USUAL = new Keeping(256, 1024, 1 << 20);
    }

    /// The window scale of a direction whose SYN was not seen.
    public static final int SCALE_UNKNOWN = -1;

    /// While the first few hundred bytes are too few to tell a protocol, ends take turns only so often.
    private static final int MOST_UNDECIDED = 8;

    private final Flow flow;
    private final int numberWithin;
    private final Keeping keeping;
    private final EventTable events;
    private final IntColumn packets = new IntColumn();
    private final List<FlowState> states = new ArrayList<>();
    /// After how many packets each state was kept.
    private final IntColumn stateAt = new IntColumn();
    private int packetsSince;
    private int eventsSince;
    private long bytesSince;
    /// By the number of the channel.
    private final List<@Nullable Kept> kept = new ArrayList<>(1);
    private final TcpStory story = new TcpStory();
    private final Distances distances = new Distances();
    private final int[] bases = new int[2];
    private final int[] scales = {SCALE_UNKNOWN, SCALE_UNKNOWN};
    private final long[] fins = {-1, -1};
    private int undecidedTurns;
    private final int[] undecided = new int[MOST_UNDECIDED];
    private volatile int firstGapPacket;
    private volatile boolean isCut;
    private volatile boolean acceptsWithoutRoom;
    private boolean hasCopies;
    private volatile TcpEvent.@Nullable Accepted accepted;
    private volatile TcpEvent.@Nullable Established established;
    private volatile int count;
    private final Published published;
    private boolean isTouched;
    private volatile FlowFacts facts;

    /// @param numberWithin see [#numberWithin()]
    FlowTrack(Flow flow, int numberWithin, Keeping keeping, EventTable events, Published published) {
        this.flow = flow;
        this.facts = flow.facts();
        this.published = published;
        this.numberWithin = numberWithin;
        this.keeping = keeping;
        this.events = events;
    }

    /// Something is learnt of it now; whether that is the first time since the last snapshot.
    boolean touch() {
        boolean isFirst = !isTouched;
        isTouched = true;
        return isFirst;
    }

    /// What is known of it now may be seen from now on.
    void publish() {
        facts = flow.facts();
        isTouched = false;
    }

    /// What was known of it when the newest snapshot was published.
    FlowFacts facts() {
        return facts;
    }

    /// The number of the conversation among those of its transport, from 0.
    public int numberWithin() {
        return numberWithin;
    }

    /// Adds a packet that the flow has just taken.
    ///
    /// @param bytes how many it was captured with
    void add(int packetNumber, int bytes) {
        packets.add(packetNumber);
        packetsSince++;
        bytesSince += bytes;
        if (packetsSince >= keeping.packets || eventsSince >= keeping.events || bytesSince >= keeping.bytes) {
            synchronized (states) {
                states.add(flow.state());
                stateAt.add(packets.size());
            }
            packetsSince = 0;
            eventsSince = 0;
            bytesSince = 0;
        }
        count = packets.size();
    }

    /// An event that can be made again was told with the present packet.
    void tells() {
        eventsSince++;
    }

    /// Remembers how the connection was opened: of what happens several times, the first.
    ///
    /// @param isByServer whether the server did it; where both ends asked, both accept
    void opening(TcpEvent event, boolean isByServer) {
        if (event instanceof TcpEvent.Accepted found && accepted == null && isByServer) {
            accepted = found;
        } else if (event instanceof TcpEvent.Established found && established == null) {
            established = found;
        }
    }

    public TcpEvent.@Nullable Accepted accepted() {
        return accepted;
    }

    public TcpEvent.@Nullable Established established() {
        return established;
    }

    /// Whether no packet of it was found to be recorded twice before; now one is.
    boolean isFirstCopy() {
        boolean isFirst = !hasCopies;
        hasCopies = true;
        return isFirst;
    }

    /// Whether the capture keeps only the beginnings of some packets.
    public boolean isCut() {
        return isCut;
    }

    /// Whether a SYN/ACK announced a window of 0: accepted, but with no room for data yet.
    public boolean acceptsWithoutRoom() {
        return acceptsWithoutRoom;
    }

    /// Remembers where the numbers of a segment count from.
    void numbers(TcpDecoder tcp, Bytes window, long header, int length, int direction) {
        if (Tcp.has(window, header, TcpFlags.FIN)) {
            fins[direction] = tcp.relativeSequenceNumber() + length;
        }
        bases[direction] = (int) (Tcp.sequenceNumber(window, header) - tcp.relativeSequenceNumber());
        if (Tcp.has(window, header, TcpFlags.ACK)) {
            bases[1 - direction] =
                    (int) (Tcp.acknowledgmentNumber(window, header) - tcp.relativeAcknowledgmentNumber());
        }
        int raw = Tcp.window(window, header);
        acceptsWithoutRoom |= raw == 0 && Tcp.has(window, header, TcpFlags.SYN) && Tcp.has(window, header, TcpFlags.ACK);
        if (tcp.isWindowScaleUnknown()) {
            scales[direction] = SCALE_UNKNOWN;
        } else if (raw != 0 && !Tcp.has(window, header, TcpFlags.SYN)) {
            scales[direction] = Long.numberOfTrailingZeros(tcp.scaledWindow() / raw);
        }
    }

    /// The sequence number of a direction that is shown as 0.
    public int base(int direction) {
        return bases[direction];
    }

    /// How far the windows of a direction are to be shifted, or [#SCALE_UNKNOWN].
    public int scale(int direction) {
        return scales[direction];
    }

    /// The relative sequence number of a direction's FIN; -1 if none was seen.
    public long fin(int direction) {
        return fins[direction];
    }

    /// A turn was told before it was clear whether anybody decodes the stream.
    void undecidedTurn(int event) {
        if (undecidedTurns < MOST_UNDECIDED) {
            undecided[undecidedTurns++] = event;
        }
    }

    /// The turns told so far are explained by a decoder now.
    void decided(EventTable events) {
        for (int i = 0; i < undecidedTurns; i++) {
            events.demote(undecided[i]);
        }
        undecidedTurns = 0;
    }

    void gap(int packetNumber, boolean isCutPacket) {
        isCut |= isCutPacket;
        if (firstGapPacket == 0) {
            firstGapPacket = packetNumber;
        }
    }

    /// The packet with which bytes were first found to be missing, or 0.
    public int firstGapPacket() {
        return firstGapPacket;
    }

    TcpStory story() {
        return story;
    }

    /// How far its ends are from the place of capture, if it is a TCP connection.
    public Distances distances() {
        return distances;
    }

    /// What is kept of one channel.
    private record Kept(UnitIndex client, UnitIndex server, Exchanges exchanges) {}

    private Kept kept(int channel) {
        synchronized (kept) {
            while (kept.size() <= channel) {
                kept.add(null);
            }
            Kept known = kept.get(channel);
            if (known == null) {
                known = new Kept(new UnitIndex(events), new UnitIndex(events), new Exchanges());
                kept.set(channel, known);
            }
            return known;
        }
    }

    /// The exchanges of one channel.
    public Exchanges exchanges(int channel) {
        return kept(channel).exchanges;
    }

    /// The exchanges of one channel; null if it has none.
    public @Nullable Exchanges exchangesIfAny(int channel) {
        synchronized (kept) {
            Kept known = channel < kept.size() ? kept.get(channel) : null;
            return known == null ? null : known.exchanges;
        }
    }

    /// Which events explain which bytes of a side of one channel.
    public UnitIndex units(int channel, Side side) {
        return side == Side.CLIENT ? kept(channel).client : kept(channel).server;
    }

    @Override
    public int count() {
        int added = count;
        int last = published.now().packets();
        return added == 0 || packets.at(added - 1) <= last ? added : countUpTo(last, added);
    }

    public int packet(int index) {
        return packets.at(index);
    }

    @Override
    public int at(int index) {
        return packets.at(index);
    }

    @Override
    public int countUpTo(int packetNumber) {
        return countUpTo(packetNumber, count());
    }

    private int countUpTo(int packetNumber, int atMost) {
        int low = 0;
        int high = atMost;
        while (low < high) {
            int middle = low + high >>> 1;
            if (packets.at(middle) <= packetNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// A kept state.
    FlowState state(int kept) {
        synchronized (states) {
            return states.get(kept);
        }
    }

    /// How many packets had been fed at a kept state.
    int fedAt(int kept) {
        synchronized (states) {
            return stateAt.at(kept);
        }
    }

    /// The last kept state with which fewer than so many packets had been fed; -1 if there is none.
    public int keptBefore(int fed) {
        synchronized (states) {
            int low = 0;
            int high = states.size();
            while (low < high) {
                int middle = low + high >>> 1;
                if (stateAt.at(middle) < fed) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }

    /// How many packets had been fed at the state kept after this one, or have been by now.
    int endAfter(int kept) {
        synchronized (states) {
            return kept + 1 < states.size() ? stateAt.at(kept + 1) : count();
        }
    }
}
