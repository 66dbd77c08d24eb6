package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tls.TlsLife.Trigger;

/// The part of the decoder that takes whole records: whether they are protected, what is in them, and what that means for both sides.
final class TlsConnection {
    /// Lost records may be as short as this: a header, a tag, and hardly anything in it.
    private static final int SHORTEST_RECORD = 22;

    /// So many sequence numbers are tried behind a gap.
    private static final int MOST_TRIES = 64;

    private final StreamSink sink;
    private final TlsFlow client;
    private final TlsFlow server;
    private final TlsNegotiation negotiation;
    private final TlsMessages messages;
    private final TlsUnlocking unlocking;
    private final Skim skim;

    TlsConnection(StreamSink sink, TlsSecrets secrets, TlsFlow client, TlsFlow server, boolean joinedMidway) {
        this.sink = sink;
        this.client = client;
        this.server = server;
        this.skim = new Skim(sink.wantsAnomalies());
        this.negotiation = new TlsNegotiation(sink, secrets, client, server);
        this.messages = new TlsMessages(sink, negotiation, skim);
        this.unlocking = new TlsUnlocking(sink, negotiation, secrets);
    }

    TlsSession session() {
        return negotiation.session();
    }

    void restore(TlsSession session) {
        negotiation.restore(session);
    }

    boolean isOldSsl() {
        return negotiation.isOldSsl;
    }

    // ---- records

    /// Whether anybody will want more than the header of the record whose header was just read.
    boolean needsContent(TlsFlow flow) {
        boolean isSurelyProtected = flow.type == TlsRecord.APPLICATION_DATA
                || flow.isChanged && !negotiation.context.is13() && negotiation.context.version() != 0 && !flow.isUncertain;
        return !isSurelyProtected || unlocking.mayOpen(flow);
    }

    /// A record is complete.
    ///
    /// @param source where it lies from `from` on; only its header if its content was not wanted
    void record(TlsFlow flow, Bytes source, long from) {
        Unit unit = flow.recordUnit();
        int length = flow.total - TlsRecord.HEADER;
        flow.records++;
        if (sink.wantsAnomalies()) {
            checkLength(flow, unit, length);
        }
        if (flow.missing > 0) {
            damaged(flow, unit, length);
            return;
        }
        if (isProtected(flow, source, from, length)) {
            protectedRecord(flow, source, from, unit, length);
        } else {
            plainRecord(flow, source, from, unit, length);
        }
    }

    private void checkLength(TlsFlow flow, Unit unit, int length) {
        if (length > TlsRecord.LONGEST) {
            anomaly(unit, TlsAnomaly.RECORD_TOO_LONG, length, TlsRecord.LONGEST);
        } else if (length == 0 && flow.type != TlsRecord.APPLICATION_DATA) {
            anomaly(unit, TlsAnomaly.EMPTY_RECORD, TlsNumbers.CONTENT_TYPES.nameOf(flow.type), "some bytes");
        }
    }

    private boolean isProtected(TlsFlow flow, Bytes source, long from, int length) {
        if (flow.type == TlsRecord.APPLICATION_DATA) {
            return true;
        }
        TlsContext context = negotiation.context;
        if (context.is13() && !flow.isUncertain) {
            return false;
        }
        if (!flow.isChanged && !flow.isUncertain) {
            return false;
        }
        if (context.version() != 0 && flow.isChanged && !flow.isUncertain) {
            return true;
        }
        return !flow.isKeeping && source.length() < from + flow.total || !looksPlain(flow.type, source, from + TlsRecord.HEADER, length);
    }

    /// Whether content makes sense as it stands; what is encrypted does so hardly ever.
    private static boolean looksPlain(int type, Bytes source, long at, int length) {
        return switch (type) {
            case TlsRecord.CHANGE_CIPHER_SPEC -> length == 1;
            case TlsRecord.ALERT -> length == 2 && (source.u8(at) == 1 || source.u8(at) == 2);
            case TlsRecord.HEARTBEAT -> length >= 3 && source.u8(at) <= 2 && source.u16(at + 1) <= length - 3;
            default -> length >= 4
                    && TlsNumbers.HANDSHAKE_TYPES.knows(source.u8(at))
                    && source.u8(at + 1) == 0
                    && (source.u24(at + 1) <= length - 4 || source.u8(at) == TlsHandshake.CERTIFICATE);
        };
    }

    private TlsRecord seen(TlsFlow flow, int innerType, int length, int contentLength, boolean isProtected, int skip) {
        return new TlsRecord(
                flow.type,
                innerType,
                flow.version,
                length,
                contentLength,
                flow.missing,
                flow.epoch,
                isProtected,
                skip,
                negotiation.context,
                contentLength >= 0 && isProtected ? unlocking.opening() : null);
    }

    private void damaged(TlsFlow flow, Unit unit, int length) {
        boolean isProtected = flow.type == TlsRecord.APPLICATION_DATA || flow.isChanged;
        TlsRecord record = seen(flow, flow.type, length, -1, isProtected, 0);
        if (flow.type == TlsRecord.HANDSHAKE) {
            flow.dropMessage();
        }
        if (isProtected) {
            flow.sequence++;
            flow.chainIv = null;
            flow.isUncertain |= negotiation.context.is13() && flow.epoch == TlsEpoch.HANDSHAKE;
            innerGap(flow, length);
        } else {
            flow.isUncertain = true;
        }
        sink.event(new TlsEvent.RecordSeen(unit, record));
    }

    private void plainRecord(TlsFlow flow, Bytes source, long from, Unit unit, int length) {
        long at = from + TlsRecord.HEADER;
        int skip = flow.type == TlsRecord.HANDSHAKE ? messages.skip(flow, source, at, length) : 0;
        TlsRecord record = seen(flow, flow.type, length, length, false, skip);
        content(flow, flow.type, source, at, length, record, unit);
        sink.event(new TlsEvent.RecordSeen(unit, record));
    }

    private void protectedRecord(TlsFlow flow, Bytes source, long from, Unit unit, int length) {
        flow.step(Trigger.PROTECTED_RECORD_SENT);
        boolean isThere = source.length() - from >= flow.total;
        int opened = isThere ? unlocking.open(flow, source, from) : unlocking.pass(flow);
        if (opened < 0) {
            TlsRecord record = seen(flow, flow.type, length, -1, true, 0);
            unlocking.tellWhy(flow, unit, record);
            negotiation.inferFinished(flow, unit, record);
            if (flow.type == TlsRecord.APPLICATION_DATA) {
                innerGap(flow, length);
            }
            sink.event(new TlsEvent.RecordSeen(unit, record));
            return;
        }
        byte[] plain = flow.opened();
        Bytes content = Bytes.captured(plain);
        int type = flow.type;
        int contentLength = opened;
        TlsEpoch epoch = flow.epoch;
        if (unlocking.opening().keys().is13()) {
            int end = opened;
            while (end > 0 && plain[end - 1] == 0) {
                end--;
            }
            if (end == 0) {
                anomaly(unit, TlsAnomaly.NO_INNER_TYPE, opened, 1);
                type = TlsRecord.APPLICATION_DATA;
                contentLength = 0;
            } else {
                type = plain[end - 1] & 0xff;
                contentLength = end - 1;
            }
        }
        int skip = type == TlsRecord.HANDSHAKE ? messages.skip(flow, content, 0, contentLength) : 0;
        TlsRecord record = seen(flow, type, length, contentLength, true, skip);
        unlocking.tellFound(unit, record);
        if (epoch == TlsEpoch.APPLICATION) {
            negotiation.inferFinished(flow, unit, record);
        }
        content(flow, type, content, 0, contentLength, record, unit);
        sink.event(new TlsEvent.RecordSeen(unit, record));
    }

    private void content(TlsFlow flow, int type, Bytes source, long at, int length, TlsRecord record, Unit unit) {
        if (type != TlsRecord.HANDSHAKE && flow.hasMessage()) {
            anomaly(
                    unit,
                    TlsAnomaly.MESSAGE_INTERRUPTED,
                    TlsNumbers.CONTENT_TYPES.nameOf(type),
                    TlsNumbers.CONTENT_TYPES.nameOf(TlsRecord.HANDSHAKE));
            flow.dropMessage();
        }
        switch (type) {
            case TlsRecord.CHANGE_CIPHER_SPEC -> change(flow, source, at, length, record, unit);
            case TlsRecord.ALERT -> alert(flow, source, at, length, record, unit);
            case TlsRecord.HANDSHAKE -> messages.feed(flow, source, at, length, record, unit);
            case TlsRecord.APPLICATION_DATA -> applicationData(flow, source, at, length, record, unit);
            case TlsRecord.HEARTBEAT -> heartbeat(source, at, length, record, unit);
            default -> {
                // a type of a later day: the record itself is told
            }
        }
    }

    private void applicationData(TlsFlow flow, Bytes source, long at, int length, TlsRecord record, Unit unit) {
        if (flow.epoch == TlsEpoch.EARLY_DATA) {
            negotiation.earlyData(unit, record);
        }
        if (length == 0 || record.opening() == null) {
            return;
        }
        long channel = negotiation.channel(flow);
        negotiation.open(channel);
        sink.uncovered(
                channel,
                new Uncovered(
                        flow.side,
                        flow.inner(),
                        source,
                        at,
                        length,
                        unit,
                        unit.from() + record.opening().before(),
                        0,
                        record.opening()));
        flow.addInner(length);
    }

    private void change(TlsFlow flow, Bytes source, long at, int length, TlsRecord record, Unit unit) {
        if (length != 1 || source.u8(at) != 1) {
            anomaly(unit, TlsAnomaly.CHANGE_NOT_ONE, length == 0 ? "empty" : Integer.toString(source.u8(at)), "1");
        }
        boolean isMeaningless = negotiation.isChangeMeaningless(flow);
        sink.event(new TlsEvent.CipherChanged(unit, record, isMeaningless));
        if (!isMeaningless) {
            negotiation.cipherChanged(flow);
        }
    }

    private void alert(TlsFlow flow, Bytes source, long at, int length, TlsRecord record, Unit unit) {
        if (length != 2) {
            anomaly(unit, TlsAnomaly.ALERT_LENGTH, length, 2);
        }
        if (length < 2) {
            return;
        }
        TlsEvent.AlertSeen alert = new TlsEvent.AlertSeen(unit, record, source.u8(at), source.u8(at + 1));
        sink.event(alert);
        if (alert.description() == TlsEvent.AlertSeen.CLOSE_NOTIFY) {
            flow.step(Trigger.CLOSE_NOTIFY_SENT);
            innerEnd(flow, Ending.FINISHED);
        } else if (alert.isFatal()) {
            flow.step(Trigger.FATAL_ALERT_SENT);
            negotiation.failed(unit, record, alert.description());
        }
    }

    private void heartbeat(Bytes source, long at, int length, TlsRecord record, Unit unit) {
        if (length < 3) {
            return;
        }
        int payload = source.u16(at + 1);
        sink.event(new TlsEvent.HeartbeatSeen(unit, record, source.u8(at), payload));
        if (payload > length - 3) {
            anomaly(unit, TlsAnomaly.HEARTBEAT_OVERREACHES, payload, length - 3);
        }
    }

    /// A record of SSL 2.0 is complete.
    void oldRecord(TlsFlow flow, Bytes source, long from) {
        Unit unit = flow.recordUnit();
        boolean isFirst = flow.records == 0;
        flow.records++;
        if (!isFirst || flow.missing > 0 || source.length() - from < flow.total) {
            flow.step(Trigger.PROTECTED_RECORD_SENT);
            return;
        }
        skim.begin(source, from, from + flow.total);
        int version = flow.side == Side.CLIENT ? source.u16(from + 3) : source.u16(from + 5);
        sink.event(new TlsEvent.OldHelloSeen(
                unit, flow.side == Side.CLIENT, version, TlsOldHello.parse(skim)));
        flow.step(Trigger.MESSAGE_SENT);
        if (flow.side == Side.SERVER) {
            negotiation.isOldSsl = true;
        }
    }

    // ---- what went wrong

    /// Where a record should begin stand other bytes.
    void foreign(TlsFlow flow, byte[] five) {
        Unit unit = flow.unit(flow.recordFrom, flow.recordFrom + five.length);
        String text = java.util.HexFormat.of().formatHex(five);
        sink.event(new TlsEvent.AnomalySeen(unit, TlsAnomaly.NOT_TLS, text, "a record header"));
        flow.dropMessage();
        if (flow.records == 0) {
            flow.isOpaque = true;
            flow.step(Trigger.NO_RECORD_SENT);
            return;
        }
        flow.isSearching = true;
        flow.searchedFrom = flow.recordFrom;
        misplaced(flow, 1 << 14);
    }

    /// Whether the header of a record can be one of this connection.
    boolean isPlausible(TlsFlow flow, int version, int length) {
        int negotiated = negotiation.context.version();
        return length <= TlsRecord.LONGEST
                && (negotiated == 0 || version == Math.min(negotiated, TlsVersion.TLS12) || TlsVersion.is13(negotiated));
    }

    /// The place was found again.
    void found(TlsFlow flow, long at) {
        long skipped = at - flow.searchedFrom;
        if (flow.searchedFrom >= 0 && skipped > 0) {
            Unit unit = flow.unit(at, at + TlsRecord.HEADER);
            sink.event(new TlsEvent.AnomalySeen(unit, TlsAnomaly.RESYNCHRONIZED, Long.toString(skipped), "0"));
            innerGap(flow, (int) Math.min(skipped, 1 << 20));
        }
    }

    /// Bytes are missing, and it is not known how many records with them.
    void lost(TlsFlow flow, long length) {
        flow.dropMessage();
        misplaced(flow, length + flow.got);
        innerGap(flow, (int) Math.min(length, 1 << 20));
    }

    private void misplaced(TlsFlow flow, long bytes) {
        if (flow.epoch == TlsEpoch.CLEAR && !flow.isChanged) {
            flow.isUncertain = true;
        } else {
            flow.isSequenceKnown = false;
            flow.tries = (int) Math.min(MOST_TRIES, flow.tries + bytes / SHORTEST_RECORD + 2);
            flow.chainIv = null;
        }
    }

    private void innerGap(TlsFlow flow, int recordLength) {
        if (!negotiation.isOpened || flow.isInnerEnded || flow.epoch == TlsEpoch.HANDSHAKE || flow.epoch == TlsEpoch.CLEAR) {
            return;
        }
        int length = Math.max(1, recordLength - unlocking.overhead(flow));
        long channel = negotiation.channel(flow);
        negotiation.open(channel);
        sink.uncoveredGap(channel, flow.side, flow.inner(), length);
        flow.addInner(length);
    }

    private void innerEnd(TlsFlow flow, Ending ending) {
        if (!flow.isInnerEnded && negotiation.isOpened) {
            flow.isInnerEnded = true;
            sink.uncoveredEnd(negotiation.channel(flow), flow.side, ending);
        }
    }

    /// A direction is over.
    void ended(TlsFlow flow, Ending ending) {
        if (ending != Ending.CAPTURE_ENDED && !flow.isOpaque) {
            if (flow.total > 0 && flow.missing == 0) {
                Unit unit = flow.unit(flow.recordFrom, flow.recordFrom + flow.got);
                anomaly(unit, TlsAnomaly.RECORD_CUT, flow.got, flow.total);
            }
            boolean isReadable = negotiation.isOpened || flow.life == TlsPhase.HANDSHAKING;
            if (ending == Ending.FINISHED && isReadable && flow.life != TlsPhase.CLOSING && flow.life != TlsPhase.FAILED
                    && (client.records > 0 || server.records > 0)) {
                anomaly(flow.unit(flow.offset, flow.offset), TlsAnomaly.CLOSED_WITHOUT_NOTICE, "no alert", "close_notify");
            }
        }
        innerEnd(flow, ending);
        flow.dropMessage();
        flow.step(Trigger.STREAM_ENDED);
    }

    private void anomaly(Unit unit, TlsAnomaly anomaly, int measured, int expected) {
        anomaly(unit, anomaly, Integer.toString(measured), Integer.toString(expected));
    }

    private void anomaly(Unit unit, TlsAnomaly anomaly, String measured, String expected) {
        sink.event(new TlsEvent.AnomalySeen(unit, anomaly, measured, expected));
    }
}
