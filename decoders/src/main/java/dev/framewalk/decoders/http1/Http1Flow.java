package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.BodyPieces;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The working memory of the decoder for one direction: [Http1State.Flow], unpacked so that data costs no objects.
final class Http1Flow {
    private static final byte[] NOTHING = {};
    final Side side;
    Http1Phase life;
    /// The step that led there; null before the first one.
    @Nullable Transition<Http1Phase, Http1Life.Trigger> lifeBy;
    long offset;

    /// Where the line in progress begins.
    long lineFrom;

    /// Whether the first line of the head in progress is complete.
    boolean hasLine;

    /// Where looking for a start line began, or -1.
    long skippedFrom = -1;

    private byte[] carry = NOTHING;
    private int carryLength;
    private long carryFrom;

    // the message in progress
    @Nullable Http1Head head;
    long messageFrom;
    int exchange;
    Http1Framing framing = Http1Framing.NO_BODY;
    @Nullable Http1Request request;
    long remaining;
    BodyPieces pieces = new BodyPieces();
    int chunks;
    long chunkFrom;
    long chunkData;
    @Nullable Unit trailers;
    /// Whether somebody reads its body.
    boolean isClaimed;

    Http1Flow(Side side, boolean joinedMidway) {
        this.side = side;
        this.life = joinedMidway ? Http1Phase.JOINED_MIDWAY : Http1Phase.IDLE;
        this.skippedFrom = joinedMidway ? 0 : -1;
    }

    void step(Http1Life.Trigger trigger) {
        Transition<Http1Phase, Http1Life.Trigger> step = Http1Life.TABLE.step(life, trigger);
        if (step != null) {
            life = step.to();
            lifeBy = step;
        }
    }

    /// The number of the channel that the body of the message in progress is: where the message begins, and who sends it.
    long bodyChannel() {
        return messageFrom * 2 + (side == Side.CLIENT ? 1 : 2);
    }

    Unit unit(long from, long to) {
        return new Unit(side, from, to);
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
    void keep(Bytes window, long at, int length, long offsetOfBytes) {
        if (carryLength == 0) {
            carryFrom = offsetOfBytes;
        }
        if (carryLength + length > carry.length) {
            carry = Arrays.copyOf(carry, Math.max(256, Math.max(carryLength + length, carry.length * 2)));
        }
        window.copyTo(at, carry, carryLength, length);
        carryLength += length;
    }

    void dropCarry() {
        carryLength = 0;
        if (carry.length > 1 << 16) {
            carry = NOTHING;
        }
    }

    /// Forgets all but the last bytes that were kept.
    void dropCarryBefore(int keepLast) {
        if (carryLength > keepLast) {
            int drop = carryLength - keepLast;
            System.arraycopy(carry, drop, carry, 0, keepLast);
            carryFrom += drop;
            carryLength = keepLast;
        }
    }

    byte[] takeCarry() {
        byte[] taken = Arrays.copyOf(carry, carryLength);
        dropCarry();
        return taken;
    }

    /// Whether the line that a line feed in the window ends is empty.
    boolean isBlankLine(Bytes window, long unkept, long lineFeed, long shift) {
        long length = lineFeed + shift - lineFrom;
        if (length > 1) {
            return false;
        }
        if (length == 0) {
            return true;
        }
        int only = lineFeed > unkept ? window.u8(lineFeed - 1) : carried().u8(carryLength() - 1);
        return only == Http1Line.CR;
    }

    /// Whether the first line of a head can begin a message; a line that is partly kept is kept whole by now.
    boolean canStart(Bytes window, long lineFrom, long lineFeed, long shift) {
        Bytes source = hasCarry() ? carried() : window;
        long move = hasCarry() ? carryFrom() : shift;
        long from = lineFrom - move;
        long to = lineFeed - move;
        return Http1Line.canStart(source, from, to > from && source.u8(to - 1) == Http1Line.CR ? to - 1 : to);
    }

    /// Whether the head in progress begins with a request line of HTTP/0.9.
    boolean isWithoutVersion() {
        Bytes kept = carried();
        long from = 0;
        while (from < kept.length() && (kept.u8(from) == Http1Line.CR || kept.u8(from) == Http1Line.LF)) {
            from++;
        }
        long lineFeed = kept.indexOf((byte) Http1Line.LF, from, kept.length());
        if (lineFeed <= from || Http1Line.beginsWithHttp(kept, from, lineFeed)) {
            return false;
        }
        long content = kept.u8(lineFeed - 1) == Http1Line.CR ? lineFeed - 1 : lineFeed;
        return Http1Line.versionFrom(kept, from, Http1Line.trimEnd(kept, from, content)) < 0;
    }
    void endMessage() {
        head = null;
        request = null;
        exchange = 0;
        framing = Http1Framing.NO_BODY;
        remaining = 0;
        pieces.clear();
        chunks = 0;
        chunkFrom = 0;
        chunkData = 0;
        trailers = null;
        isClaimed = false;
    }

    Http1State.Flow state() {
        Http1State.Message message = head == null
                ? null
                : new Http1State.Message(
                        exchange, head, framing, request, remaining, pieces.copy(), chunks, chunkFrom, chunkData, isClaimed);
        Http1State.Carry kept =
                carryLength == 0 ? Http1State.Carry.NOTHING : new Http1State.Carry(Arrays.copyOf(carry, carryLength));
        return new Http1State.Flow(
                life, lifeBy, offset, life.isInsideMessage() ? messageFrom : 0, message, lineFrom, hasLine, carryLength == 0 ? 0 : carryFrom, kept, skippedFrom);
    }

    void restore(Http1State.Flow state) {
        life = state.life();
        lifeBy = state.lifeBy();
        offset = state.offset();
        lineFrom = state.lineFrom();
        hasLine = state.hasLine();
        skippedFrom = state.skippedFrom();
        carry = new byte[Math.max(256, state.carry().length())];
        state.carry().copyTo(carry);
        carryLength = state.carry().length();
        carryFrom = state.carryFrom();
        endMessage();
        messageFrom = state.messageFrom();
        Http1State.Message message = state.message();
        if (message != null) {
            head = message.head();
            exchange = message.exchange();
            framing = message.framing();
            request = message.request();
            remaining = message.remaining();
            pieces = message.pieces().copy();
            chunks = message.chunks();
            chunkFrom = message.chunkFrom();
            chunkData = message.chunkData();
            isClaimed = message.isClaimed();
        } else {
            pieces = new BodyPieces();
        }
    }
}
