package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tls.TlsEvent.KeyMissing.Reason;
import dev.framewalk.decoders.tls.TlsLife.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens protected records: finds the keys, keeps count of the records under them, and says why it cannot.
final class TlsUnlocking {
    private final StreamSink sink;
    private final TlsNegotiation negotiation;
    private final TlsSecrets secrets;
    private @Nullable TlsOpening opening;

    TlsUnlocking(StreamSink sink, TlsNegotiation negotiation, TlsSecrets secrets) {
        this.sink = sink;
        this.negotiation = negotiation;
        this.secrets = secrets;
    }

    /// What opened the record that was opened last.
    TlsOpening opening() {
        return Objects.requireNonNull(opening);
    }

    /// Whether it is worth keeping the record in progress.
    boolean mayOpen(TlsFlow flow) {
        if (flow.keys != null) {
            return flow.isSequenceKnown || flow.tries > 0;
        }
        if (negotiation.clientRandom.length == 0) {
            return false;
        }
        TlsContext context = negotiation.context;
        if (context.version() != 0 && !context.is13()) {
            return flow.isChanged && negotiation.keys12(flow.side) != null;
        }
        return flow.epoch == TlsEpoch.EARLY_DATA && knows(TlsLabel.CLIENT_EARLY_TRAFFIC_SECRET)
                || context.is13()
                        && TlsSuite.of(context.suite()).isSupported()
                        && (knows(TlsLabel.handshake(flow.side)) || knows(TlsLabel.application(flow.side)));
    }

    private boolean knows(TlsLabel label) {
        return secrets.secret(label, negotiation.clientRandom) != null;
    }

    /// Counts a record that was not looked at. Returns that it was not opened.
    int pass(TlsFlow flow) {
        flow.sequence++;
        return TlsCrypt.FAILED;
    }

    /// Opens a record into the flow's room and returns the length of what was inside, or [TlsCrypt#FAILED].
    int open(TlsFlow flow, Bytes source, long from) {
        if (!mayOpen(flow)) {
            return pass(flow);
        }
        byte[] record = flow.array(source, from);
        int opened = negotiation.context.version() == 0 || negotiation.context.is13()
                ? open13(flow, record)
                : open12(flow, record);
        if (opened < 0) {
            flow.sequence++;
            flow.tries /= 4;
        }
        return opened;
    }

    private int open12(TlsFlow flow, byte[] record) {
        if (flow.keys == null) {
            // the secret came after change cipher spec
            flow.keys = negotiation.keys12(flow.side);
        }
        TlsKeys keys = flow.keys;
        int opened = keys == null ? TlsCrypt.FAILED : attempt(flow, keys, record);
        if (keys != null && keys.suite.blockLength() > 0 && keys.version < TlsVersion.TLS11) {
            // the next record is chained to the last block of this one's ciphertext
            int to = flow.total - (keys.isEncryptThenMac ? keys.suite.macLength() : 0);
            int from = to - keys.suite.blockLength();
            flow.chainIv = from < TlsRecord.HEADER ? null : Arrays.copyOfRange(record, from, to);
        }
        return opened;
    }

    private int open13(TlsFlow flow, byte[] record) {
        int opened = TlsCrypt.FAILED;
        if (flow.keys == null) {
            flow.keys = switch (flow.epoch) {
                case HANDSHAKE -> negotiation.keys13(TlsLabel.handshake(flow.side));
                case APPLICATION -> negotiation.keys13(TlsLabel.application(flow.side));
                case EARLY_DATA, CLEAR, SESSION -> null;
            };
        }
        TlsKeys keys = flow.keys;
        if (keys != null) {
            opened = attempt(flow, keys, record);
        } else if (flow.epoch == TlsEpoch.EARLY_DATA) {
            opened = openEarly(flow, record);
        }
        if (opened < 0 && flow.epoch == TlsEpoch.EARLY_DATA && negotiation.context.is13()) {
            opened = begin(flow, TlsEpoch.HANDSHAKE, negotiation.keys13(TlsLabel.handshake(flow.side)), record);
            if (opened >= 0) {
                flow.step(Trigger.HANDSHAKE_KEYS_TAKEN);
            }
        }
        if (opened < 0 && (flow.epoch == TlsEpoch.HANDSHAKE || flow.epoch == TlsEpoch.EARLY_DATA)) {
            // the message that ends the handshake was lost, or its secret was not told
            opened = begin(flow, TlsEpoch.APPLICATION, negotiation.keys13(TlsLabel.application(flow.side)), record);
        }
        if (opened < 0 && flow.epoch == TlsEpoch.APPLICATION && keys != null && !flow.isSequenceKnown) {
            opened = begin(flow, TlsEpoch.APPLICATION, keys.next(), record);
        }
        return opened;
    }

    /// Before the server has answered, the suite is that of an earlier connection: one of those that the client offers again.
    private int openEarly(TlsFlow flow, byte[] record) {
        TlsHello hello = negotiation.clientHello;
        if (hello == null || !knows(TlsLabel.CLIENT_EARLY_TRAFFIC_SECRET)) {
            return TlsCrypt.FAILED;
        }
        for (int number : hello.suites()) {
            if (number >>> 8 != 0x13) {
                continue;
            }
            TlsSuite suite = TlsSuite.of(number);
            TlsKeys keys = negotiation.keys13(TlsLabel.CLIENT_EARLY_TRAFFIC_SECRET, suite);
            int opened = begin(flow, TlsEpoch.EARLY_DATA, keys, record);
            if (opened >= 0) {
                return opened;
            }
        }
        return TlsCrypt.FAILED;
    }

    /// Tries whether a record is the first under new keys.
    private int begin(TlsFlow flow, TlsEpoch epoch, @Nullable TlsKeys keys, byte[] record) {
        if (keys == null) {
            return TlsCrypt.FAILED;
        }
        int opened = flow.room().crypt.open(keys, 0, null, record, 0, flow.total, flow.opened());
        if (opened >= 0) {
            flow.use(epoch, keys);
            opening = new TlsOpening(keys, 0, null);
            flow.sequence = 1;
        }
        return opened;
    }

    private int attempt(TlsFlow flow, TlsKeys keys, byte[] record) {
        int tries = flow.isSequenceKnown ? 1 : flow.tries;
        byte[] room = flow.opened();
        for (int i = 0; i < tries; i++) {
            long sequence = flow.sequence + i;
            int opened = flow.room().crypt.open(keys, sequence, flow.chainIv, record, 0, flow.total, room);
            if (opened >= 0) {
                opening = new TlsOpening(keys, sequence, flow.chainIv);
                flow.sequence = sequence + 1;
                flow.isSequenceKnown = true;
                flow.tries = 0;
                return opened;
            }
        }
        return TlsCrypt.FAILED;
    }

    /// How many bytes protection adds to a record's content, as far as is known.
    int overhead(TlsFlow flow) {
        TlsKeys keys = flow.keys;
        if (keys == null) {
            return 0;
        }
        TlsSuite suite = keys.suite;
        if (keys.is13()) {
            return suite.tagLength() + 1;
        }
        return suite.isAead()
                ? suite.tagLength() + suite.explicitNonceLength()
                : suite.macLength() + suite.blockLength();
    }

    // ---- telling

    /// A record was opened: tells that the keys are known, once.
    void tellFound(Unit unit, TlsRecord record) {
        negotiation.isOpened = true;
        if (negotiation.isFirst(TlsNegotiation.Once.KEYS)) {
            sink.event(new TlsEvent.KeysFound(unit, record, negotiation.context));
        }
    }

    /// A record could not be opened: tells why, once.
    void tellWhy(TlsFlow flow, Unit unit, TlsRecord record) {
        if (flow.keys != null) {
            if (!flow.isFailureTold) {
                flow.isFailureTold = true;
                String why = flow.isSequenceKnown ? "failure.genuine" : "failure.number";
                sink.event(new TlsEvent.AnomalySeen(
                        unit, TlsAnomaly.RECORD_DOES_NOT_OPEN, TlsSentences.say(why), "a record that opens"));
            }
            return;
        }
        if (flow.epoch == TlsEpoch.EARLY_DATA) {
            negotiation.earlyData(unit, record);
        }
        Reason reason = reason(flow);
        boolean isEarly = reason == Reason.EARLY_SECRET_UNKNOWN;
        if (!negotiation.isFirst(isEarly ? TlsNegotiation.Once.EARLY_SECRET : TlsNegotiation.Once.SECRET)) {
            return;
        }
        String random = negotiation.clientHello == null ? "" : negotiation.clientHello.random();
        sink.event(new TlsEvent.KeyMissing(
                unit, record, reason, labels(reason), random, reason == Reason.SECRET_UNKNOWN ? negotiation.resumable() : List.of()));
    }

    private Reason reason(TlsFlow flow) {
        TlsContext context = negotiation.context;
        if (negotiation.clientRandom.length == 0) {
            return Reason.HANDSHAKE_MISSED;
        }
        if (flow.epoch == TlsEpoch.EARLY_DATA) {
            return Reason.EARLY_SECRET_UNKNOWN;
        }
        if (context.version() == 0) {
            return Reason.HANDSHAKE_MISSED;
        }
        if (context.version() <= TlsVersion.SSL3) {
            return Reason.VERSION_UNSUPPORTED;
        }
        if (!TlsSuite.of(context.suite()).isSupported()) {
            return Reason.SUITE_UNSUPPORTED;
        }
        return negotiation.isCompressed() ? Reason.COMPRESSED : Reason.SECRET_UNKNOWN;
    }

    private List<TlsLabel> labels(Reason reason) {
        List<TlsLabel> wanted = new ArrayList<>();
        switch (reason) {
            case SECRET_UNKNOWN -> {
                if (negotiation.context.is13()) {
                    for (Side side : Side.values()) {
                        wanted.add(TlsLabel.handshake(side));
                    }
                    for (Side side : Side.values()) {
                        wanted.add(TlsLabel.application(side));
                    }
                } else {
                    wanted.add(TlsLabel.CLIENT_RANDOM);
                }
            }
            case EARLY_SECRET_UNKNOWN -> wanted.add(TlsLabel.CLIENT_EARLY_TRAFFIC_SECRET);
            case HANDSHAKE_MISSED, SUITE_UNSUPPORTED, VERSION_UNSUPPORTED, COMPRESSED -> {
                // no secret would help
            }
        }
        wanted.removeIf(this::knows);
        return wanted;
    }
}
