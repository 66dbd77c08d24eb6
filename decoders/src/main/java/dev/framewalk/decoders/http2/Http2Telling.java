package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;

/// Where the parts of the decoder put what they understood.
final class Http2Telling {
    /// A hostile frame can break as many rules as it has bytes.
    private static final int MOST_FINDINGS = 32;

    private final StreamSink sink;
    private final boolean wantsAnomalies;

    Http2Telling(StreamSink sink) {
        this.sink = sink;
        wantsAnomalies = sink.wantsAnomalies();
    }

    /// Whether anybody wants to know of broken rules.
    boolean wantsAnomalies() {
        return wantsAnomalies;
    }

    void event(StreamEvent event) {
        sink.event(event);
    }

    void anomaly(Unit unit, long stream, Http2Anomaly anomaly, String measured, String expected) {
        sink.event(new Http2Event.AnomalySeen(unit, stream, anomaly, measured, expected, null));
    }

    void anomaly(Unit unit, long stream, Http2Anomaly anomaly, long measured, long expected) {
        if (wantsAnomalies) {
            anomaly(unit, stream, anomaly, Long.toString(measured), Long.toString(expected));
        }
    }

    /// Skimming a frame met broken rules: reads it again, explaining, to say which and where.
    void report(Side side, Bytes source, long from, long to, long offsetOfFrom, long stream) {
        Explain explain = new Explain(Http2Field.CONNECTION, source, from, to);
        Http2Frame.parse(explain, new Http2FrameValues(), Http2Frame.BlockReading.SKIP);
        List<Finding> findings = new ArrayList<>();
        explain.finish().walk(node -> findings.addAll(node.findings()));
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            if (finding.anomaly() instanceof Http2Anomaly anomaly) {
                long begin = offsetOfFrom + finding.range().byteFrom() - from;
                Unit unit = new Unit(side, begin, begin + finding.range().byteLength());
                anomaly(unit, stream, anomaly, finding.measured(), finding.expected());
            }
        }
    }
}
