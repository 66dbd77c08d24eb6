package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.SecretEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpAnomaly;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpPhase;
import dev.framewalk.timeline.story.PacketEvent;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.Sweep;
import dev.framewalk.timeline.sweep.SweepListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes down what a sweep tells: packets and events into columns.
///
/// Each packet's own event comes first among those that happened with it; then what happened to the connection, what decoders
/// understood, and how the connection ended.
final class Recorder implements SweepListener {
    private static final int BEGINNING = 0;
    private static final int UNDERSTOOD = 1;
    private static final int END = 2;
    /// More connections than anybody would read again for.
    private static final int MOST_LACKING = 100_000;

    /// So often it is told that a time is wrong: where many are, the first few say it all.
    private static final int MOST_TIMES = 100;

    private final PacketTable packets;
    private final EventTable events;
    private final Published published;
    private final List<PacketLayer> layers;
    private final HostNames names;
    private final FlowTrack.Keeping keeping;
    private final List<Flow> flows = new ArrayList<>();
    private final List<FlowTrack> tracks = new ArrayList<>();
    /// How many conversations there are of each transport.
    private final Map<String, Integer> ofTransport = new HashMap<>();
    /// Those of which something was learnt since the last snapshot.
    private final List<FlowTrack> touched = new ArrayList<>();

    private final List<Waiting> waiting = new ArrayList<>();
    /// Conversations about which trouble has been reported.
    private final Set<Integer> reported = new HashSet<>();
    /// What the secrets that were missing would be found under.
    private final List<List<String>> lacking = new ArrayList<>();
    private int packet;
    private int packetEvent;
    private boolean hasToldDatagram;
    private @Nullable PacketEvent aboutTime;
    private int timesTold;
    /// What was paid for looking at single conversations, counted for tests that hold it against the size of a capture.
    private long lookUps;

    Recorder(
            PacketTable packets,
            EventTable events,
            Published published,
            List<PacketLayer> layers,
            HostNames names,
            FlowTrack.Keeping keeping) {
        this.packets = packets;
        this.events = events;
        this.published = published;
        this.layers = layers;
        this.names = names;
        this.keeping = keeping;
    }

    /// An event that waits for its place among those of the packet.
    private record Waiting(int place, Flow flow, String id, int direction, int channel, Depth depth, Object detail) {}

    @Override
    public void packet(
            int number,
            int vantage,
            int linkType,
            long timeNanos,
            long at,
            int capturedLength,
            int wireLength,
            LayerStack stack) {
        packet = number;
        packets.add(timeNanos, at, capturedLength, wireLength, vantage, linkType);
        packets.innermost(number, protocol(stack));
        packetEvent = events.add("packet", number, -1, -1, 0, Depth.MESSAGES, null);
        hasToldDatagram = false;
        aboutTime = aboutTime();
    }

    /// What is wrong with the time of the present packet; null if nothing is, or if that has been said too often.
    private @Nullable PacketEvent aboutTime() {
        long leftOut = packets.leftOutNanos(packet);
        boolean isSetBack = packets.isClockSetBack(packet);
        if (leftOut == 0 && !isSetBack || timesTold >= MOST_TIMES) {
            return null;
        }
        Depth depth = timesTold++ == 0 ? Depth.STORY : Depth.FRAMES;
        return isSetBack
                ? new PacketEvent.ClockSetBack(packets.setBackNanos(packet), depth)
                : new PacketEvent.TimeLeftOut(leftOut, depth);
    }

    private int protocol(LayerStack stack) {
        int depth = stack.depth();
        while (depth > 1 && stack.isQuoted(depth - 1)) {
            depth--;
        }
        return depth == 0 ? 0 : index(stack.layer(depth - 1));
    }

    private int index(PacketLayer layer) {
        return layers.indexOf(layer) + 1;
    }

    @Override
    public void opened(Flow flow) {
        // what the former connection of the same ports had to say comes first
        write();
        int number = ofTransport.merge(flow.key().transport(), 1, Integer::sum) - 1;
        synchronized (flows) {
            flows.add(flow);
            tracks.add(new FlowTrack(flow, number, keeping, events, published));
        }
        touch(flow);
    }

    private void touch(Flow flow) {
        FlowTrack track = tracks.get(flow.id());
        if (track.touch()) {
            touched.add(track);
        }
    }

    @Override
    public void belongs(Flow flow, LayerStack stack, int index, int direction, int analysis) {
        if (packets.lastConversation() >= 0) {
            // a transport inside another one: what was told of the outer conversation stays there
            events.keepConversation(packetEvent + 1, packets.lastConversation());
        }
        packets.belongs(flow.id(), direction, analysis);
        touch(flow);
        TcpDecoder tcp = flow.tcp();
        if (stack.isReassembled() && !hasToldDatagram) {
            hasToldDatagram = true;
            tell(BEGINNING, flow, direction, new PacketEvent.DatagramCompleted());
        }
        PacketEvent time = aboutTime;
        if (time != null) {
            aboutTime = null;
            tell(BEGINNING, flow, direction, time);
        }
        if (TcpAnalysis.RECORDED_TWICE.in(analysis)) {
            copy(flow, direction);
        } else if (tcp != null) {
            FlowTrack track = tracks.get(flow.id());
            int length = (int) Math.max(0, stack.endOnWire(index) - stack.payload(index));
            track.numbers(tcp, stack.window(index), stack.header(index), length, direction);
            packets.measured(tcp.ackRttNanos(), tcp.bytesInFlight());
            track.distances()
                    .segment(stack.window(index), stack.header(index), length, direction, analysis, packet, packets::between);
            track.story()
                    .segment(flow, stack, index, direction, analysis, packet, packets::between, (d, event, isEnd) ->
                            tell(isEnd ? END : BEGINNING, flow, d, event));
            Object repeated = TcpAnalysis.DUPLICATE_ACK.in(analysis)
                    ? new PacketEvent.DuplicateAck(tcp.duplicateAckNumber(), tcp.duplicateAckOf())
                    : null;
            events.complete(packetEvent, "tcp.segment", flow.id(), direction, Depth.SEGMENTS, repeated);
        } else {
            datagram(flow, stack, index, direction);
        }
        write(index == Sweep.innermost(stack) ? flow : null);
    }

    /// A packet that was recorded twice says nothing new; the first one of a conversation is told.
    private void copy(Flow flow, int direction) {
        PacketEvent.RecordedTwice detail =
                new PacketEvent.RecordedTwice(flow.original(), packets.between(flow.original(), packet));
        boolean isTcp = flow.tcp() != null;
        events.complete(packetEvent, isTcp ? "tcp.segment" : "udp.datagram", flow.id(), direction, Depth.SEGMENTS, detail);
        if (tracks.get(flow.id()).isFirstCopy()) {
            tell(BEGINNING, flow, direction, detail);
        }
    }

    private void datagram(Flow flow, LayerStack stack, int index, int direction) {
        boolean isUdp = flow.key().transport().equals("UDP");
        DatagramProtocol reader = flow.reader();
        boolean isDecoded = reader != null;
        if (reader != null) {
            packets.innermost(packet, index(reader));
        }
        boolean isFragment = stack.stop() == LayerStack.Stop.FRAGMENT;
        Depth depth = isDecoded || isFragment ? Depth.SEGMENTS : isUdp ? Depth.FRAMES : Depth.MESSAGES;
        events.complete(packetEvent, isUdp ? "udp.datagram" : "packet", flow.id(), direction, depth, null);
        if (isUdp && !isDecoded && flow.packets() == 1) {
            tell(BEGINNING, flow, direction, new PacketEvent.DatagramsBegan(
                    Math.max(0, stack.endOnWire(index) - stack.payload(index))));
        }
    }

    @Override
    public void lifeChanged(Flow flow, int direction, TcpPhase from, TcpPhase to) {
        tracks.get(flow.id()).story().lifeChanged(from, to);
    }

    @Override
    public void delivered(Flow flow, int direction, long at, int length, long streamOffset, int packetNumber) {
        packets.streamShift(packetNumber, streamOffset - at);
        if (flow.tcp() != null) {
            tracks.get(flow.id()).story().delivered(direction, streamOffset, length, packetNumber, packet);
        }
    }

    @Override
    public void toldLate(Flow flow, DatagramProtocol protocol, int packetNumber) {
        touch(flow);
        packets.innermost(packetNumber, index(protocol));
    }

    @Override
    public void gap(Flow flow, int direction, long streamOffset, long length) {
        FlowTrack track = tracks.get(flow.id());
        boolean isCut = packets.lastIsCut();
        track.gap(packet, isCut);
        if (!isCut) {
            track.story().gap();
        }
        tell(BEGINNING, flow, direction, track.story().gap(direction, streamOffset, streamOffset + length, isCut));
    }

    @Override
    public void conflict(Flow flow, int direction, long streamOffset, int length, int firstPacket, int secondPacket) {
        tell(BEGINNING, flow, direction, new TcpEvent.Conflict(streamOffset, length, firstPacket, secondPacket));
    }

    @Override
    public void anomaly(Flow flow, int direction, TcpAnomaly anomaly, long measured, long expected) {
        tell(BEGINNING, flow, direction, new TcpEvent.RuleBroken(anomaly, measured, expected));
    }

    @Override
    public void quoted(Flow about, Flow flow, int direction) {
        boolean isFirst = reported.add(about.id());
        tell(BEGINNING, flow, direction, new PacketEvent.About(about.id(), isFirst ? Depth.STORY : Depth.MESSAGES));
        write();
    }

    @Override
    public void ended(Flow flow, int direction, Ending ending) {
        if (ending == Ending.CAPTURE_ENDED) {
            tracks.get(flow.id())
                    .story()
                    .noMore(flow.clientDirection(), (d, event, isEnd) -> tell(END, flow, d, event));
        }
    }

    @Override
    public void recognised(Flow flow) {
        touch(flow);
        tracks.get(flow.id()).decided(events);
    }

    @Override
    public void event(Flow flow, int channel, StreamEvent event) {
        int direction = flow.side(0) == event.side() ? 0 : 1;
        if (event instanceof SecretEvent missing && !missing.neededSecrets().isEmpty()) {
            synchronized (lacking) {
                if (lacking.size() < MOST_LACKING) {
                    lacking.add(missing.neededSecrets());
                }
            }
        }
        waiting.add(new Waiting(UNDERSTOOD, flow, event.id(), direction, channel, event.depth(), event));
    }

    private void tell(int place, Flow flow, int direction, TcpEvent event) {
        tracks.get(flow.id()).opening(event, direction != flow.clientDirection());
        waiting.add(new Waiting(place, flow, event.id(), direction, Channel.ROOT, event.depth(), event));
    }

    private void tell(int place, Flow flow, int direction, PacketEvent event) {
        waiting.add(new Waiting(place, flow, event.id(), direction, Channel.ROOT, event.depth(), event));
    }

    /// Writes what waits, in the order in which it is told, and what is told with no packet of its own conversation: by the end of a capture, or by a
    /// new connection of the same ports.
    private void write() {
        write((Flow) null);
    }

    /// @param fed the flow to which the present packet was fed, so that feeding it again tells the same again; null if it was fed to none
    private void write(@Nullable Flow fed) {
        if (waiting.isEmpty()) {
            return;
        }
        for (int place = BEGINNING; place <= END; place++) {
            for (Waiting event : waiting) {
                if (event.place == place) {
                    write(event, event.flow == fed);
                }
            }
        }
        waiting.clear();
    }

    private void write(Waiting event, boolean isToldAgain) {
        int conversation = event.flow.id();
        FlowTrack track = tracks.get(conversation);
        int index;
        if (isToldAgain && event.detail instanceof StreamEvent told) {
            index = events.add(told, packet, conversation, event.direction, event.channel);
            track.tells();
        } else {
            index = events.add(
                    event.id, packet, conversation, event.direction, event.channel, event.depth, event.detail);
        }
        if (event.detail instanceof TcpEvent.Turn && event.flow.protocolReason().isEmpty()) {
            track.undecidedTurn(index);
        }
        if (!(event.detail instanceof StreamEvent told)) {
            return;
        }
        Unit unit = told.unit();
        if (unit != null) {
            track.units(event.channel, unit.side()).add(unit, index);
        }
        if (told instanceof ExchangeEvent part) {
            track.exchanges(event.channel).add(part, index);
        }
        names.learn(event.flow, told, packet);
    }

    @Override
    public void packetDone(int number) {
        PacketEvent time = aboutTime;
        if (time != null) {
            // a packet of no conversation
            aboutTime = null;
            events.add(time.id(), number, -1, -1, Channel.ROOT, time.depth(), time);
        }
        int conversation = packets.lastConversation();
        if (conversation >= 0) {
            // only this thread adds tracks, so no lock is needed to read the list here
            tracks.get(conversation).add(number, packets.capturedLength(number));
        }
    }

    /// Everything added so far may be read.
    void publish() {
        write();
        for (FlowTrack track : touched) {
            track.publish();
        }
        touched.clear();
        published.publish(new Snapshot(packets.size(), events.size(), tracks.size(), events.learnings()));
    }

    /// What the secrets that were missing would be found under.
    List<List<String>> lacking() {
        synchronized (lacking) {
            return List.copyOf(lacking);
        }
    }

    FlowTrack track(int id) {
        synchronized (flows) {
            lookUps++;
            return tracks.get(id);
        }
    }

    Flow flow(int id) {
        synchronized (flows) {
            lookUps++;
            return flows.get(id);
        }
    }

    /// How often somebody looked at a conversation so far.
    long lookUps() {
        synchronized (flows) {
            return lookUps;
        }
    }
}
