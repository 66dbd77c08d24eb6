package dev.framewalk.timeline;

import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpPhase;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down what a sweep tells: packets and events into columns.
///
/// Each packet's own event comes first among those that happened with it.
final class Recorder implements SweepListener {
    private final PacketTable packets;
    private final EventTable events;
    private final List<PacketLayer> layers;
    private final List<Flow> flows = new ArrayList<>();
    private final List<FlowTrack> tracks = new ArrayList<>();
    private int packet;
    private int packetEvent;

    Recorder(PacketTable packets, EventTable events, List<PacketLayer> layers) {
        this.packets = packets;
        this.events = events;
        this.layers = layers;
    }

    /// What an endpoint's life did; the detail of `tcp.life` events.
    record LifeChange(int direction, TcpPhase from, TcpPhase to) {}

    /// Bytes that never came; the detail of `tcp.gap` events.
    record Gap(long streamOffset, long length) {}

    /// Overlapping bytes that differ; the detail of `tcp.conflict` events.
    record Conflict(long streamOffset, int length, int firstPacket, int secondPacket) {}

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
        packets.innermost(protocol(stack));
        packetEvent = events.add("packet", number, -1, null, Depth.SEGMENTS, null);
    }

    private int protocol(LayerStack stack) {
        int depth = stack.depth();
        return depth == 0 ? 0 : layers.indexOf(stack.layer(depth - 1)) + 1;
    }

    @Override
    public void opened(Flow flow) {
        synchronized (flows) {
            flows.add(flow);
            tracks.add(new FlowTrack());
        }
    }

    @Override
    public void belongs(Flow flow, LayerStack stack, int index, int direction, int analysis) {
        packets.belongs(flow.id(), direction, analysis);
        Side side = flow.side(direction);
        events.complete(packetEvent, flow.tcp() == null ? "packet" : "tcp.segment", flow.id(), side);
        for (TcpAnalysis verdict : VERDICTS) {
            if (verdict.in(analysis)) {
                events.add(verdict.id(), packet, flow.id(), side, depth(verdict), null);
            }
        }
    }

    private static final TcpAnalysis[] VERDICTS = TcpAnalysis.values();

    private static Depth depth(TcpAnalysis verdict) {
        return switch (verdict.severity()) {
            case CHAT -> Depth.SEGMENTS;
            case NOTE -> Depth.FRAMES;
            case WARN, ERROR -> Depth.MESSAGES;
        };
    }

    @Override
    public void lifeChanged(Flow flow, int direction, TcpPhase from, TcpPhase to) {
        events.add(
                "tcp.life", packet, flow.id(), flow.side(direction), Depth.MESSAGES, new LifeChange(direction, from, to));
    }

    @Override
    public void delivered(Flow flow, int direction, long at, int length, long streamOffset, int packetNumber) {
        packets.streamShift(packetNumber, streamOffset - at);
    }

    @Override
    public void gap(Flow flow, int direction, long streamOffset, long length) {
        add("tcp.gap", flow, flow.side(direction), Depth.STORY, new Gap(streamOffset, length));
    }

    @Override
    public void conflict(Flow flow, int direction, long streamOffset, int length, int firstPacket, int secondPacket) {
        add(
                "tcp.conflict",
                flow,
                flow.side(direction),
                Depth.STORY,
                new Conflict(streamOffset, length, firstPacket, secondPacket));
    }

    @Override
    public void ended(Flow flow, int direction, Ending ending) {
        // the life of the endpoint tells it
    }

    @Override
    public void event(Flow flow, StreamEvent event) {
        int index = add(event.id(), flow, event.side(), event.depth(), event);
        Unit unit = event.unit();
        if (unit != null) {
            tracks.get(flow.id()).units(unit.side()).add(unit, index);
        }
    }

    private int add(String id, Flow flow, Side side, Depth depth, @Nullable Object detail) {
        return events.add(id, packet, flow.id(), side, depth, detail);
    }

    @Override
    public void packetDone(int number) {
        int conversation = packets.lastConversation();
        if (conversation >= 0) {
            // only this thread adds tracks, so no lock is needed to read the list here
            tracks.get(conversation).add(number, flows.get(conversation));
        }
    }

    /// Everything added so far may be read.
    void publish() {
        packets.publish();
        events.publish();
    }

    List<Flow> flows() {
        synchronized (flows) {
            return List.copyOf(flows);
        }
    }

    FlowTrack track(int id) {
        synchronized (flows) {
            return tracks.get(id);
        }
    }

    Flow flow(int id) {
        synchronized (flows) {
            return flows.get(id);
        }
    }
}
