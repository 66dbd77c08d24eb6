package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.hpack.HpackBlock;
import dev.framewalk.decoders.hpack.HpackTable;
import dev.framewalk.decoders.stream.Unit;

/// The part of the decoder that puts field blocks together (RFC 9113, section 4.3) and has them decompressed. Each block changes the table for those
/// that follow, so each is read, also those on streams that nobody cares for.
final class Http2Blocks {
    /// Longer blocks are given up: servers refuse them at 8 to 64 KiB.
    static final int LONGEST_BLOCK = 256 << 10;

    /// More frames for one block are worth a word.
    private static final int MANY_FRAMES = 100;

    private final Http2Connection connection;
    private final Http2Messages messages;

    Http2Blocks(Http2Connection connection, Http2Messages messages) {
        this.connection = connection;
        this.messages = messages;
    }

    /// HEADERS or PUSH_PROMISE has come.
    void begun(Http2End sender, Unit frame, Http2FrameValues values, Bytes source) {
        int length = (int) (values.blockTo - values.blockFrom);
        HpackTable before = sender.hpack.snapshot();
        Http2BlockContext context = new Http2BlockContext(before, Http2Kept.NOTHING);
        if (values.has(Http2Flags.END_HEADERS)) {
            HpackBlock block = sender.hpack.decode(source, values.blockFrom, length, frame.from());
            complete(
                    sender,
                    new Http2Section(
                            frame,
                            values.type,
                            values.flags,
                            values.length,
                            frame,
                            values.type,
                            values.flags,
                            values.streamNumber,
                            values.otherStream,
                            Http2Head.of(block),
                            block,
                            context,
                            context));
        } else {
            sender.isInBlock = true;
            sender.blockType = values.type;
            sender.blockFlags = values.flags;
            sender.blockStream = values.streamNumber;
            sender.blockPromised = values.otherStream;
            sender.blockFrom = frame.from();
            sender.blockFrames = 1;
            sender.addToBlock(source, values.blockFrom, length);
            part(frame, values, sender.blockLength(), context);
        }
        if (values.hasPriority) {
            connection.prioritise(sender, frame, values.streamNumber);
        }
    }

    /// CONTINUATION has come.
    void continued(Http2End sender, Unit frame, Http2FrameValues values, Bytes source) {
        int length = (int) (values.blockTo - values.blockFrom);
        Http2BlockContext context = new Http2BlockContext(sender.hpack.snapshot(), sender.block());
        if (!sender.isInBlock) {
            part(frame, values, length, new Http2BlockContext(HpackTable.unknownBefore(), Http2Kept.NOTHING));
            if (!connection.isTolerant()) {
                connection.telling.anomaly(
                        frame, values.streamNumber, Http2Anomaly.CONTINUATION_UNEXPECTED, "CONTINUATION", "HEADERS");
            }
            sender.hpack.lost();
            return;
        }
        boolean ends = values.has(Http2Flags.END_HEADERS);
        sender.blockFrames++;
        if (!sender.isBlockDropped) {
            sender.addToBlock(source, values.blockFrom, length);
        }
        if (ends && !sender.isBlockDropped) {
            Bytes whole = sender.block().bytes();
            HpackBlock block = sender.hpack.decode(whole, 0, whole.length(), sender.blockFrom);
            complete(sender, section(sender, frame, values, Http2Head.of(block), block, context));
        } else if (ends) {
            complete(sender, section(sender, frame, values, Http2Head.UNREAD, null, context));
        } else {
            part(frame, values, sender.blockLength(), context);
        }
        if (!ends && !sender.isBlockDropped && sender.blockLength() > LONGEST_BLOCK) {
            connection.telling.anomaly(
                    frame, values.streamNumber, Http2Anomaly.BLOCK_TOO_LONG, sender.blockLength(), LONGEST_BLOCK);
            sender.isBlockDropped = true;
            sender.dropBlock();
            sender.hpack.lost();
        }
        if (sender.blockFrames >= MANY_FRAMES && Http2Connection.isPowerOfTen(sender.blockFrames)) {
            connection.telling.anomaly(
                    frame, values.streamNumber, Http2Anomaly.CONTINUATION_FLOOD, sender.blockFrames, 2);
        }
        if (ends) {
            sender.endBlock();
        }
    }

    private static Http2Section section(
            Http2End sender,
            Unit frame,
            Http2FrameValues values,
            Http2Head head,
            @org.jspecify.annotations.Nullable HpackBlock block,
            Http2BlockContext context) {
        return new Http2Section(
                frame,
                values.type,
                values.flags,
                values.length,
                new Unit(frame.side(), sender.blockFrom, frame.to()),
                sender.blockType,
                sender.blockFlags,
                sender.blockStream,
                sender.blockPromised,
                head,
                block,
                context,
                new Http2BlockContext(context.before(), Http2Kept.NOTHING));
    }

    private void part(Unit frame, Http2FrameValues values, int soFar, Http2BlockContext context) {
        connection.telling.event(new Http2Event.FrameSeen(
                frame,
                values.type,
                values.flags,
                values.streamNumber,
                values.length,
                null,
                new Http2Detail.BlockPart(soFar),
                context));
    }

    private void complete(Http2End sender, Http2Section section) {
        if (section.type() == Http2FrameType.PUSH_PROMISE.number()) {
            messages.promised(sender, section);
        } else {
            messages.fields(sender, section);
        }
    }

    /// A frame that may carry a part of a block was not wholly there.
    void cut(Http2End sender, Http2Flow flow, Unit frame) {
        int type = flow.type;
        boolean carriesBlock = type == Http2FrameType.HEADERS.number()
                || type == Http2FrameType.PUSH_PROMISE.number()
                || type == Http2FrameType.CONTINUATION.number();
        if (!carriesBlock) {
            return;
        }
        sender.hpack.lost();
        if (connection.telling.wantsAnomalies()) {
            connection.telling.anomaly(
                    frame,
                    flow.streamId,
                    Http2Anomaly.BLOCK_LOST,
                    Math.max(flow.missing, 0) + " of " + flow.length + " bytes are missing",
                    "all");
        }
        boolean ends = (flow.flags & Http2Flags.END_HEADERS) != 0;
        if (type == Http2FrameType.CONTINUATION.number()) {
            if (sender.isInBlock) {
                sender.isBlockDropped = true;
                sender.dropBlock();
            }
        } else {
            sender.isInBlock = true;
            sender.isBlockDropped = true;
            sender.blockType = type;
            sender.blockFlags = flow.flags;
            sender.blockStream = flow.streamId;
            sender.blockPromised = 0;
            sender.blockFrom = flow.frameFrom;
            sender.blockFrames = 1;
        }
        if (ends && sender.isInBlock) {
            Http2BlockContext context = new Http2BlockContext(sender.hpack.snapshot(), Http2Kept.NOTHING);
            messages.unread(sender, frame, context);
            sender.endBlock();
        }
    }
}
