package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.hpack.Hpack;
import dev.framewalk.decoders.hpack.HpackBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How frames are explained: frame after frame, with field blocks that go over several frames put together, and each of their bits shown in the
/// frame that it stands in.
final class Http2Explaining implements Http2Frame.BlockReading {
    private final Http2BlockContext context;
    private final List<Origin.Part> earlier = new ArrayList<>();
    private long earlierLength;

    private Http2Explaining(Http2BlockContext context) {
        this.context = context;
        if (context.earlier().length() > 0) {
            add(context.earlier().bytes(), 0, context.earlier().length());
        }
    }

    private void add(Bytes source, long from, long length) {
        earlier.add(Origin.Part.same(earlierLength, length, source, from));
        earlierLength += length;
    }

    /// Reads the frames of an event's unit.
    static void frames(Explain reader, Http2Event event) {
        Http2BlockContext context = event.block();
        Http2FrameValues values = new Http2FrameValues();
        Http2Frame.BlockReading blocks =
                context == null ? Http2Frame.BlockReading.SKIP : new Http2Explaining(context);
        while (reader.remaining() > 0 && !reader.isShort()) {
            Http2Frame.parse(reader, values, blocks);
        }
        Http2Head request = request(event);
        String address = request == null ? null : request.address();
        if (address != null) {
            reader.derived(Http2Field.FULL_URI, 0, address);
        }
        if (event instanceof Http2Event.FrameSeen frame && frame.windows() != null) {
            windows(reader, frame, frame.windows());
        }
    }

    /// The request whose head stands in the unit of an event, or null.
    private static @Nullable Http2Head request(Http2Event event) {
        return switch (event) {
            case Http2Event.FrameSeen frame when frame.detail() instanceof Http2Detail.FieldBlock block -> block.head();
            case Http2Event.RequestStarted started -> started.head();
            case Http2Event.PushPromised promised -> promised.head();
            default -> null;
        };
    }

    private static void windows(Explain reader, Http2Event.FrameSeen frame, Http2Windows windows) {
        boolean isSettings = frame.type() == Http2FrameType.SETTINGS.number();
        if (Http2Windows.isKnown(windows.connectionBefore()) && !isSettings) {
            derived(reader, Http2Field.CONNECTION_BEFORE, windows.connectionBefore());
            derived(reader, Http2Field.CONNECTION_AFTER, windows.connectionAfter());
        }
        if (Http2Windows.isKnown(windows.streamBefore())) {
            derived(reader, isSettings ? Http2Field.INITIAL_BEFORE : Http2Field.STREAM_BEFORE, windows.streamBefore());
            derived(reader, isSettings ? Http2Field.INITIAL_AFTER : Http2Field.STREAM_AFTER, windows.streamAfter());
        }
    }

    private static void derived(Explain reader, Field field, long window) {
        reader.derived(field, window, Http2Windows.isKnown(window) ? Http2Sentences.window(window) : null);
    }

    @Override
    public void read(FieldReader reader, Field group, long length, boolean endsBlock) {
        reader.enter(group);
        if (earlierLength == 0 && endsBlock) {
            long former = reader.narrow(length);
            HpackBlock.parse(reader, context.before());
            reader.rest(Field.UNDECODED);
            reader.recover();
            reader.widen(former);
        } else if (reader instanceof Explain explain) {
            part(explain, length, endsBlock);
        }
        reader.leave();
    }

    /// A part of a block: the whole block so far is read, and what stands in this frame is shown in it.
    private void part(Explain reader, long length, boolean endsBlock) {
        long from = earlierLength;
        long place = reader.position();
        add(reader.source(), place, length);
        Bytes block = Bytes.joined(Origin.Derivation.REASSEMBLED, earlier);
        Explain whole = new Explain(Hpack.group(), block, 0, block.length());
        if (!endsBlock) {
            whole.cut(1);
        }
        HpackBlock.parse(whole, context.before());
        ByteRange shown = ByteRange.ofBytes(from, length);
        for (Node child : whole.finish().children()) {
            graft(reader, child, shown, place * 8 - from * 8);
        }
    }

    /// Shows what a node has in a range of the block, where that range stands in the frame.
    private static void graft(Explain reader, Node node, ByteRange shown, long shift) {
        long begin = Math.max(node.range().bitFrom(), shown.bitFrom());
        long end = Math.min(node.range().bitTo(), shown.bitTo());
        boolean isDerived = node.range().bitLength() == 0;
        if (begin > end || begin == end && !isDerived || isDerived && node.range().bitFrom() == shown.bitFrom() && shown.bitFrom() > 0) {
            return;
        }
        if (node.field().type() == FieldType.GROUP || !node.children().isEmpty()) {
            String meaning = node.name();
            if (meaning == null) {
                reader.enter(node.field());
            } else {
                reader.enter(node.field(), meaning);
            }
            for (Node child : node.children()) {
                graft(reader, child, shown, shift);
            }
            reader.leave();
            return;
        }
        ByteRange place = new ByteRange(begin + shift, end - begin);
        boolean isWhole = end - begin == node.range().bitLength();
        reader.adopt(isWhole ? node.movedTo(reader.source(), place) : node.partAt(reader.source(), place));
    }
}
