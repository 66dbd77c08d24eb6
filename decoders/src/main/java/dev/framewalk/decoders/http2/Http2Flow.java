package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The working memory of the decoder for one direction: [Http2State.Flow], unpacked so that data costs no objects.
final class Http2Flow {
    private static final byte[] NOTHING = {};
    final Side side;
    Http2Phase life;
    /// The step that led there; null before the first one.
    @Nullable Transition<Http2Phase, Http2Life.Trigger> lifeBy;
    long offset;

    // the frame in progress
    long frameFrom;
    int length;
    int type;
    int flags;
    long streamId;
    long remaining;
    int padding;
    long pieceFrom;
    long missing;

    /// Whether it is not sure that a frame begins with the next byte.
    boolean isDoubtful;
    /// Where looking for frames began, or -1.
    long skippedFrom = -1;

    private byte[] carry = NOTHING;
    private int carryLength;
    private long carryFrom;

    Http2Flow(Side side, boolean joinedMidway) {
        this.side = side;
        life = joinedMidway ? Http2Phase.JOINED_MIDWAY : side == Side.CLIENT ? Http2Phase.PREFACE : Http2Phase.FRAME_HEADER;
    }

    void step(Http2Life.Trigger trigger) {
        Transition<Http2Phase, Http2Life.Trigger> step = Http2Life.TABLE.step(life, trigger);
        if (step != null) {
            life = step.to();
            lifeBy = step;
        }
    }

    Unit unit(long from, long to) {
        return new Unit(side, from, to);
    }

    /// One past the last byte of the frame in progress.
    long frameTo() {
        return frameFrom + Http2Frame.HEADER_LENGTH + length;
    }

    Unit frame() {
        return new Unit(side, frameFrom, frameTo());
    }

    boolean hasCarry() {
        return carryLength > 0;
    }

    int carryLength() {
        return carryLength;
    }

    /// Where in this direction the kept bytes begin.
    long carryFrom() {
        return carryFrom;
    }

    Bytes carried() {
        return Bytes.captured(carry).slice(0, carryLength);
    }

    /// Keeps bytes that stand at `offset` of the direction, behind those already kept.
    void keep(Bytes window, long at, int count, long offsetOfBytes) {
        if (carryLength == 0) {
            carryFrom = offsetOfBytes;
        }
        if (carryLength + count > carry.length) {
            carry = Arrays.copyOf(carry, Math.max(256, Math.max(carryLength + count, carry.length * 2)));
        }
        window.copyTo(at, carry, carryLength, count);
        carryLength += count;
    }

    void dropCarry() {
        carryLength = 0;
        if (carry.length > 1 << 16) {
            carry = NOTHING;
        }
    }

    /// Forgets the first bytes that were kept.
    void dropCarryBefore(int count) {
        if (count > 0) {
            System.arraycopy(carry, count, carry, 0, carryLength - count);
            carryFrom += count;
            carryLength -= count;
        }
    }

    /// Takes the kept bytes away.
    byte[] takeCarry() {
        byte[] taken = Arrays.copyOf(carry, carryLength);
        dropCarry();
        return taken;
    }

    Http2State.Flow state() {
        boolean isInside = life == Http2Phase.PAYLOAD || life == Http2Phase.DATA || life == Http2Phase.PASSED_OVER;
        return new Http2State.Flow(
                life,
                lifeBy,
                offset,
                isInside ? frameFrom : 0,
                isInside ? length : 0,
                isInside ? type : 0,
                isInside ? flags : 0,
                isInside ? streamId : 0,
                isInside ? remaining : 0,
                isInside ? padding : 0,
                isInside ? pieceFrom : 0,
                isInside ? missing : 0,
                carryLength == 0 ? Http2Kept.NOTHING : new Http2Kept(Arrays.copyOf(carry, carryLength), carryLength),
                carryLength == 0 ? 0 : carryFrom,
                skippedFrom,
                isDoubtful);
    }

    void restore(Http2State.Flow state) {
        life = state.life();
        lifeBy = state.lifeBy();
        offset = state.offset();
        frameFrom = state.frameFrom();
        length = state.length();
        type = state.type();
        flags = state.flags();
        streamId = state.streamId();
        remaining = state.remaining();
        padding = state.padding();
        pieceFrom = state.pieceFrom();
        missing = state.missing();
        skippedFrom = state.skippedFrom();
        isDoubtful = state.isDoubtful();
        carry = state.kept().copy(256);
        carryLength = state.kept().length();
        carryFrom = state.keptFrom();
    }
}
