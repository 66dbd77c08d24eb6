package dev.framewalk.timeline.summary;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureProblem;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.SecretEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.vlan.Vlan;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.FlowKey;
import dev.framewalk.timeline.sweep.SweepListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what a sweep tells. What is counted for every packet are plain numbers; names are given at the end.
final class SummaryCounter implements SweepListener {
    private static final TcpAnalysis[] VERDICTS = TcpAnalysis.values();

    /// More connections than anybody would read again for.
    private static final int MOST_LACKING = 100_000;

    private final List<List<String>> lacking = new ArrayList<>();
    private final Counts counts = new Counts();
    private final boolean countsPackets;
    private final long[] verdicts = new long[VERDICTS.length];
    private final Map<Connection, Integer> connections = new HashMap<>();
    private boolean hasSeveralVantages;
    private boolean isCut;
    private boolean hasConversationsById;
    private final Counters counters = new Counters(counts);
    private long packets;
    private long wireBytes;
    private long capturedBytes;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private long fragments;
    private long reassembled;
    private long tcpPayloads;
    private long synOnly;
    private long synAck;
    private long fin;
    private long reset;

    /// @param countsPackets whether to count packets, which every share of a capture sees; conversations are counted in any case
    SummaryCounter(boolean countsPackets) {
        this.countsPackets = countsPackets;
    }

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
        counts.packet(number);
        packets++;
        isCut = wireLength > capturedLength;
        hasSeveralVantages |= vantage > 0;
        wireBytes += wireLength;
        capturedBytes += capturedLength;
        if (timeNanos != PacketSink.NO_TIME) {
            earliest = Math.min(earliest, timeNanos);
            latest = Math.max(latest, timeNanos);
        }
        if (!countsPackets) {
            return;
        }
        if (stack.isFragment()) {
            fragments++;
            if (stack.isReassembled()) {
                reassembled++;
            }
        }
        countTags(stack);
    }

    private void countTags(LayerStack stack) {
        int tags = 0;
        int depth = stack.depth();
        for (int i = 0; i < depth; i++) {
            PacketLayer layer = stack.layer(i);
            if (layer == Vlan.LAYER) {
                tags++;
                counts.add("vlan.id." + Vlan.id(stack.window(i), stack.header(i)));
            }
        }
        if (tags > 0) {
            counts.add("vlan.frames");
            counts.add("vlan.tags", tags);
        }
    }

    @Override
    public boolean wantsAnomalies() {
        return false;
    }

    @Override
    public void opened(Flow flow) {
        switch (flow.key().transport()) {
            case "TCP" -> counts.add("tcp.conversations");
            case "UDP" -> counts.add("udp.conversations");
            default -> {
                // other conversations are pairs of addresses, which nobody counts
            }
        }
    }

    @Override
    public void belongs(Flow flow, LayerStack stack, int index, int direction, int analysis) {
        if (stack.layer(index) != Tcp.LAYER) {
            return;
        }
        int flags = Tcp.flags(stack.window(index), stack.header(index));
        if ((flags & TcpFlags.SYN) != 0) {
            if ((flags & TcpFlags.ACK) != 0) {
                synAck++;
            } else {
                synOnly++;
            }
        }
        if ((flags & TcpFlags.FIN) != 0) {
            fin++;
        }
        if ((flags & TcpFlags.RST) != 0) {
            reset++;
        }
        if (stack.endOnWire(index) > stack.payload(index)) {
            tcpPayloads++;
        }
        if (analysis != 0) {
            for (int i = 0; i < VERDICTS.length; i++) {
                if (VERDICTS[i].in(analysis)) {
                    verdicts[i]++;
                }
            }
        }
    }

    @Override
    public void event(Flow flow, int channel, StreamEvent event) {
        if (flow.tcp() != null && !isFirstSighting(flow)) {
            return;
        }
        if (event instanceof SecretEvent missing
                && !missing.neededSecrets().isEmpty()
                && lacking.size() < MOST_LACKING) {
            lacking.add(missing.neededSecrets());
        }
        if (event instanceof CountedEvent counted) {
            counters.count(counted, flow.id(), channel, isCut);
        }
    }

    /// A connection seen at several places says everything once: only the first of its sightings counts.
    private boolean isFirstSighting(Flow flow) {
        if (!hasSeveralVantages) {
            return true;
        }
        FlowKey key = flow.key();
        Connection connection = new Connection(
                key.sourceHigh(),
                key.sourceLow(),
                key.destinationHigh(),
                key.destinationLow(),
                key.sourcePort(),
                key.destinationPort());
        Integer first = connections.get(connection);
        if (first == null) {
            first = connections.get(connection.reversed());
        }
        if (first == null) {
            connections.put(connection, key.vantage());
            return true;
        }
        return first == key.vantage();
    }

    private record Connection(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort) {
        Connection reversed() {
            return new Connection(
                    destinationHigh, destinationLow, sourceHigh, sourceLow, destinationPort, sourcePort);
        }
    }

    /// Verdicts about Fast Open are no trouble, and tshark's statistics leave them out: they stand apart.
    private static String key(TcpAnalysis verdict) {
        return switch (verdict) {
            case TFO_SYN, TFO_ACK, TFO_IGNORED -> "x." + verdict.id();
            default -> verdict.id();
        };
    }

    /// Takes in what another counter found in another share of the same capture.
    void merge(SummaryCounter other) {
        other.counters.finish();
        counts.merge(other.counts);
        lacking.addAll(other.lacking);
        hasConversationsById |= other.hasConversationsById;
        tcpPayloads += other.tcpPayloads;
        synOnly += other.synOnly;
        synAck += other.synAck;
        fin += other.fin;
        reset += other.reset;
        for (int i = 0; i < VERDICTS.length; i++) {
            verdicts[i] += other.verdicts[i];
        }
    }

    /// Conversations may have come from several addresses.
    void dependsOnIds() {
        hasConversationsById = true;
    }

    /// Whether a share may have missed parts of its conversations, because they came from addresses of another share.
    boolean hasConversationsById() {
        return hasConversationsById;
    }

    /// Whether secrets were missing that are known by now: one share may come upon a session before another has seen how it was set up.
    boolean isWorthReadingAgain(Keys keys) {
        return lacking.stream().anyMatch(keys::knowsAny);
    }

    Summary summary(CaptureFile capture) {
        counts.add("packets", packets);
        counts.add("bytes.wire", wireBytes);
        counts.add("bytes.captured", capturedBytes);
        counts.add("ip.fragments", fragments);
        counts.add("ip.reassembled", reassembled);
        counts.add("tcp.payload_frames", tcpPayloads);
        counts.add("tcp.syn", synOnly);
        counts.add("tcp.synack", synAck);
        counts.add("tcp.fin", fin);
        counts.add("tcp.rst", reset);
        for (int i = 0; i < VERDICTS.length; i++) {
            counts.add(key(VERDICTS[i]), verdicts[i]);
        }
        counters.finish();
        List<String> problems = new ArrayList<>();
        for (CaptureProblem problem : capture.problems()) {
            problems.add(problem.sentence());
        }
        return new Summary(
                capture.name(),
                packets,
                earliest > latest ? 0 : (latest - earliest) / 1e9,
                counts.counters(),
                counts.lists(),
                problems);
    }
}
