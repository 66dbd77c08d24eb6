package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Spoken;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnomaly;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.tcp.TcpPhase;
import dev.framewalk.decoders.tcp.TcpSink;
import dev.framewalk.decoders.udp.Udp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One conversation while it is read: its decoders, and where its bytes are.
///
/// Directions are numbered by who spoke first (0). Which of them is the client is decided once, with the first evidence
/// that is good enough, and kept.
public final class Flow implements TcpSink {
    private static final Certainty SENDS_AS_CLIENT = new Certainty.Inferred("what it sends is what a client sends");
    private static final Certainty SENDS_AS_SERVER = new Certainty.Inferred("what the other end sends is what a server sends");

    private final FlowKey key;
    private final SweepListener listener;
    private final Choosers choosers;
    private final @Nullable ConversationIds ids;
    private final StreamMap @Nullable [] maps;
    private final boolean portsReused;
    private final @Nullable TcpDecoder tcp;
    private final Channel root;
    /// The same where the transport delivers a stream; its type is known, which the hot path gains by.
    private final @Nullable StreamChannel stream;
    private final List<Channel> channels = new ArrayList<>(1);
    private int opened = 1;
    private final @Nullable Stretch stretch;
    private final Purpose purpose;

    private volatile String @Nullable [] addresses;
    private int lastPacket;
    private int packets;
    private long payloadBytes0;
    private long payloadBytes1;
    private boolean sawStart;

    private int clientDirection;
    private Certainty clientCertainty = new Certainty.Unknown("nothing has been sent that tells client from server");
    private boolean isClientDecided;
    /// What later packets say about a connection that was joined midway.
    private Outlook.View view = Outlook.View.NOTHING;

    /// How many bytes datagrams of each direction have had, as they were on the wire.
    private long offset0;

    private long offset1;
    private @Nullable DatagramProtocol reader;
    private boolean isHeld;
    /// Null where the packets are fed again: then it is known which ones are copies, and those are left out.
    private final @Nullable Twins twins;
    private int original;

    /// Who decides what streams and datagrams speak.
    record Choosers(StreamProtocols streams, DatagramProtocols datagrams) {}

    /// What a flow is read for.
    enum Purpose {
        /// To be looked at later: where its bytes are is remembered.
        RECORD,
        /// To come back to a state: everything that belongs to the state is remembered.
        REPLAY,
        /// To be counted: nothing is remembered that is not needed to go on.
        COUNT
    }

    Flow(
            FlowKey key,
            boolean isTcp,
            boolean portsReused,
            SweepListener listener,
            Choosers choosers,
            Purpose purpose,
            @Nullable Stretch stretch,
            @Nullable ConversationIds ids) {
        this.key = key;
        this.listener = listener;
        this.choosers = choosers;
        this.ids = ids;
        this.portsReused = portsReused;
        this.stretch = stretch;
        this.purpose = purpose;
        this.maps = purpose == Purpose.RECORD ? new StreamMap[] {new StreamMap(), new StreamMap()} : null;
        this.tcp = isTcp ? new TcpDecoder(this, portsReused, purpose != Purpose.COUNT) : null;
        this.stream = isTcp ? new StreamChannel(this, maps) : null;
        this.root = stream == null ? new DatagramsChannel(this, maps) : stream;
        this.channels.add(root);
        this.lastPacket = key.firstPacket();
        this.twins = purpose == Purpose.REPLAY || !(isTcp || key.transport().equals("UDP")) ? null : new Twins();
    }

    /// A flow of the same conversation in its first state, for feeding its packets again to another listener.
    public Flow anew(SweepListener other) {
        Flow again = new Flow(key, tcp != null, portsReused, other, choosers, Purpose.REPLAY, null, null);
        again.expect(view);
        return again;
    }

    /// Takes what later packets say about a connection that is joined midway, before its first segment is fed.
    void expect(Outlook.View later) {
        view = later;
        expect(0, key.isSwapped() ? later.upperBegins() : later.lowerBegins());
        expect(1, key.isSwapped() ? later.lowerBegins() : later.upperBegins());
    }

    private void expect(int direction, long initialSequenceNumber) {
        if (tcp != null && initialSequenceNumber != Outlook.View.UNKNOWN) {
            tcp.expect(direction, (int) initialSequenceNumber);
        }
    }

    public FlowKey key() {
        return key;
    }

    public int id() {
        return key.id();
    }

    /// The address of the end that sends in a direction, as text; made once.
    public String address(int direction) {
        String[] known = addresses;
        if (known == null) {
            known = new String[] {key.address(0), key.address(1)};
            addresses = known;
        }
        return known[direction];
    }

    public int lastPacket() {
        return lastPacket;
    }

    public int packets() {
        return packets;
    }

    /// Payload bytes delivered in this direction, each once.
    public long payloadBytes(int direction) {
        return direction == 0 ? payloadBytes0 : payloadBytes1;
    }

    /// Whether the beginning of the conversation was not seen.
    public boolean joinedMidway() {
        return tcp != null && !sawStart;
    }

    /// The direction in which the client sends.
    public int clientDirection() {
        return clientDirection;
    }

    public Certainty clientCertainty() {
        return clientCertainty;
    }

    public Side side(int direction) {
        return direction == clientDirection ? Side.CLIENT : Side.SERVER;
    }

    int directionOf(Side side) {
        return side == Side.CLIENT ? clientDirection : 1 - clientDirection;
    }

    /// The connection's decoder; null for other transports.
    public @Nullable TcpDecoder tcp() {
        return tcp;
    }

    /// What the transport delivers: the channel that all others are inside of.
    public Channel root() {
        return root;
    }

    /// The channel of a number. Of a flow that is only fed again, only those that are open are there.
    public Channel channel(int number) {
        synchronized (channels) {
            if (number < channels.size() && channels.get(number).number() == number) {
                return channels.get(number);
            }
            for (Channel channel : channels) {
                if (channel.number() == number) {
                    return channel;
                }
            }
        }
        throw new IllegalArgumentException("no channel " + number + " in conversation " + id());
    }

    /// All channels, in the order of opening.
    public List<Channel> channels() {
        synchronized (channels) {
            return List.copyOf(channels);
        }
    }

    int nextChannel() {
        return opened++;
    }

    /// A channel was opened.
    void opened(Channel channel) {
        if (purpose != Purpose.COUNT) {
            synchronized (channels) {
                channels.add(channel);
            }
        }
    }

    /// The packet that the last one is a copy of, recorded a second time and not sent again; 0 if it is none.
    public int original() {
        return original;
    }

    /// Who reads the datagram that was fed last; null if nobody does, or not yet.
    public @Nullable DatagramProtocol reader() {
        return reader;
    }

    /// What it speaks, in the field's standard term, the innermost first: `HTTP/2 over TLS`; the transport where nobody knows more.
    public String protocolName() {
        if (root.protocol() != null) {
            return name(root);
        }
        List<String> names = new ArrayList<>(1);
        for (Channel reader : root.onSameBytes()) {
            String name = name(reader);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names.isEmpty() ? key.transport() : String.join(" + ", names);
    }

    private static String name(Channel outermost) {
        String name = "";
        for (Channel channel = outermost; channel != null; channel = channel.main()) {
            Protocol protocol = channel.protocol();
            if (protocol == null) {
                break;
            }
            // what ended with an upgrade is not named: only what keeps carrying the bytes
            Inside inside = channel.inside();
            boolean isInstead = name.isEmpty() || inside == null || inside.how() == Uncovering.CONTINUED;
            name = isInstead ? protocol.name() : protocol.name() + " over " + name;
        }
        return name;
    }

    /// Why that protocol: a sentence for each channel inside the other; empty while undecided.
    public String protocolReason() {
        StringBuilder reasons = new StringBuilder(root.reason());
        if (tcp == null) {
            root.onSameBytes().forEach(reader -> addReasons(reader, reasons));
        } else if (!reasons.isEmpty() && root.main() != null) {
            addReasons(root.main(), reasons);
        }
        return reasons.toString();
    }

    private static void addReasons(Channel outermost, StringBuilder reasons) {
        for (Channel channel = outermost; channel != null; channel = channel.main()) {
            if (!channel.reason().isEmpty()) {
                reasons.append(reasons.isEmpty() ? "" : " ").append(channel.reason());
            }
        }
    }

    /// What is known of it by now, for whoever looks while it is read on.
    public FlowFacts facts() {
        return new FlowFacts(
                clientDirection,
                clientCertainty,
                protocolName(),
                protocolReason(),
                lastPacket,
                packets,
                payloadBytes0,
                payloadBytes1,
                joinedMidway());
    }

    /// Where the bytes of a side are; null if this sweep does not record.
    public @Nullable StreamMap map(Side side) {
        return maps == null ? null : maps[directionOf(side)];
    }

    /// The states of all open channels as they are now; each stands behind the one around it.
    public List<ChannelState> channelStates() {
        List<ChannelState> states = new ArrayList<>(1);
        root.states(states);
        return List.copyOf(states);
    }

    // ---- feeding

    /// Whether the next packet is a copy of one before it, recorded a second time and not sent again. Such a copy is not fed.
    ///
    /// @param recordedNanos when it was captured, as it is recorded
    boolean isCopy(LayerStack stack, int i, int direction, int packetNumber, long recordedNanos) {
        original = twins == null ? 0 : twins.original(stack, i, direction, packetNumber, recordedNanos);
        if (original == 0) {
            return false;
        }
        lastPacket = packetNumber;
        packets++;
        return true;
    }

    /// Takes one packet of this flow.
    ///
    /// @param stack     the packet's layers
    /// @param i         the entry that this flow is about
    /// @param direction 0 if sent by the end that spoke first, else 1
    /// @return verdicts of the TCP analysis (`TcpAnalysis` bits); 0 for others
    public int feed(LayerStack stack, int i, int direction, int packetNumber, long timeNanos) {
        lastPacket = packetNumber;
        packets++;
        Bytes window = stack.window(i);
        long payload = stack.payload(i);
        int captured = (int) (stack.end(i) - payload);
        TcpDecoder connection = tcp;
        if (connection != null) {
            return segment(connection, direction, window, stack, i, captured, packetNumber, timeNanos);
        }
        count(direction, captured);
        if (clientCertainty instanceof Certainty.Unknown) {
            guessDatagramClient();
        }
        reader = null;
        isHeld = false;
        if (captured > 0 && isLeftOpen(stack, i)) {
            datagram(direction, window, payload, captured, (int) (stack.endOnWire(i) - stack.end(i)));
        }
        return 0;
    }

    private int segment(
            TcpDecoder connection,
            int direction,
            Bytes window,
            LayerStack stack,
            int i,
            int captured,
            int packetNumber,
            long timeNanos) {
        long header = stack.header(i);
        boolean isSyn = Tcp.has(window, header, TcpFlags.SYN);
        sawStart |= isSyn;
        int onWire = (int) Math.max(captured, stack.endOnWire(i) - stack.payload(i));
        int analysis = connection.segment(
                direction, window, header, stack.payload(i), captured, onWire, packetNumber, timeNanos);
        if (!isClientDecided || isSyn && connection.clientDirection() == clientDirection) {
            learnClient(connection);
            isClientDecided |= isSyn;
        }
        return analysis;
    }

    /// What the segments so far say about who is the client: a SYN, else what later packets say, else the ports, else who spoke first. Of two ports of which
    /// only one is registered for a protocol that is known here, that one is the server's.
    private void learnClient(TcpDecoder connection) {
        clientDirection = connection.clientDirection();
        clientCertainty = connection.howWeKnowTheClient();
        if (clientCertainty instanceof Certainty.Inferred && !connection.isSimultaneousOpen()) {
            Certainty later = view.certainty();
            if (later != null) {
                // the first sender is the lower one of both ends, or it is not
                clientDirection = view.clientIsLower() == key.isSwapped() ? 1 : 0;
                clientCertainty = later;
                isClientDecided = true;
                return;
            }
            boolean isFirst = choosers.streams().isRegistered(key.port(0));
            if (isFirst != choosers.streams().isRegistered(key.port(1))) {
                clientDirection = isFirst ? 1 : 0;
                clientCertainty = new Certainty.Inferred("The handshake was not captured; port " + key.port(isFirst ? 0 : 1)
                        + " is registered for a service.");
            }
        }
    }

    /// Whether the walk has left open who reads a datagram.
    private boolean isLeftOpen(LayerStack stack, int i) {
        return stack.layer(i) == Udp.LAYER
                && (i + 1 < stack.depth()
                        ? stack.layer(i + 1).isLeftToConversation()
                        : stack.stop() == LayerStack.Stop.UNCLAIMED);
    }

    private void datagram(int direction, Bytes window, long at, int length, int missing) {
        long offset = direction == 0 ? offset0 : offset1;
        root.data(direction, window, at, length, missing, offset);
        if (maps != null && (reader != null || isHeld)) {
            maps[direction].add(offset, window, isCapture(window), at, length, lastPacket);
            listener.delivered(this, direction, at, length, offset, lastPacket);
        }
        if (direction == 0) {
            offset0 += length + missing;
        } else {
            offset1 += length + missing;
        }
    }

    /// Whose a datagram is has been decided: that of the present packet, or an earlier one that was held.
    void read(Channel channel, DatagramProtocol protocol, int packet) {
        if (channel != root) {
            return;
        }
        if (packet == lastPacket) {
            reader = protocol;
        } else {
            listener.toldLate(this, protocol, packet);
        }
    }

    /// The present datagram is kept until another one tells what it is.
    void held(Channel channel) {
        isHeld |= channel == root;
    }

    /// A decoder says that datagrams with this id belong here.
    void named(Bytes id, Side receiver) {
        if (ids != null) {
            ids.add(id, this, directionOf(receiver.other()));
        }
    }

    /// The first datagram that somebody reads may tell who is the client; if it does not, what ports and order tell holds.
    void told(DatagramProtocol protocol, int direction, Bytes window, long at, int length) {
        if (isClientDecided) {
            return;
        }
        isClientDecided = true;
        Side sender = protocol.sender(window, at, length);
        if (sender != null) {
            clientDirection = sender == Side.CLIENT ? direction : 1 - direction;
            clientCertainty = sender == Side.CLIENT ? SENDS_AS_CLIENT : SENDS_AS_SERVER;
        }
    }

    private void guessDatagramClient() {
        int source = key.sourcePort();
        int destination = key.destinationPort();
        boolean sourceIsService = source != 0 && source < 1024;
        boolean destinationIsService = destination != 0 && destination < 1024;
        if (sourceIsService && !destinationIsService) {
            clientDirection = 1;
            clientCertainty = new Certainty.Inferred("port " + source + " is a service's, so its end is the server");
        } else {
            clientDirection = 0;
            clientCertainty = new Certainty.Inferred("the end that was seen to send first is taken for the client");
        }
    }

    private void count(int direction, int bytes) {
        if (direction == 0) {
            payloadBytes0 += bytes;
        } else {
            payloadBytes1 += bytes;
        }
    }

    /// No more packets come: the capture is over, or another connection uses the same ports.
    ///
    /// @param packetNumber the last packet of the capture, or the one that begins the next connection
    void noMorePackets(int packetNumber) {
        if (tcp != null) {
            tcp.noMoreSegments(packetNumber);
        }
    }

    // ---- what the TCP decoder says

    @Override
    public void delivered(int direction, Bytes window, long at, int length, long streamOffset, int packetNumber) {
        count(direction, length);
        if (maps != null) {
            maps[direction].add(streamOffset, window, isCapture(window), at, length, packetNumber);
        }
        listener.delivered(this, direction, at, length, streamOffset, packetNumber);
        if (stream != null) {
            stream.data(direction, window, at, length, 0, streamOffset);
        }
    }

    private boolean isCapture(Bytes window) {
        return window.origin().derivation() == dev.framewalk.bytes.Origin.Derivation.CAPTURED;
    }

    StreamProtocols chooser() {
        return choosers.streams();
    }

    DatagramProtocols datagramChooser() {
        return choosers.datagrams();
    }

    /// What bytes, ports and the conversation say about a datagram.
    DatagramProtocols.Choice choose(int direction, Bytes window, long at, int length, Spoken spoken) {
        return choosers.datagrams()
                .choose(window, at, length, key.port(direction), key.port(1 - direction), spoken);
    }

    /// What first bytes and ports say about the bytes of TCP.
    StreamProtocols.Choice choose(int direction, Bytes window, long at, int length) {
        boolean isCertain = isClientDecided && !(clientCertainty instanceof Certainty.Unknown);
        return choosers.streams().choose(
                window,
                at,
                length,
                key.port(direction),
                key.port(1 - direction),
                isCertain ? side(direction) : null,
                joinedMidway(),
                view.protocol());
    }

    /// The bytes of TCP have told what they are, which may tell who is the client.
    void settled(StreamProtocols.Choice choice, int direction) {
        Side speaker = choice.speaker();
        TcpDecoder connection = tcp;
        if (!isClientDecided && connection != null) {
            // the very first segment brings data: what the segment itself says has not been asked yet
            learnClient(connection);
        }
        boolean isSeen = clientCertainty instanceof Certainty.Observed || clientCertainty instanceof Certainty.Derived;
        if (!isClientDecided && speaker != null && !isSeen) {
            clientDirection = speaker == Side.CLIENT ? direction : 1 - direction;
            clientCertainty = new Certainty.Inferred("what it sends is what "
                    + (speaker == Side.CLIENT ? "a client" : "a server") + " sends; the handshake was not seen");
        }
        isClientDecided = true;
    }

    void recognised(Channel channel) {
        listener.recognised(this);
    }

    void event(Channel channel, StreamEvent event) {
        listener.event(this, channel.number(), event);
    }

    boolean wantsAnomalies() {
        return listener.wantsAnomalies();
    }

    @Override
    public Bytes lasting(Bytes window) {
        return stretch == null ? window : stretch.lasting(window);
    }

    @Override
    public long lastingAt(Bytes window, long at) {
        return stretch == null ? at : stretch.lastingAt(window, at);
    }

    @Override
    public void gap(int direction, long streamOffset, long length) {
        root.gap(direction, streamOffset, length);
        listener.gap(this, direction, streamOffset, length);
    }

    @Override
    public void conflict(int direction, long streamOffset, int length, int firstPacket, int secondPacket) {
        listener.conflict(this, direction, streamOffset, length, firstPacket, secondPacket);
    }

    @Override
    public void ended(int direction, Ending ending, int packetNumber) {
        root.end(direction, ending);
        listener.ended(this, direction, ending);
    }

    @Override
    public void lifeChanged(int direction, TcpPhase from, TcpPhase to, int packetNumber) {
        listener.lifeChanged(this, direction, from, to);
    }

    @Override
    public void anomaly(int direction, TcpAnomaly anomaly, long measured, long expected, int packetNumber) {
        listener.anomaly(this, direction, anomaly, measured, expected);
    }

    // ---- coming back

    /// What it remembers now.
    public FlowState state() {
        return new FlowState(
                tcp == null ? null : tcp.state(),
                channelStates(),
                opened,
                clientDirection,
                clientCertainty,
                isClientDecided,
                new FlowState.Counters(lastPacket, packets, payloadBytes0, payloadBytes1, offset0, offset1, sawStart));
    }

    /// Goes back (or forth) to a remembered state.
    public void restore(FlowState state) {
        if (tcp != null && state.tcp() instanceof dev.framewalk.decoders.tcp.TcpState connection) {
            tcp.restore(connection);
        }
        clientDirection = state.clientDirection();
        clientCertainty = state.clientCertainty();
        isClientDecided = state.isClientDecided();
        lastPacket = state.counters().lastPacket();
        packets = state.counters().packets();
        payloadBytes0 = state.counters().payloadBytes0();
        payloadBytes1 = state.counters().payloadBytes1();
        offset0 = state.counters().offset0();
        offset1 = state.counters().offset1();
        sawStart = state.counters().sawStart();
        opened = state.opened();
        for (ChannelState channel : state.channels()) {
            if (channel.where().number() == Channel.ROOT) {
                root.restore(channel);
            } else {
                channel(channel.where().parent()).reopen(channel);
            }
        }
    }
}
