package dev.framewalk.timeline.summary;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureProblem;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.dns.DnsEvent;
import dev.framewalk.decoders.dns.DnsMessage;
import dev.framewalk.decoders.dns.DnsQuestion;
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
import dev.framewalk.timeline.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;

/// Counts what a sweep tells. What is counted for every packet are plain numbers; names are given at the end.
final class SummaryCounter implements SweepListener {
    private static final TcpAnalysis[] VERDICTS = TcpAnalysis.values();

    private final Counts counts = new Counts();
    private final long[] verdicts = new long[VERDICTS.length];
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
        packets++;
        wireBytes += wireLength;
        capturedBytes += capturedLength;
        if (timeNanos != PacketSink.NO_TIME) {
            earliest = Math.min(earliest, timeNanos);
            latest = Math.max(latest, timeNanos);
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
        switch (event) {
            case Http1Event.RequestStarted request -> count(request.line());
            case Http1Event.ResponseStarted response -> count(response.line());
            case Http1Event.Interim interim -> count(interim.line());
            case SsdpEvent.MessageSent ssdp -> {
                switch (ssdp.head().start()) {
                    case Http1StartLine.Request request -> count(request);
                    case Http1StartLine.Status status -> count(status);
                }
            }
            case DnsEvent dns -> count(dns);
            default -> {
                // not counted by this summary
            }
        }
    }

    private void count(Http1StartLine.Request request) {
        counts.add("http.requests");
        counts.add("http.method." + request.method());
        if (counts.hasRoom("http.request")) {
            counts.list("http.request", request.method() + " " + request.target());
        }
    }

    private void count(Http1StartLine.Status status) {
        counts.add("http.responses");
        counts.add("http.status." + status.code());
        if (counts.hasRoom("http.response")) {
            counts.list("http.response", Integer.toString(status.code()));
        }
    }

    private void count(DnsEvent event) {
        DnsMessage message = event.message();
        if (message == null) {
            return;
        }
        if (message.isResponse()) {
            counts.add("dns.responses");
            counts.add("dns.rcode." + message.responseCode());
            return;
        }
        counts.add("dns.queries");
        for (DnsQuestion question : message.questions()) {
            if (!counts.hasRoom("dns.query")) {
                break;
            }
            counts.list("dns.query", question.name() + " " + question.type());
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
            counts.add(VERDICTS[i].id(), verdicts[i]);
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
