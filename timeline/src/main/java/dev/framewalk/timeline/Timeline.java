package dev.framewalk.timeline;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.Vantage;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.Endpoint;
import dev.framewalk.timeline.recording.EventTable;
import dev.framewalk.timeline.recording.ExchangeParts;
import dev.framewalk.timeline.recording.Exchanges;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.HostNames;
import dev.framewalk.timeline.recording.PacketNumbers;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.recording.Recording;
import dev.framewalk.timeline.recording.Snapshot;
import dev.framewalk.timeline.story.Distances;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.FlowFacts;
import dev.framewalk.timeline.sweep.Protocols;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A capture and all that was understood of it: its packets, conversations and events, and how they belong together.
///
/// One thread calls [#advance]; any thread may ask everything else, and sees what has been published so far. Events are
/// numbered from 0; *step n* is the moment after event n-1, and step 0 is before everything.
public final class Timeline implements AutoCloseable {
    /// Looking at so many events takes no time that anybody would notice.
    public static final int FEW_EVENTS = 20_000;

    /// The longest piece of a stream that is put together.
    private static final int LONGEST = 1 << 24;

    private final CaptureFile capture;
    private final Protocols protocols;
    private final Recording recording;
    private final PacketTable packets;
    private final EventTable events;
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    /// The same with secrets to decrypt what is protected.
    public static Timeline open(CaptureFile capture, DecodeAs decodeAs, Keys keys) {
        return open(capture, decodeAs, keys, FlowTrack.Keeping.USUAL);
    }

    static Timeline open(CaptureFile capture, DecodeAs decodeAs, Keys keys, FlowTrack.Keeping keeping) {
        return new Timeline(capture, new Protocols(decodeAs, keys), keeping);
    }

    private Timeline(CaptureFile capture, Protocols protocols, FlowTrack.Keeping keeping) {
        this.capture = capture;
        this.protocols = protocols;
        this.recording = new Recording(capture, protocols, keeping);
        this.packets = recording.packets();
        this.events = recording.events();
    }

    /// A timeline over a capture, with nothing read yet. The timeline owns the capture and closes it.
    public static Timeline open(CaptureFile capture, DecodeAs decodeAs) {
        return open(capture, decodeAs, Keys.none());
    }

    /// Reads on; returns how many packets were read. 0 means that there are no more at present.
    public int advance(int atMostPackets) throws IOException {
        return recording.advance(atMostPackets);
    }

    /// Reads everything that is there at present.
    public void readAll() throws IOException {
        int read;
        do {
            read = advance(10_000);
        } while (read > 0);
    }

    /// Whether secrets are known by now that were missing when conversations were read: reading the capture again would show more.
    public boolean isWorthReadingAgain() {
        return recording.lacking().stream().anyMatch(protocols.keys()::knowsAny);
    }

    public boolean isComplete() {
        return capture.isComplete();
    }

    /// How much has been read, 0 to 1.
    public double progress() {
        return capture.progress();
    }

    public CaptureFile capture() {
        return capture;
    }

    public Protocols protocols() {
        return protocols;
    }

    public PacketTable packets() {
        return packets;
    }

    /// How much may be seen by now, all of it published at one moment.
    public Snapshot snapshot() {
        return recording.snapshot();
    }

    /// The event of which something was learnt after it was published; see [Snapshot#learnt()].
    ///
    /// @param time from 0
    public int learnt(int time) {
        return events.learnt(time);
    }

    /// What all of this stands on, for the rooms that tell, explain and rebuild it; others have no business there.
    public Recording recording() {
        return recording;
    }

    // ---- conversations

    public int conversationCount() {
        return recording.snapshot().conversations();
    }

    public List<Conversation> conversations() {
        List<Conversation> list = new ArrayList<>();
        for (int id = 0, count = conversationCount(); id < count; id++) {
            list.add(conversation(id));
        }
        return list;
    }

    public Conversation conversation(int id) {
        Flow flow = recording.flow(id);
        FlowFacts facts = recording.facts(id);
        int client = facts.clientDirection();
        return new Conversation(
                id,
                flow.key().transport(),
                flow.key().vantage(),
                endpoint(flow, client),
                endpoint(flow, 1 - client),
                facts.clientCertainty(),
                client,
                facts.protocolName(),
                facts.protocolReason(),
                flow.key().firstPacket(),
                facts.lastPacket(),
                facts.packets(),
                facts.payloadBytes(client),
                facts.payloadBytes(1 - client),
                facts.joinedMidway());
    }

    /// Where a side of a conversation sends from.
    public Endpoint endpoint(int conversation, Side side) {
        return endpoint(recording.flow(conversation), direction(conversation, side));
    }

    private int direction(int conversation, Side side) {
        int client = recording.facts(conversation).clientDirection();
        return side == Side.CLIENT ? client : 1 - client;
    }

    private static Endpoint endpoint(Flow flow, int direction) {
        return new Endpoint(flow.address(direction), flow.key().port(direction));
    }

    // ---- events

    public int eventCount() {
        return events.count();
    }

    /// What a decoder said; null for events of other origin.
    public @Nullable StreamEvent told(int index) {
        return events.detail(index) instanceof StreamEvent told ? told : null;
    }

    /// Where the bytes that an event tells of are in the channel that it belongs to; null if it tells of none.
    public @Nullable Unit unit(int event) {
        return events.unit(event);
    }

    /// What happened to a TCP connection as a whole; null for events of other origin.
    public @Nullable TcpEvent tcp(int index) {
        return events.detail(index) instanceof TcpEvent tcp ? tcp : null;
    }

    /// Whether an event is a step of its own at a depth.
    ///
    /// Down to FRAMES each depth has the steps of the one above and its own. At SEGMENTS and BYTES there is one step a packet,
    /// whose sentence says what the packet carries.
    public boolean isStep(int event, Depth depth) {
        return depth.compareTo(Depth.SEGMENTS) < 0
                ? events.depth(event).compareTo(depth) <= 0
                : isPacketEvent(event);
    }

    /// The depth at which an event becomes a step of its own.
    public Depth depthOf(int event) {
        return events.depth(event);
    }

    /// Stable dotted name of an event: `tcp.established`.
    public String idOf(int event) {
        return events.id(event);
    }

    public int packetOf(int event) {
        return events.packet(event);
    }

    public int conversationOf(int event) {
        return events.conversation(event);
    }

    /// The first event of this packet.
    public int firstEventOf(int packetNumber) {
        return events.firstOf(packetNumber);
    }

    /// What another room has made of this timeline and wants to find again: one of each type, made for the first who asks, gone with the
    /// timeline. Those rooms know the timeline; it does not know them.
    ///
    /// @param type what is kept; something of its own that no other room uses
    /// @param made makes it, and asks for nothing that is kept while it does
    public <T> T kept(Class<T> type, Function<Timeline, T> made) {
        return type.cast(kept.computeIfAbsent(type, first -> made.apply(this)));
    }

    /// The event with which the request of an exchange was over (or, if that is not told apart, begun); -1 if it was not seen.
    public int askedBefore(int event) {
        int asked = partOf(event, ExchangeEvent.Part.ASKED);
        return asked < 0 ? partOf(event, ExchangeEvent.Part.ASKING) : asked;
    }

    /// The event with which the answer of an exchange began; -1 if none has.
    public int firstOfAnswer(int event) {
        int begun = partOf(event, ExchangeEvent.Part.ANSWERING);
        return begun < 0 ? partOf(event, ExchangeEvent.Part.ANSWERED) : begun;
    }

    /// The event that is this part of the exchange that an event belongs to; -1 if there is none.
    public int partOf(int event, ExchangeEvent.Part part) {
        return events.detail(event) instanceof ExchangeEvent one
                ? partOf(events.conversation(event), events.channel(event), one.exchange(), part)
                : -1;
    }

    private int partOf(int conversation, int channel, int exchange, ExchangeEvent.Part part) {
        int found = recording.track(conversation).exchanges(channel).event(exchange, part);
        return found == Exchanges.NOTHING ? -1 : found;
    }

    /// The exchanges of a conversation, channel by channel in the order of their numbers.
    public List<ExchangeParts> exchanges(int conversation) {
        List<ExchangeParts> all = new ArrayList<>();
        FlowTrack track = recording.track(conversation);
        for (Channel channel : recording.flow(conversation).channels()) {
            Exchanges known = track.exchangesIfAny(channel.number());
            if (known != null) {
                known.addTo(channel.number(), all);
            }
        }
        return all;
    }

    /// The event that is this part of the request which was sent before the connection went over to another protocol, and which an event of
    /// that protocol answers: a request with `Upgrade: h2c` is answered on stream 1. -1 if the event answers no such request.
    public int partBeforeUpgrade(int event, ExchangeEvent.Part part) {
        Channel channel = channelOf(event);
        Inside inside = channel.inside();
        return events.detail(event) instanceof ExchangeEvent answer
                        && answer.continuesRequest()
                        && inside != null
                        && inside.how() == Uncovering.CONTINUED
                        && !inside.token().isEmpty()
                        && !inside.heads().isEmpty()
                        && inside.heads().getFirst() instanceof ExchangeEvent request
                        && channel.outer() != null
                ? partOf(events.conversation(event), channel.outer().number(), request.exchange(), part)
                : -1;
    }

    /// The packet with which the bytes that an event tells of could be read. That is the one with which it was told, unless the protocol was
    /// recognised late: then it is the one with which the last of its bytes, and all before it, were there.
    public int readablePacket(int event) {
        int packet = events.packet(event);
        Unit unit = events.unit(event);
        if (unit != null && unit.length() > 0) {
            Channel channel = channelOf(event);
            StreamMap map = recording.flow(events.conversation(event)).map(unit.side());
            long last = channel.neededOnTcp(unit.side(), unit.to() - 1);
            int piece = map == null ? 0 : map.pieceAfter(last);
            if (map != null && piece < map.pieces() && map.from(piece) <= last) {
                packet = Math.min(packet, readableBy(map, piece, channel, packet));
            }
        }
        return packet;
    }

    /// The packet with which a piece could be read: a datagram needs none before it, a byte of a stream all. Where a stream lies in datagrams, only
    /// its decoder knows; then it is the packet with which it was told.
    private static int readableBy(StreamMap map, int piece, Channel channel, int told) {
        if (!channel.isInDatagrams()) {
            return map.readableBy(piece);
        }
        return channel.consistsOfDatagrams() ? map.packet(piece) : told;
    }

    /// Whether what an event tells was protected on the wire (TLS).
    public boolean isProtected(int event) {
        return channelOf(event).isProtected();
    }

    // ---- looking closely

    /// Finds the layers of a packet again.
    public LayerStack walk(int packetNumber) {
        LayerStack stack = new LayerStack();
        recording.walk(packetNumber, stack);
        return stack;
    }

    /// The packets of a conversation.
    public PacketNumbers packetsOf(int conversation) {
        return recording.track(conversation);
    }

    /// The bytes of an event's unit, put together; null if it has none.
    public @Nullable Bytes unitBytes(int event) {
        Unit unit = events.unit(event);
        return unit == null ? null : bytesOf(event, unit);
    }

    /// The bytes of a unit in the stream that an event belongs to; null if it belongs to none.
    public @Nullable Bytes bytesOf(int event, Unit unit) {
        return bytesOf(event, unit, LONGEST);
    }

    /// The same of which at most so many bytes are read.
    public @Nullable Bytes bytesOf(int event, Unit unit, int atMost) {
        StreamPlaces places = channelOf(event).places(unit.side());
        return places == null ? null : places.bytes(unit.from(), unit.to(), capture.bytes(), atMost);
    }

    /// Where the bytes of a side of a TCP connection were captured; null for other conversations.
    public @Nullable StreamMap streamMap(int conversation, Side side) {
        Flow flow = recording.flow(conversation);
        return flow.tcp() == null ? null : flow.map(side);
    }

    /// The sequence number that is shown as 0 in what a side of a TCP connection sends: that of its SYN, or the one before the first byte
    /// seen.
    public int initialSequenceNumber(int conversation, Side side) {
        return recording.track(conversation).base(direction(conversation, side));
    }

    /// Whether a conversation is a TCP connection.
    public boolean isTcp(int conversation) {
        return recording.flow(conversation).tcp() != null;
    }

    /// A sequence number of a direction of a TCP connection, counted from the first one, as people read it.
    public long relativeSequence(int conversation, int direction, long sequence) {
        return sequence - recording.track(conversation).base(direction) & 0xFFFF_FFFFL;
    }

    /// How far the ends of a TCP connection are from the place of capture; of other conversations, nothing is known.
    public Distances distances(int conversation) {
        return recording.track(conversation).distances();
    }

    /// What the handshake of a TCP connection says about the ways.
    public Handshake handshake(int conversation) {
        return Handshake.of(accepted(conversation), established(conversation));
    }

    /// How a TCP connection was accepted; null if that was not seen.
    public TcpEvent.@Nullable Accepted accepted(int conversation) {
        return recording.track(conversation).accepted();
    }

    /// How the handshake of a TCP connection was completed; null if that was not seen.
    public TcpEvent.@Nullable Established established(int conversation) {
        return recording.track(conversation).established();
    }

    /// Whether the capture keeps only the beginnings of some packets of a conversation.
    public boolean isCut(int conversation) {
        return recording.track(conversation).isCut();
    }

    /// Whether an end accepted a TCP connection and said that it had no room for data yet.
    public boolean acceptsWithoutRoom(int conversation) {
        return recording.track(conversation).acceptsWithoutRoom();
    }

    /// How many packets a conversation has so far.
    public int packetCount(int conversation) {
        return recording.track(conversation).count();
    }

    /// The number of a conversation's packet.
    ///
    /// @param index from 0, in the order of capture
    public int packet(int conversation, int index) {
        return recording.track(conversation).packet(index);
    }

    /// The place of a packet among those of its conversation, from 0.
    public int packetIndex(int conversation, int packetNumber) {
        return recording.track(conversation).countUpTo(packetNumber) - 1;
    }

    /// Whether a packet brought bytes of a stream that no packet had brought before.
    public boolean hasStreamBytes(int packetNumber) {
        return packets.streamShift(packetNumber) != PacketTable.NO_STREAM;
    }

    /// The channel that an event belongs to. An event's unit counts in the bytes of its own channel.
    public Channel channelOf(int event) {
        return recording.flow(events.conversation(event)).channel(events.channel(event));
    }

    /// The number of the channel that an event belongs to, in its conversation.
    public int channelNumberOf(int event) {
        return events.channel(event);
    }

    /// A channel of a conversation.
    public Channel channel(int conversation, int number) {
        return recording.flow(conversation).channel(number);
    }

    /// All channels of a conversation, in the order of opening.
    public List<Channel> channels(int conversation) {
        return recording.flow(conversation).channels();
    }

    /// Which bytes of TCP an event's unit was made of; null if it has none.
    public @Nullable Unit onTcp(int event) {
        Unit unit = events.unit(event);
        return unit == null ? null : channelOf(event).onTcp(unit);
    }

    /// Whether an event is the one that stands for its packet, the first with its number.
    public boolean isPacketEvent(int event) {
        return event == 0 || events.packet(event - 1) != events.packet(event);
    }

    /// The number of a conversation among those of its transport, from 0; -1 if it is of another.
    public int numberWithin(int conversation, String transport) {
        return recording.flow(conversation).key().transport().equals(transport)
                ? recording.track(conversation).numberWithin()
                : -1;
    }

    /// The names of hosts, as the capture itself tells them.
    public HostNames hostNames() {
        return recording.hostNames();
    }

    /// Whether packets were captured at more than one place: then each sentence needs to say where.
    public boolean hasSeveralVantages() {
        return packets.hasSeveralVantages();
    }

    /// What the place where a packet was captured is called; empty if that is not known.
    public String vantageLabel(int packetNumber) {
        int vantage = packets.vantage(packetNumber);
        List<Vantage> vantages = capture.vantages();
        return vantage < 0 || vantage >= vantages.size() ? "" : vantages.get(vantage).label();
    }

    /// Whether a packet is a segment that has a flag set.
    ///
    /// @param flag of [TcpFlags]
    public boolean segmentHas(int packetNumber, int flag) {
        LayerStack stack = walk(packetNumber);
        int i = stack.lastIndexOf(Tcp.LAYER);
        return i >= 0 && Tcp.has(stack.window(i), stack.header(i), flag);
    }

    /// Nanoseconds since the epoch of the first packet that has a time; 0 before there is one.
    public long firstTimeNanos() {
        return packets.firstTimeNanos();
    }

    /// Which side sends in a direction of a conversation.
    public Side side(int conversation, int direction) {
        return direction == recording.facts(conversation).clientDirection() ? Side.CLIENT : Side.SERVER;
    }

    /// Who sent what made an event happen; null outside conversations.
    public @Nullable Side side(int event) {
        int direction = events.direction(event);
        return direction < 0 ? null : side(events.conversation(event), direction);
    }

    @Override
    public void close() throws IOException {
        protocols.keys().detach(capture);
        capture.close();
    }
}
