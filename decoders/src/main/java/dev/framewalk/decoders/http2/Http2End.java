package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.hpack.HpackDecoder;
import dev.framewalk.decoders.hpack.HpackTable;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The working memory for one end of the connection: [Http2State.End], unpacked.
final class Http2End {
    /// SETTINGS that nobody acknowledges are remembered up to this many.
    static final int MOST_PENDING = 64;

    /// What every connection begins with (RFC 9113, section 6.9.2).
    static final long INITIAL_WINDOW = 65_535;

    final Side side;
    Http2Settings settings;
    final Deque<Http2State.Pending> pending = new ArrayDeque<>();
    long sendWindow;
    @Nullable Unit windowUnit;
    final HpackDecoder hpack;
    long lastOpened;
    long goAway = -1;
    @Nullable Unit goAwayUnit;
    long frames;
    int resets;
    int settingsFrames;
    int pings;
    int empties;
    int unanswered;

    // the field block in progress
    boolean isInBlock;
    int blockType;
    int blockFlags;
    long blockStream;
    long blockPromised;
    long blockFrom;
    private byte[] blockArray = {};
    private int blockLength;
    int blockFrames;
    boolean isBlockDropped;

    Http2End(Side side, boolean isMidway) {
        this.side = side;
        settings = isMidway ? Http2Settings.UNSEEN : Http2Settings.INITIAL;
        sendWindow = isMidway ? Http2Windows.UNKNOWN : INITIAL_WINDOW;
        hpack = new HpackDecoder(isMidway ? HpackTable.unknownBefore() : HpackTable.fresh());
    }

    /// The beginning was seen after all.
    void freshen() {
        settings = settings.known();
        sendWindow = INITIAL_WINDOW;
        hpack.restore(HpackTable.fresh());
    }

    void endBlock() {
        isInBlock = false;
        isBlockDropped = false;
        dropBlock();
    }

    /// Forgets the bytes of the block. Whoever still looks at them keeps their array.
    void dropBlock() {
        blockArray = new byte[0];
        blockLength = 0;
    }

    /// The bytes of the block so far.
    Http2Kept block() {
        return blockLength == 0 ? Http2Kept.NOTHING : new Http2Kept(blockArray, blockLength);
    }

    int blockLength() {
        return blockLength;
    }

    /// Adds a part of the block. What lies before is never changed, so that those who look at it see the same.
    void addToBlock(Bytes source, long from, int length) {
        if (blockLength + length > blockArray.length) {
            blockArray = Arrays.copyOf(blockArray, Math.max(blockLength + length, blockArray.length * 2));
        }
        source.copyTo(from, blockArray, blockLength, length);
        blockLength += length;
    }

    /// The value of a setting that this end would stand to: the one in force, or a larger one that it has announced.
    long most(Http2Setting setting) {
        long most = settings.value(setting);
        if (most == Http2Settings.UNKNOWN) {
            return Long.MAX_VALUE;
        }
        for (Http2State.Pending announced : pending) {
            for (Http2Detail.Setting one : announced.settings()) {
                if (one.id() == setting.number()) {
                    most = Math.max(most, one.value());
                }
            }
        }
        return most;
    }

    Http2State.End state() {
        Http2State.Block block = isInBlock
                ? new Http2State.Block(
                        blockType,
                        blockFlags,
                        blockStream,
                        blockPromised,
                        blockFrom,
                        block(),
                        blockFrames,
                        isBlockDropped)
                : null;
        boolean isCalm = (resets | settingsFrames | pings | empties | unanswered) == 0;
        return new Http2State.End(
                settings,
                pending.isEmpty() ? List.of() : List.copyOf(pending),
                sendWindow,
                windowUnit,
                hpack.snapshot(),
                lastOpened,
                goAway,
                goAwayUnit,
                block,
                frames,
                isCalm
                        ? Http2State.Counters.NONE
                        : new Http2State.Counters(resets, settingsFrames, pings, empties, unanswered));
    }

    void restore(Http2State.End state) {
        settings = state.settings();
        pending.clear();
        pending.addAll(state.pending());
        sendWindow = state.sendWindow();
        windowUnit = state.windowUnit();
        hpack.restore(state.table());
        lastOpened = state.lastOpened();
        goAway = state.goAway();
        goAwayUnit = state.goAwayUnit();
        frames = state.frames();
        resets = state.counters().resets();
        settingsFrames = state.counters().settings();
        pings = state.counters().pings();
        empties = state.counters().empties();
        unanswered = state.counters().unanswered();
        endBlock();
        Http2State.Block block = state.block();
        if (block != null) {
            isInBlock = true;
            blockType = block.type();
            blockFlags = block.flags();
            blockStream = block.streamId();
            blockPromised = block.promised();
            blockFrom = block.from();
            blockArray = block.bytes().copy(0);
            blockLength = block.bytes().length();
            blockFrames = block.frames();
            isBlockDropped = block.isDropped();
        }
    }
}
