package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnomaly;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.tcp.TcpPhase;
import dev.framewalk.decoders.tcp.TcpSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One conversation while it is read: its decoders, and where its bytes are.
///
/// Directions are numbered by who spoke first (0). Which of them is the client is decided once, with the first evidence
/// that is good enough, and kept.
public final class Flow implements TcpSink, StreamSink {
    /// First bytes kept while nobody can tell the protocol; more than any decoder here needs to tell.
    private static final int LONGEST_HEAD = 512;

    private static final byte[] NOTHING = new byte[0];

    private final FlowKey key;
    private final SweepListener listener;
    private final StreamProtocols chooser;
    private final StreamMap @Nullable [] maps;
    private final boolean portsReused;
    private final @Nullable TcpDecoder tcp;
    private final @Nullable Stretch stretch;

    private int lastPacket;
    private int packets;
    private long payloadBytes0;
    private long payloadBytes1;
    private boolean sawStart;

    private int clientDirection;
    private Certainty clientCertainty = new Certainty.Unknown("nothing has been sent that tells client from server");
    private boolean isClientDecided;

    private @Nullable StreamProtocol stream;
    private @Nullable StreamDecoder<?> streamDecoder;
    private boolean isOpaque;
    private @Nullable DatagramProtocol datagram;
    private @Nullable DatagramDecoder<?> datagramDecoder;
    private String reason = "";
    private byte[] head0 = NOTHING;
    private byte[] head1 = NOTHING;
    private long head0From;
    private long head1From;

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
            StreamProtocols chooser,
            Purpose purpose,
            @Nullable Stretch stretch) {
        this.key = key;
        this.listener = listener;
        this.chooser = chooser;
        this.portsReused = portsReused;
        this.stretch = stretch;
        this.maps = purpose == Purpose.RECORD ? new StreamMap[] {new StreamMap(), new StreamMap()} : null;
        this.tcp = isTcp ? new TcpDecoder(this, portsReused, purpose != Purpose.COUNT) : null;
        this.lastPacket = key.firstPacket();
    }

    /// A flow of the same conversation in its first state, for feeding its packets again to another listener.
    public Flow anew(SweepListener other) {
        return new Flow(key, tcp != null, portsReused, other, chooser, Purpose.REPLAY, null);
    }

    private StreamStart start() {
        return joinedMidway() ? StreamStart.MIDWAY : StreamStart.FRESH;
    }

    public FlowKey key() {
        return key;
    }

    public int id() {
        return key.id();
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

    public @Nullable StreamProtocol streamProtocol() {
        return stream;
    }

    public @Nullable DatagramProtocol datagramProtocol() {
        return datagram;
    }

    /// What it speaks, in the field's standard term; the transport where nobody knows more.
    public String protocolName() {
        if (stream != null) {
            return stream.protocol().name();
        }
        return datagram != null ? datagram.protocol().name() : key.transport();
    }

    /// Why that protocol: one sentence; empty while undecided.
    public String protocolReason() {
        return reason;
    }

    /// Where the bytes of a side are; null if this sweep does not record.
    public @Nullable StreamMap map(Side side) {
        return maps == null ? null : maps[directionOf(side)];
    }

    /// The decoder's state as it is now; null before one was chosen.
    public @Nullable Object decoderState() {
        if (streamDecoder != null) {
            return streamDecoder.state();
        }
        return datagramDecoder == null ? null : datagramDecoder.state();
    }

    // ---- feeding

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
        if (!isClientDecided) {
            decideDatagramClient();
        }
        if (i + 1 < stack.depth() && stack.layer(i + 1) instanceof DatagramProtocol protocol) {
            datagram(direction, protocol, window, payload, captured, (int) (stack.endOnWire(i) - stack.end(i)));
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
        if (!isClientDecided) {
            clientDirection = connection.clientDirection();
            clientCertainty = connection.howWeKnowTheClient();
            isClientDecided = isSyn;
        }
        return analysis;
    }

    private void datagram(
            int direction, DatagramProtocol protocol, Bytes window, long at, int length, int missing) {
        DatagramDecoder<?> decoder = datagramDecoder;
        if (decoder == null || datagram != protocol) {
            datagram = protocol;
            reason = "The ports of its packets are claimed by " + protocol.protocol().name() + ".";
            decoder = protocol.decoder(this);
            datagramDecoder = decoder;
            listener.recognised(this);
        }
        decoder.datagram(side(direction), window, at, length, missing);
    }

    private void decideDatagramClient() {
        isClientDecided = true;
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
        StreamDecoder<?> decoder = streamDecoder;
        if (decoder != null) {
            decoder.data(side(direction), window, at, length, streamOffset);
        } else if (!isOpaque) {
            undecided(direction, window, at, length, streamOffset);
        }
    }

    private boolean isCapture(Bytes window) {
        return window.origin().derivation() == dev.framewalk.bytes.Origin.Derivation.CAPTURED;
    }

    private void undecided(int direction, Bytes window, long at, int length, long streamOffset) {
        byte[] kept = direction == 0 ? head0 : head1;
        if (kept.length == 0) {
            StreamProtocols.Choice choice = choose(direction, window, at, length);
            if (!choice.isPending()) {
                settle(choice, direction);
                StreamDecoder<?> decoder = streamDecoder;
                if (decoder != null) {
                    flush(1 - direction);
                    decoder.data(side(direction), window, at, length, streamOffset);
                }
                return;
            }
            if (direction == 0) {
                head0From = streamOffset;
            } else {
                head1From = streamOffset;
            }
        }
        byte[] longer = Arrays.copyOf(kept, kept.length + length);
        window.copyTo(at, longer, kept.length, length);
        if (direction == 0) {
            head0 = longer;
        } else {
            head1 = longer;
        }
        decideWith(length, direction, longer.length >= LONGEST_HEAD);
    }

    private void decideWith(int length, int direction, boolean isFinal) {
        byte[] head = direction == 0 ? head0 : head1;
        if (length == 0 && !isFinal) {
            return;
        }
        StreamProtocols.Choice choice = choose(direction, Bytes.captured(head), 0, head.length);
        if (choice.isPending() && !isFinal) {
            return;
        }
        settle(choice, direction);
        flush(direction);
        flush(1 - direction);
    }

    private StreamProtocols.Choice choose(int direction, Bytes window, long at, int length) {
        boolean isCertain = isClientDecided && !(clientCertainty instanceof Certainty.Unknown);
        return chooser.choose(
                window,
                at,
                length,
                key.port(direction),
                key.port(1 - direction),
                isCertain ? side(direction) : null,
                joinedMidway());
    }

    private void settle(StreamProtocols.Choice choice, int direction) {
        reason = choice.reason();
        Side speaker = choice.speaker();
        if (!isClientDecided && speaker != null) {
            clientDirection = speaker == Side.CLIENT ? direction : 1 - direction;
            clientCertainty = new Certainty.Inferred("what it sends is what "
                    + (speaker == Side.CLIENT ? "a client" : "a server") + " sends; the handshake was not seen");
        }
        isClientDecided = true;
        stream = choice.protocol();
        if (stream == null) {
            isOpaque = true;
            head0 = NOTHING;
            head1 = NOTHING;
            return;
        }
        streamDecoder = stream.decoder(this, start());
        listener.recognised(this);
    }

    private void flush(int direction) {
        byte[] head = direction == 0 ? head0 : head1;
        StreamDecoder<?> decoder = streamDecoder;
        if (head.length > 0 && decoder != null) {
            decoder.data(side(direction), Bytes.captured(head), 0, head.length, direction == 0 ? head0From : head1From);
        }
        if (direction == 0) {
            head0 = NOTHING;
        } else {
            head1 = NOTHING;
        }
    }

    @Override
    public boolean wantsAnomalies() {
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
        if (streamDecoder == null && !isOpaque && (direction == 0 ? head0 : head1).length > 0) {
            decideWith(0, direction, true);
        }
        StreamDecoder<?> decoder = streamDecoder;
        if (decoder != null) {
            decoder.gap(side(direction), streamOffset, length);
        }
        listener.gap(this, direction, streamOffset, length);
    }

    @Override
    public void conflict(int direction, long streamOffset, int length, int firstPacket, int secondPacket) {
        listener.conflict(this, direction, streamOffset, length, firstPacket, secondPacket);
    }

    @Override
    public void ended(int direction, Ending ending, int packetNumber) {
        if (streamDecoder == null && !isOpaque && head0.length + head1.length > 0) {
            decideWith(0, head0.length > 0 ? 0 : 1, true);
        }
        StreamDecoder<?> decoder = streamDecoder;
        if (decoder != null) {
            decoder.end(side(direction), ending);
        }
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

    @Override
    public void event(StreamEvent event) {
        listener.event(this, event);
    }

    // ---- coming back

    /// What it remembers now.
    public FlowState state() {
        return new FlowState(
                tcp == null ? null : tcp.state(),
                decoderState(),
                stream,
                datagram,
                reason,
                isOpaque,
                clientDirection,
                clientCertainty,
                isClientDecided,
                new FlowState.Heads(head0, head0From, head1, head1From),
                new FlowState.Counters(lastPacket, packets, payloadBytes0, payloadBytes1, sawStart));
    }

    /// Goes back (or forth) to a remembered state.
    public void restore(FlowState state) {
        if (tcp != null && state.tcp() instanceof dev.framewalk.decoders.tcp.TcpState connection) {
            tcp.restore(connection);
        }
        stream = state.stream();
        datagram = state.datagram();
        reason = state.reason();
        isOpaque = state.isOpaque();
        clientDirection = state.clientDirection();
        clientCertainty = state.clientCertainty();
        isClientDecided = state.isClientDecided();
        head0 = state.heads().first();
        head0From = state.heads().firstFrom();
        head1 = state.heads().second();
        head1From = state.heads().secondFrom();
        lastPacket = state.counters().lastPacket();
        packets = state.counters().packets();
        payloadBytes0 = state.counters().payloadBytes0();
        payloadBytes1 = state.counters().payloadBytes1();
        sawStart = state.counters().sawStart();
        streamDecoder = stream == null ? null : restored(stream.decoder(this, start()), state.decoder());
        datagramDecoder = datagram == null ? null : restored(datagram.decoder(this), state.decoder());
    }

    @SuppressWarnings("unchecked") // a state goes back into a decoder of the protocol that gave it
    private static <S> StreamDecoder<?> restored(StreamDecoder<S> decoder, @Nullable Object state) {
        if (state != null) {
            decoder.restore((S) state);
        }
        return decoder;
    }

    @SuppressWarnings("unchecked")
    private static <S> DatagramDecoder<?> restored(DatagramDecoder<S> decoder, @Nullable Object state) {
        if (state != null) {
            decoder.restore((S) state);
        }
        return decoder;
    }
}
