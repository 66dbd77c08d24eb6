package dev.framewalk.timeline.summary;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureProblem;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.dns.DnsEvent;
import dev.framewalk.decoders.dns.DnsMessage;
import dev.framewalk.decoders.dns.DnsQuestion;
import dev.framewalk.decoders.http1.Http1Completion;
import dev.framewalk.decoders.http1.Http1Event;
import dev.framewalk.decoders.http1.Http1StartLine;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.ssdp.SsdpEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.vlan.Vlan;
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

    private final Counts counts = new Counts();
    private final boolean countsPackets;
    private final long[] verdicts = new long[VERDICTS.length];
    private final Map<Connection, Integer> connections = new HashMap<>();
    private boolean hasSeveralVantages;
    private boolean isCut;
    private int packet;
    private final Map<String, long[]> methods = new HashMap<>();
    private final long[] statuses = new long[1000];
    private long requests;
    private long responses;
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
        packet = number;
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
    public void event(Flow flow, StreamEvent event) {
        if (event instanceof Http1Event.HeadSeen) {
            // the commonest of all, and what it says comes again with the message
            return;
        }
        if (flow.tcp() != null && !isFirstSighting(flow)) {
            return;
        }
        switch (event) {
            // what follows a head in a cut packet was not recorded: such a message cannot be waited for
            case Http1Event.RequestStarted request when isCut -> count(request.line());
            case Http1Event.ResponseStarted response when isCut -> count(response.line());
            case Http1Event.HeadPartlySeen head when isCut -> count(head.head().start());
            case Http1Event.RequestCompleted request -> {
                if (!isCut && isWhole(request.completion(), request.line().versionTenths())) {
                    count(request.line());
                }
            }
            case Http1Event.ResponseCompleted response -> {
                if (!isCut && isWhole(response.completion(), response.line().versionTenths())) {
                    count(response.line());
                }
            }
            case Http1Event.Interim interim -> count(interim.line());
            case SsdpEvent.MessageSent ssdp -> count(ssdp.head().start());
            case DnsEvent dns -> count(dns);
            default -> {
                // not counted by this summary
            }
        }
    }

    /// Messages count when all of them is there, as tshark has it; those of HTTP/0.9, which cannot be told from chance, count apart.
    private boolean isWhole(Http1Completion completion, int versionTenths) {
        if (completion != Http1Completion.WHOLE) {
            counts.add("x.http.unfinished");
            return false;
        }
        if (versionTenths < 10) {
            counts.add("x.http.version-0-9");
            return false;
        }
        return true;
    }

    private void count(Http1StartLine start) {
        switch (start) {
            case Http1StartLine.Request request -> count(request);
            case Http1StartLine.Status status -> count(status);
        }
    }

    private void count(Http1StartLine.Request request) {
        requests++;
        methods.computeIfAbsent(request.method(), method -> new long[1])[0]++;
        if (counts.hasRoom("http.request")) {
            counts.list("http.request", packet, request.method() + " " + request.target());
        }
    }

    private void count(Http1StartLine.Status status) {
        responses++;
        // codes have three digits; the parse cuts off what is more
        statuses[status.code()]++;
        if (counts.hasRoom("http.response")) {
            counts.list("http.response", packet, Integer.toString(status.code()));
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

    private void count(DnsEvent event) {
        DnsMessage message = event.message();
        if (message == null) {
            return;
        }
        if (message.isResponse()) {
            counts.add("dns.responses");
            counts.add("dns.rcode." + message.headerResponseCode());
            return;
        }
        counts.add("dns.queries");
        for (DnsQuestion question : message.questions()) {
            if (!counts.hasRoom("dns.query")) {
                break;
            }
            counts.list("dns.query", packet, question.name() + " " + question.type());
        }
    }

    /// Takes in what another counter found in another share of the same capture.
    void merge(SummaryCounter other) {
        counts.merge(other.counts);
        tcpPayloads += other.tcpPayloads;
        synOnly += other.synOnly;
        synAck += other.synAck;
        fin += other.fin;
        reset += other.reset;
        requests += other.requests;
        responses += other.responses;
        other.methods.forEach((method, count) -> methods.computeIfAbsent(method, m -> new long[1])[0] += count[0]);
        for (int i = 0; i < VERDICTS.length; i++) {
            verdicts[i] += other.verdicts[i];
        }
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] += other.statuses[i];
        }
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
        counts.add("http.requests", requests);
        counts.add("http.responses", responses);
        methods.forEach((method, count) -> counts.add("http.method." + method, count[0]));
        for (int i = 0; i < statuses.length; i++) {
            counts.add("http.status." + i, statuses[i]);
        }
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
