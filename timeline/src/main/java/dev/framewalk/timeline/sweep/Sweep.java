package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.fragment.FragmentStore;
import dev.framewalk.decoders.packet.Fragments;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.PacketWalk;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.timeline.keys.AnswersAsRead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over a capture: walks each packet's layers, finds its conversations and feeds them, and tells a listener.
///
/// Makes no object per packet. Conversations, retransmission and loss are judged per vantage: a packet seen at two places
/// belongs to two flows.
public final class Sweep {
    /// An ICMP error may quote no more than 8 bytes: ports, and not much else.
    private static final int SHORTEST_QUOTE = 4;

    private final CaptureFile capture;
    private final PacketWalk walk;
    private final Flow.Choosers choosers;
    private final ConversationIds ids = new ConversationIds();
    private final Clock clock = new Clock();
    private final SweepListener listener;
    private final boolean isRecording;
    private final AnswersAsRead secrets;
    private final @Nullable Stretch stretch;
    private final int share;
    private final int shares;
    private final LayerStack stack = new LayerStack();
    private final FlowTable table = new FlowTable();
    private final List<Flow> flows = new ArrayList<>();
    private final List<FragmentStore> fragments = new ArrayList<>();
    /// What packets are walked with: the stores, reached past the stretch where there is one.
    private final List<Fragments> keepers = new ArrayList<>();
    private final PacketSink sink = this::packet;
    private Bytes window = Bytes.EMPTY;
    private @Nullable Outlook outlook;
    private @Nullable TimesAhead timesAhead;
    private int lastNumber;
    /// When the present packet was captured, as it is recorded.
    private long recordedNanos;
    private boolean isEnded;

    /// A sweep that feeds all conversations.
    ///
    /// @param isRecording whether to remember where the bytes of streams are (a timeline needs it, a count does not)
    public Sweep(CaptureFile capture, Protocols protocols, SweepListener listener, boolean isRecording) {
        this(capture, protocols, listener, isRecording, 0, 1);
    }

    /// A sweep that walks all packets and feeds only its share of the conversations, so that several can go on at once, each over a
    /// capture of its own.
    ///
    /// @param share  which share, from 0
    /// @param shares how many there are
    public Sweep(
            CaptureFile capture,
            Protocols protocols,
            SweepListener listener,
            boolean isRecording,
            int share,
            int shares) {
        this.capture = capture;
        protocols.keys().attach(capture);
        this.walk = protocols.walk();
        this.secrets = new AnswersAsRead(protocols.keys(), () -> lastNumber);
        this.choosers = new Flow.Choosers(
                isRecording ? protocols.streams(secrets) : protocols.streams(), protocols.datagrams());
        this.listener = listener;
        this.isRecording = isRecording;
        this.stretch = isRecording ? null : new Stretch();
        this.share = share;
        this.shares = shares;
    }

    /// Reads further packets; returns how many there were. 0 means that there are no more at present.
    public int read(int atMost) throws IOException {
        window = capture.bytes();
        int read = capture.read(sink, atMost);
        if (read == 0 && capture.isComplete() && !isEnded) {
            isEnded = true;
            for (Flow flow : flows) {
                flow.noMorePackets(lastNumber);
            }
        }
        return read;
    }

    /// Which times can be computed with.
    public Clock clock() {
        return clock;
    }

    /// The secrets as they were known when each packet was read, for reading it again; of a sweep that records.
    public AnswersAsRead secretsAsRead() {
        return secrets;
    }

    /// All conversations so far, in the order of their first packets.
    public List<Flow> flows() {
        return flows;
    }

    private void packet(
            int number, int vantage, int linkType, long time, long at, int capturedLength, int wireLength) {
        lastNumber = number;
        recordedNanos = time;
        long timeNanos = clock.isLeap(vantage, time)
                ? clock.read(vantage, number, time, timesAhead().after(vantage, number))
                : clock.read(vantage, number, time);
        if (at + capturedLength > window.length()) {
            // a pipe, or a file that is being unpacked, has grown while it was read
            window = capture.bytes();
        }
        Bytes bytes = window;
        long begin = at;
        if (stretch != null) {
            stretch.turnTo(window, at, capturedLength);
            bytes = stretch.near();
            begin = stretch.nearAt(at);
        }
        stack.begin(fragmentsOf(vantage), number);
        stack.frame(begin + capturedLength, begin + wireLength);
        walk.walk(linkType, bytes, begin, begin + capturedLength, stack);
        listener.packet(number, vantage, linkType, recordedNanos, at, capturedLength, wireLength, stack);
        boolean hasTransport = false;
        int depth = stack.depth();
        for (int i = 0; i < depth; i++) {
            if (stack.isQuoted(i)) {
                break;
            }
            PacketLayer layer = stack.layer(i);
            if (layer == Tcp.LAYER) {
                hasTransport = true;
                segment(i, vantage, number, timeNanos);
            } else if (layer == Udp.LAYER) {
                hasTransport = true;
                datagram(i, vantage, number, timeNanos);
            }
        }
        if (!hasTransport) {
            other(vantage, number, timeNanos);
        }
        listener.packetDone(number);
    }

    private boolean isOfOthers() {
        return shares > 1 && table.shareOf(shares) != share;
    }

    private Fragments fragmentsOf(int vantage) {
        int index = vantage + 1;
        while (fragments.size() <= index) {
            FragmentStore store = new FragmentStore();
            fragments.add(store);
            Stretch passing = stretch;
            keepers.add(
                    passing == null
                            ? store
                            : (key, from, length, more, bytes, at, packet) -> store.add(
                                    key, from, length, more, passing.lasting(bytes), passing.lastingAt(bytes, at), packet));
        }
        return keepers.get(index);
    }

    private void segment(int i, int vantage, int number, long timeNanos) {
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        if (stack.end(i) - header < Tcp.SHORTEST_HEADER) {
            return;
        }
        table.turnTo(stack, i, vantage, 6, Tcp.sourcePort(bytes, header), Tcp.destinationPort(bytes, header));
        if (isOfOthers()) {
            return;
        }
        Flow flow = table.find();
        int direction = flow == null || flow.key().isSwapped() == table.isSwapped() ? 0 : 1;
        TcpDecoder decoder = flow == null ? null : flow.tcp();
        if (flow == null || decoder != null && decoder.startsNewConnection(direction, bytes, header)) {
            if (flow != null) {
                flow.noMorePackets(number);
            }
            flow = open(
                    i,
                    vantage,
                    "TCP",
                    Tcp.sourcePort(bytes, header),
                    Tcp.destinationPort(bytes, header),
                    number,
                    flow != null);
            direction = 0;
            if (!Tcp.has(bytes, header, TcpFlags.SYN)) {
                flow.expect(outlook().of(table.ends(), number));
            }
        }
        listener.belongs(flow, stack, i, direction, feed(flow, i, direction, number, timeNanos));
    }

    /// Made for the first time that may be wrong.
    private TimesAhead timesAhead() {
        TimesAhead known = timesAhead;
        if (known == null) {
            known = new TimesAhead(capture);
            timesAhead = known;
        }
        return known;
    }

    /// Made for the first connection that the capture joins midway.
    private Outlook outlook() {
        Outlook known = outlook;
        if (known == null) {
            known = new Outlook(capture, walk, choosers.streams());
            outlook = known;
        }
        return known;
    }

    /// Feeds a packet, unless it was only recorded a second time.
    private int feed(Flow flow, int i, int direction, int number, long timeNanos) {
        return flow.isCopy(stack, i, direction, number, recordedNanos)
                ? TcpAnalysis.RECORDED_TWICE.bit()
                : flow.feed(stack, i, direction, number, timeNanos);
    }

    private void datagram(int i, int vantage, int number, long timeNanos) {
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        if (stack.end(i) - header < Udp.HEADER_LENGTH) {
            return;
        }
        int source = Udp.sourcePort(bytes, header);
        int destination = Udp.destinationPort(bytes, header);
        table.turnTo(stack, i, vantage, 17, source, destination);
        if (isOfOthers()) {
            return;
        }
        Flow flow = table.find();
        if (flow == null) {
            flow = named(i, vantage);
        }
        if (flow == null) {
            flow = open(i, vantage, "UDP", source, destination, number, false);
        }
        int direction = table.direction(flow);
        int analysis = feed(flow, i, direction, number, timeNanos);
        DatagramProtocol reader = flow.reader();
        if (reader != null) {
            stack.claim(reader);
        }
        listener.belongs(flow, stack, i, direction, analysis);
    }

    /// The conversation whose id a datagram from new addresses carries; null if it carries none that is known.
    private @Nullable Flow named(int i, int vantage) {
        int length = (int) (stack.end(i) - stack.payload(i));
        if (ids.isEmpty() || length <= 0) {
            return null;
        }
        ConversationIds.Found found =
                ids.named(choosers.datagrams(), vantage, stack.window(i), stack.payload(i), length);
        if (found == null) {
            return null;
        }
        table.putAlso(found.flow(), found.direction());
        return found.flow();
    }

    /// Whether a conversation may have come from several addresses. Then shares of the conversations, which are dealt out by addresses, do not
    /// know all of it.
    public boolean hasConversationsById() {
        return !ids.isEmpty();
    }

    /// A packet without ports, such as ICMP: its flow is the pair of addresses.
    private void other(int vantage, int number, long timeNanos) {
        int i = innermost(stack);
        if (i < 0 || stack.addressLength(i) == 0) {
            return;
        }
        PacketLayer layer = stack.layer(i);
        table.turnTo(stack, i, vantage, 0x80 | layer.protocol().id().hashCode() & 0x7f, 0, 0);
        if (isOfOthers()) {
            return;
        }
        Flow flow = table.find();
        if (flow == null) {
            flow = open(i, vantage, layer.protocol().name(), 0, 0, number, false);
        }
        int direction = flow.key().isSwapped() == table.isSwapped() ? 0 : 1;
        listener.belongs(flow, stack, i, direction, flow.feed(stack, i, direction, number, timeNanos));
        Flow about = isRecording ? quoted(i + 1, vantage) : null;
        if (about != null) {
            listener.quoted(about, flow, direction);
        }
    }

    /// The flow of the packet that is quoted in the present one from this entry on; null if there is none.
    private @Nullable Flow quoted(int from, int vantage) {
        for (int i = from; i < stack.depth(); i++) {
            PacketLayer layer = stack.layer(i);
            boolean isTcp = layer == Tcp.LAYER;
            if (isTcp || layer == Udp.LAYER) {
                Bytes bytes = stack.window(i);
                long header = stack.header(i);
                if (stack.end(i) - header < SHORTEST_QUOTE) {
                    return null;
                }
                int protocol = isTcp ? 6 : 17;
                table.turnTo(
                        stack, i, vantage, protocol, Tcp.sourcePort(bytes, header), Tcp.destinationPort(bytes, header));
                return table.find();
            }
        }
        return null;
    }

    /// The entry that a packet's conversation is about: its innermost one that is not quoted; -1 if it has none. For packets with
    /// ports it is the innermost TCP or UDP header.
    public static int innermost(LayerStack stack) {
        int last = -1;
        for (int i = 0; i < stack.depth() && !stack.isQuoted(i); i++) {
            last = i;
        }
        for (int i = last; i >= 0; i--) {
            if (stack.layer(i) == Tcp.LAYER || stack.layer(i) == Udp.LAYER) {
                return i;
            }
        }
        return last;
    }

    private Flow open(
            int i,
            int vantage,
            String transport,
            int sourcePort,
            int destinationPort,
            int number,
            boolean portsReused) {
        Bytes bytes = stack.addressWindow(i);
        long from = stack.sourceAddressAt(i);
        long to = stack.destinationAddressAt(i);
        int length = stack.addressLength(i);
        FlowKey key = new FlowKey(
                flows.size(),
                transport,
                vantage,
                length == 16 ? bytes.i64(from) : 0,
                low(bytes, from, length),
                length == 16 ? bytes.i64(to) : 0,
                low(bytes, to, length),
                length,
                sourcePort,
                destinationPort,
                number,
                table.isSwapped());
        Flow flow = new Flow(
                key,
                transport.equals("TCP"),
                portsReused,
                listener,
                choosers,
                isRecording ? Flow.Purpose.RECORD : Flow.Purpose.COUNT,
                stretch,
                ids);
        flows.add(flow);
        table.put(flow);
        listener.opened(flow);
        return flow;
    }

    private static long low(Bytes bytes, long at, int length) {
        return switch (length) {
            case 4 -> bytes.u32(at);
            case 16 -> bytes.i64(at + 8);
            default -> 0;
        };
    }

    /// The stack of the packet read last.
    public LayerStack stack() {
        return stack;
    }

    /// The walk that finds layers.
    public PacketWalk walk() {
        return walk;
    }

    /// Fragments kept for a vantage, so that a packet can be walked again later.
    public @Nullable FragmentStore fragments(int vantage) {
        return vantage + 1 < fragments.size() ? fragments.get(vantage + 1) : null;
    }
}
