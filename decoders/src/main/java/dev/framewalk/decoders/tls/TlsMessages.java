package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;

/// Puts handshake messages together: one record may hold several, one message may fill several records.
final class TlsMessages {
    /// The length field allows 16 MiB; chains of certificates need a few KiB, with signatures of tomorrow some ten.
    private static final int LONGEST_MESSAGE = 256 << 10;

    /// A hostile message can break as many rules as it has bytes.
    private static final int MOST_FINDINGS = 32;

    private final StreamSink sink;
    private final TlsNegotiation negotiation;
    private final Skim skim;

    TlsMessages(StreamSink sink, TlsNegotiation negotiation, Skim skim) {
        this.sink = sink;
        this.negotiation = negotiation;
        this.skim = skim;
    }

    /// How many bytes of a record's content belong to the message that began before it.
    int skip(TlsFlow flow, Bytes content, long at, int length) {
        int have = flow.messageLength();
        if (have == 0) {
            return 0;
        }
        if (have + length < TlsHandshake.HEADER) {
            return length;
        }
        int total = 0;
        for (int i = 1; i < TlsHandshake.HEADER; i++) {
            int next = i < have ? flow.messageBytes().u8(i) : content.u8(at + i - have);
            total = total << 8 | next;
        }
        return (int) Math.min(length, (long) total + TlsHandshake.HEADER - have);
    }

    /// Takes the content of one handshake record.
    void feed(TlsFlow flow, Bytes content, long contentAt, int length, TlsRecord record, Unit unit) {
        int at = 0;
        while (at < length) {
            int left = length - at;
            if (!flow.hasMessage() && left >= TlsHandshake.HEADER) {
                int whole = TlsHandshake.HEADER + content.u24(contentAt + at + 1);
                if (whole <= left) {
                    TlsPiece piece = piece(unit, record, at, at + whole);
                    Unit place = record.opening() != null
                            ? unit
                            : flow.unit(
                                    unit.from() + TlsRecord.HEADER + at, unit.from() + TlsRecord.HEADER + at + whole);
                    complete(flow, content, contentAt + at, whole, place, List.of(piece), record);
                    at += whole;
                    continue;
                }
            }
            int have = flow.messageLength();
            int wanted = have < TlsHandshake.HEADER
                    ? TlsHandshake.HEADER - have
                    : TlsHandshake.HEADER + flow.messageBytes().u24(1) - have;
            if (have >= TlsHandshake.HEADER && have + wanted > LONGEST_MESSAGE) {
                sink.event(new TlsEvent.AnomalySeen(
                        unit,
                        TlsAnomaly.MESSAGE_TOO_LONG,
                        Integer.toString(have + wanted),
                        Integer.toString(LONGEST_MESSAGE)));
                flow.dropMessage();
                return;
            }
            int take = Math.min(wanted, left);
            flow.keepMessage(content, contentAt + at, take, piece(unit, record, at, at + take));
            at += take;
            if (take == wanted && flow.messageLength() > TlsHandshake.HEADER
                    || flow.messageLength() == TlsHandshake.HEADER && flow.messageBytes().u24(1) == 0) {
                Bytes message = flow.messageBytes();
                List<TlsPiece> pieces = flow.pieces();
                Unit place = flow.unit(pieces.getFirst().from(), pieces.getLast().to());
                flow.dropMessage();
                complete(flow, message, 0, (int) message.length(), place, pieces, record);
            }
        }
    }

    private static TlsPiece piece(Unit unit, TlsRecord record, int from, int to) {
        return new TlsPiece(unit.from(), unit.to(), from, to, record.opening());
    }

    private void complete(
            TlsFlow flow, Bytes source, long from, int length, Unit place, List<TlsPiece> pieces, TlsRecord record) {
        TlsContext context = negotiation.context;
        skim.begin(source, from, from + length);
        TlsHandshake handshake = TlsHandshake.parse(skim, context);
        boolean isOdd = skim.anomalies() > 0;
        TlsMessage message = new TlsMessage(handshake, context, pieces);
        negotiation.message(flow, place, message, record);
        if (isOdd && sink.wantsAnomalies()) {
            report(flow, source, from, length, place, message);
        }
    }

    /// Skimming met broken rules: reads the same bytes again, explaining, to say which and where.
    private void report(TlsFlow flow, Bytes source, long from, int length, Unit place, TlsMessage message) {
        Explain explain = new Explain(TlsField.MESSAGE, source, from, from + length);
        TlsHandshake.parse(explain, message.context());
        List<Finding> findings = new ArrayList<>();
        explain.finish().walk(node -> findings.addAll(node.findings()));
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            if (!(finding.anomaly() instanceof TlsAnomaly anomaly)) {
                continue;
            }
            Unit unit = place;
            if (message.isPlain()) {
                long begin = place.from() + finding.range().byteFrom() - from;
                unit = flow.unit(begin, begin + finding.range().byteLength());
            }
            sink.event(new TlsEvent.AnomalySeen(unit, anomaly, finding.measured(), finding.expected()));
        }
    }
}
