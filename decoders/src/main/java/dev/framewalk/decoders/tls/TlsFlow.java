package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The working memory of the decoder for one direction: [TlsState.Flow], unpacked so that data costs no objects.
final class TlsFlow {
    /// For a state without refused data.
    private static final long NOT_REFUSED = -1;

    private static final byte[] NOTHING = {};

    final Side side;
    /// Lent for the present call.
    @Nullable TlsRoom room;
    TlsPhase life;
    /// The step that led there; null before the first one.
    @Nullable Transition<TlsPhase, TlsLife.Trigger> lifeBy;
    long offset;

    // ---- where it stands in the bytes

    /// Whether the place was lost, and the next header is looked for.
    boolean isSearching;
    /// Where looking for it began; -1 if it is not told when it is found.
    long searchedFrom = -1;
    /// Whether all that follows is passed over: no TLS, or a protocol before it.
    boolean isOpaque;

    long recordFrom;
    /// Bytes of the record in progress that went by, gaps included.
    int got;
    /// Its length with the header; 0 while the header is not complete.
    int total;
    int missing;
    boolean isKeeping;
    int type;
    int version;

    private byte[] carry = NOTHING;
    private int carryLength;

    // ---- what it sends

    long records;
    TlsEpoch epoch = TlsEpoch.CLEAR;
    /// Whether change cipher spec was sent (not counting those of TLS 1.3, which mean nothing).
    boolean isChanged;
    /// Whether it is not sure whether records are protected: a part of the handshake may be missing.
    boolean isUncertain;
    @Nullable TlsKeys keys;
    long sequence;
    boolean isSequenceKnown = true;
    /// How many more numbers may be tried until the sequence number is found again.
    int tries;
    byte @Nullable [] chainIv;
    boolean isFinished;
    private long inner;
    private long refused;
    private boolean isRefused;
    boolean isInnerEnded;
    boolean isFailureTold;

    // ---- the handshake message in progress

    private byte[] message = NOTHING;
    private int messageLength;
    private final List<TlsPiece> pieces = new ArrayList<>();


    TlsFlow(Side side, boolean joinedMidway) {
        this.side = side;
        this.life = joinedMidway ? TlsPhase.JOINED_MIDWAY : TlsPhase.WAITING;
        this.isSearching = joinedMidway;
        this.isUncertain = joinedMidway;
        this.searchedFrom = joinedMidway ? 0 : -1;
    }

    void step(TlsLife.Trigger trigger) {
        Transition<TlsPhase, TlsLife.Trigger> step = TlsLife.TABLE.step(life, trigger);
        if (step != null) {
            life = step.to();
            lifeBy = step;
        }
    }

    /// Bytes so far, gaps included, of the channel that data sent now belongs to.
    long inner() {
        return isRefused && epoch == TlsEpoch.EARLY_DATA ? refused : inner;
    }

    void addInner(int bytes) {
        if (isRefused && epoch == TlsEpoch.EARLY_DATA) {
            refused += bytes;
        } else {
            inner += bytes;
        }
    }

    /// What was sent ahead counts apart from now on: nobody takes it.
    void refuseEarly() {
        isRefused = true;
        refused = inner;
        inner = 0;
    }

    Unit unit(long from, long to) {
        return new Unit(side, from, to);
    }

    Unit recordUnit() {
        return new Unit(side, recordFrom, recordFrom + total);
    }

    void use(TlsEpoch newEpoch, @Nullable TlsKeys newKeys) {
        epoch = newEpoch;
        keys = newKeys;
        sequence = 0;
        isSequenceKnown = true;
        tries = 0;
        chainIv = null;
    }

    void endRecord() {
        got = 0;
        total = 0;
        missing = 0;
        carryLength = 0;
        if (carry.length > 1 << 15) {
            carry = NOTHING;
        }
    }

    /// Gives the memory back when nothing more comes.
    void release() {
        dropMessage();
        endRecord();
        carry = NOTHING;
        message = NOTHING;
    }

    // ---- bytes of the record in progress

    int carryLength() {
        return carryLength;
    }

    Bytes carried() {
        return Bytes.captured(carry);
    }

    byte[] carry() {
        return carry;
    }

    void keep(Bytes window, long at, int length) {
        if (carryLength + length > carry.length) {
            // what a header claims is not believed before it comes
            carry = Arrays.copyOf(carry, Math.max(64, Math.max(carryLength + length, Math.min(total, carry.length * 2))));
        }
        window.copyTo(at, carry, carryLength, length);
        carryLength += length;
    }

    /// Forgets the first bytes that were kept.
    void dropFirst(int count) {
        System.arraycopy(carry, count, carry, 0, carryLength - count);
        carryLength -= count;
    }

    void dropCarry() {
        carryLength = 0;
    }

    /// The record in progress as an array that begins with its header.
    byte[] array(Bytes source, long from) {
        if (carryLength == total && total > 0) {
            return carry;
        }
        byte[] record = room().record(total);
        source.copyTo(from, record, 0, total);
        return record;
    }

    TlsRoom room() {
        return Objects.requireNonNull(room);
    }

    /// Room for what the record in progress opens to.
    byte[] opened() {
        return room().opened(total);
    }

    // ---- bytes of the handshake message in progress

    boolean hasMessage() {
        return messageLength > 0;
    }

    int messageLength() {
        return messageLength;
    }

    Bytes messageBytes() {
        return Bytes.captured(message).slice(0, messageLength);
    }

    List<TlsPiece> pieces() {
        return List.copyOf(pieces);
    }

    void keepMessage(Bytes content, long from, int length, TlsPiece piece) {
        if (messageLength + length > message.length) {
            message = Arrays.copyOf(message, Math.max(512, Math.max(messageLength + length, message.length * 2)));
        }
        content.copyTo(from, message, messageLength, length);
        messageLength += length;
        TlsPiece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.from() == piece.from()) {
            pieces.set(
                    pieces.size() - 1,
                    new TlsPiece(last.from(), last.to(), last.contentFrom(), piece.contentTo(), last.opening()));
        } else {
            pieces.add(piece);
        }
    }

    void dropMessage() {
        messageLength = 0;
        pieces.clear();
        if (message.length > 1 << 14) {
            message = NOTHING;
        }
    }

    // ---- state

    TlsState.Flow state() {
        return new TlsState.Flow(
                life,
                lifeBy,
                offset,
                new TlsState.Standing(
                        isSearching,
                        searchedFrom,
                        isOpaque,
                        got == 0 ? 0 : recordFrom,
                        got,
                        total,
                        missing,
                        total > 0 && isKeeping,
                        total == 0 ? 0 : type,
                        total == 0 ? 0 : version,
                        TlsState.Kept.of(carry, carryLength)),
                new TlsState.Keying(
                        epoch,
                        isChanged,
                        isUncertain,
                        keys,
                        sequence,
                        isSequenceKnown,
                        tries,
                        TlsState.Kept.of(chainIv == null ? NOTHING : chainIv, chainIv == null ? 0 : chainIv.length)),
                records,
                isFinished,
                inner,
                isRefused ? refused : NOT_REFUSED,
                isInnerEnded,
                isFailureTold,
                TlsState.Kept.of(message, messageLength),
                List.copyOf(pieces));
    }

    void restore(TlsState.Flow state) {
        life = state.life();
        lifeBy = state.lifeBy();
        offset = state.offset();
        TlsState.Standing standing = state.standing();
        isSearching = standing.isSearching();
        searchedFrom = standing.searchedFrom();
        isOpaque = standing.isOpaque();
        recordFrom = standing.recordFrom();
        got = standing.got();
        total = standing.total();
        missing = standing.missing();
        isKeeping = standing.isKeeping();
        type = standing.type();
        version = standing.version();
        carry = standing.kept().copy();
        carryLength = carry.length;
        TlsState.Keying keying = state.keying();
        epoch = keying.epoch();
        isChanged = keying.isChanged();
        isUncertain = keying.isUncertain();
        keys = keying.keys();
        sequence = keying.sequence();
        isSequenceKnown = keying.isSequenceKnown();
        tries = keying.tries();
        chainIv = keying.chainIv().length() == 0 ? null : keying.chainIv().copy();
        records = state.records();
        isFinished = state.isFinished();
        inner = state.inner();
        isRefused = state.refused() != NOT_REFUSED;
        refused = Math.max(0, state.refused());
        isInnerEnded = state.isInnerEnded();
        isFailureTold = state.isFailureTold();
        message = state.message().copy();
        messageLength = message.length;
        pieces.clear();
        pieces.addAll(state.pieces());
    }
}
