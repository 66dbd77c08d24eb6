package dev.framewalk.timeline;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.Fragments;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.filter.FieldCatalog;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.Sweep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A capture and all that was understood of it: packets, conversations, events, spans, insights, explanations, states.
///
/// One thread calls [#advance]; any thread may ask everything else, and sees what has been published so far. Events are
/// numbered from 0; *step n* is the moment after event n-1, and step 0 is before everything.
public final class Timeline implements AutoCloseable {
    private final CaptureFile capture;
    private final Protocols protocols;
    private final PacketTable packets = new PacketTable();
    private final EventTable events = new EventTable();
    private final Recorder recorder;
    private final Sweep sweep;
    private final PacketExplainer explainer = Decoders.explainer();
    private final Teller teller;
    private final StateKeeper states;

    private Timeline(CaptureFile capture, Protocols protocols) {
        this.capture = capture;
        this.protocols = protocols;
        this.recorder = new Recorder(packets, events, protocols.layers());
        this.sweep = new Sweep(capture, protocols, recorder, true);
        this.teller = new Teller(this);
        this.states = new StateKeeper(this);
    }

    /// A timeline over a capture, with nothing read yet. The timeline owns the capture and closes it.
    public static Timeline open(CaptureFile capture, DecodeAs decodeAs) {
        return new Timeline(capture, new Protocols(decodeAs));
    }

    /// Reads on; returns how many packets were read. 0 means that there are no more at present.
    public int advance(int atMostPackets) throws IOException {
        int read = sweep.read(atMostPackets);
        recorder.publish();
        return read;
    }

    /// Reads everything that is there at present.
    public void readAll() throws IOException {
        int read;
        do {
            read = advance(10_000);
        } while (read > 0);
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

    public Explanations explanations() {
        return protocols.explanations();
    }

    // ---- conversations

    public int conversationCount() {
        return recorder.flows().size();
    }

    public List<Conversation> conversations() {
        List<Conversation> list = new ArrayList<>();
        for (Flow flow : recorder.flows()) {
            list.add(conversation(flow));
        }
        return list;
    }

    public Conversation conversation(int id) {
        return conversation(recorder.flow(id));
    }

    private static Conversation conversation(Flow flow) {
        int client = flow.clientDirection();
        return new Conversation(
                flow.id(),
                flow.key().transport(),
                flow.key().vantage(),
                new Endpoint(flow.key().address(client), flow.key().port(client)),
                new Endpoint(flow.key().address(1 - client), flow.key().port(1 - client)),
                flow.clientCertainty(),
                client,
                flow.protocolName(),
                flow.protocolReason(),
                flow.key().firstPacket(),
                flow.lastPacket(),
                flow.packets(),
                flow.payloadBytes(client),
                flow.payloadBytes(1 - client),
                flow.joinedMidway());
    }

    Flow flow(int id) {
        return recorder.flow(id);
    }

    // ---- events

    public int eventCount() {
        return events.count();
    }

    /// One event, with its sentence.
    public Event event(int index) {
        Object detail = events.detail(index);
        int packet = events.packet(index);
        return new Event(
                index,
                events.id(index),
                packet,
                packets.timeNanos(packet),
                events.conversation(index),
                events.side(index),
                events.depth(index),
                detail instanceof StreamEvent event ? event.unit() : null,
                Certainty.OBSERVED,
                teller.sentence(index));
    }

    EventTable events() {
        return events;
    }

    /// The depth at which an event becomes a step of its own.
    public dev.framewalk.decoders.stream.Depth depthOf(int event) {
        return events.depth(event);
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

    public List<Span> spans() {
        return List.of();
    }

    public List<Insight> insights() {
        return List.of();
    }

    // ---- filters

    /// Every name that a filter over this timeline may use.
    public FieldCatalog catalog() {
        return Catalog.OF_ALL;
    }

    /// What is known of filters' names: the same for all timelines, and read by the first who asks.
    private static final class Catalog {
        static final FieldCatalog OF_ALL = new FieldCatalog(
                Decoders.protocols(), new Protocols(DecodeAs.NOTHING).explanations(), EventSubject.OWN_FIELDS);
    }

    /// Which events pass a filter. What is given is for one thread; it keeps the fields of the packet it was asked about last.
    public IntPredicate passing(Filter filter) {
        if (filter.isEverything()) {
            return event -> true;
        }
        EventSubject subject = new EventSubject(this);
        return event -> filter.test(subject.on(event));
    }

    // ---- looking closely

    /// Finds the layers of a packet again.
    public LayerStack walk(int packetNumber) {
        LayerStack stack = new LayerStack();
        var fragments = sweep.fragments(packets.vantage(packetNumber));
        stack.begin(fragments == null ? Fragments.NONE : fragments, packetNumber);
        long at = packets.at(packetNumber);
        stack.endsOnWire(at + packets.wireLength(packetNumber));
        sweep.walk()
                .walk(
                        packets.linkType(packetNumber),
                        capture.bytes(),
                        at,
                        at + packets.capturedLength(packetNumber),
                        stack);
        return stack;
    }

    /// The fields of a packet as a tree whose leaves cover each of its bytes exactly once.
    public Node explain(int packetNumber) {
        long at = packets.at(packetNumber);
        return explainer.explain(
                walk(packetNumber),
                capture.bytes(),
                at,
                at + packets.capturedLength(packetNumber),
                packets.wireLength(packetNumber),
                new PayloadExplainer(this, packetNumber));
    }

    /// The fields of a packet without those of the messages that its payload is part of.
    public Node explainHeaders(int packetNumber) {
        long at = packets.at(packetNumber);
        return explainer.explain(
                walk(packetNumber),
                capture.bytes(),
                at,
                at + packets.capturedLength(packetNumber),
                packets.wireLength(packetNumber));
    }

    /// The bytes of an event's unit, put together; null if it has none.
    public @Nullable Bytes unitBytes(int event) {
        return unitBytes(event, 1 << 24);
    }

    private @Nullable Bytes unitBytes(int event, long atMost) {
        if (!(events.detail(event) instanceof StreamEvent detail)) {
            return null;
        }
        Unit unit = detail.unit();
        StreamMap map = unit == null ? null : recorder.flow(events.conversation(event)).map(unit.side());
        return map == null || unit == null
                ? null
                : map.bytes(unit.from(), unit.to(), capture.bytes(), (int) Math.min(atMost, 1 << 24));
    }

    /// The fields of an event's unit; null if it has none.
    public @Nullable Node explainEvent(int event) {
        return explainUnit(event, 1 << 24);
    }

    /// The fields of an event's unit, of which at most so many bytes are read.
    @Nullable Node explainUnit(int event, long atMost) {
        Bytes bytes = unitBytes(event, atMost);
        if (bytes == null || !(events.detail(event) instanceof StreamEvent detail)) {
            return null;
        }
        StreamProtocol stream = recorder.flow(events.conversation(event)).streamProtocol();
        return stream == null ? null : stream.explain(detail, bytes);
    }

    UnitIndex units(int conversation, Side side) {
        return recorder.track(conversation).units(side);
    }

    /// Whether an event is the packet's own, the first of those that happened with it.
    boolean isPacketEvent(int event) {
        return event == 0 || events.packet(event - 1) != events.packet(event);
    }

    /// The number of a conversation among those of its transport, from 0; -1 if it is of another.
    int numberWithin(int conversation, String transport) {
        if (!recorder.flow(conversation).key().transport().equals(transport)) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < conversation; i++) {
            if (recorder.flow(i).key().transport().equals(transport)) {
                number++;
            }
        }
        return number;
    }

    /// Nanoseconds since the epoch of the first packet; 0 before there is one.
    public long firstTimeNanos() {
        return packets.count() == 0 ? 0 : packets.timeNanos(1);
    }

    // ---- state

    /// What both ends of the step's conversation knew at a step.
    public StateAt stateAt(int step) {
        int conversation = step == 0 ? -1 : events.conversation(step - 1);
        return stateAt(step, conversation);
    }

    /// What both ends of a conversation knew at a step.
    public StateAt stateAt(int step, int conversation) {
        return states.at(step, conversation);
    }

    /// The same, found by feeding the whole conversation again from its first packet: a check on [#stateAt].
    public StateAt stateReplayed(int step, int conversation) {
        return states.replayed(step, conversation);
    }

    FlowTrack track(int conversation) {
        return recorder.track(conversation);
    }

    @Nullable Side side(int event) {
        return events.side(event);
    }

    @Override
    public void close() throws IOException {
        capture.close();
    }
}
