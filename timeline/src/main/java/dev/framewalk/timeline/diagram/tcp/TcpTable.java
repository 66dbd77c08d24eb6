package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A TCP picture as a table: one row for each of its marks, in the order of time. For those who read rather than look.
public final class TcpTable {
    /// One mark.
    ///
    /// @param packet   the packet that it stands for
    /// @param nanos    since the first packet of the capture
    /// @param sentence what it means
    public record Row(int packet, long nanos, String sentence) {}

    private TcpTable() {}

    public static List<Row> of(TcpScene scene, DiagramWords words) {
        TcpSpeech speech = new TcpSpeech(scene, words);
        List<Row> rows = new ArrayList<>();
        for (TcpScene.Segment each : scene.segments()) {
            rows.add(new Row(each.packet(), each.nanos(), speech.about(new TcpMark.OfSegment(each))));
        }
        for (TcpScene.Acknowledgment each : scene.acknowledgments()) {
            if (each.packet() > 0) {
                rows.add(new Row(each.packet(), each.nanos(), speech.about(new TcpMark.OfAcknowledgment(each))));
            }
        }
        for (TcpScene.Closed each : scene.closed()) {
            rows.add(new Row(each.closedBy(), each.fromNanos(), speech.about(new TcpMark.OfClosed(each))));
        }
        for (TcpScene.MissingRange each : scene.missing()) {
            rows.add(new Row(each.openedBy(), each.openedNanos(), speech.about(new TcpMark.OfMissingRange(each))));
        }
        for (TcpScene.Cell each : scene.cells()) {
            rows.add(new Row(each.firstPacket(), each.fromNanos(), speech.about(new TcpMark.OfCell(each))));
        }
        rows.sort(Comparator.comparingLong(Row::nanos).thenComparingInt(Row::packet));
        return rows;
    }

    /// The same as lines of text: packet, milliseconds, sentence, with tabs between them.
    public static List<String> lines(TcpScene scene, DiagramWords words) {
        List<String> lines = new ArrayList<>();
        lines.add(new TcpSpeech(scene, words).title());
        for (Row row : of(scene, words)) {
            lines.add(row.packet() + "\t" + Quantities.fixed(row.nanos() / 1e6, 3) + "\t" + row.sentence());
        }
        return lines;
    }
}
