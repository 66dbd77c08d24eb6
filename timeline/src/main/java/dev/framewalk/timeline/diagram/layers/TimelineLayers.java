package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.layers.LayersScene.Box;
import dev.framewalk.timeline.diagram.layers.LayersScene.Layer;
import dev.framewalk.timeline.diagram.layers.LayersScene.Look;
import dev.framewalk.timeline.diagram.layers.LayersScene.Row;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.StreamMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the layers of one TCP connection from a timeline. Keeps where each range lies, not what it is called; one thread at a time
/// uses it.
public final class TimelineLayers {
    private static final long NO_STREAM = -1;

    private final Timeline timeline;
    private final int conversation;
    private final UnaryOperator<String> names;
    private final DiagramWords words;
    private final LayerRanges[] client = ranges();
    private final LayerRanges[] server = ranges();
    /// With which event the message of a stream began, by stream, twice: requests, then responses.
    private final Map<Long, Integer> requests = new HashMap<>();
    private final Map<Long, Integer> responses = new HashMap<>();
    private int read;

    public TimelineLayers(Timeline timeline, int conversation, UnaryOperator<String> names, DiagramWords words) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.names = names;
        this.words = words;
    }

    private static LayerRanges[] ranges() {
        LayerRanges[] ranges = new LayerRanges[Layer.values().length];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = new LayerRanges();
        }
        return ranges;
    }

    public int conversation() {
        return conversation;
    }

    /// One past the last byte of a side.
    public long end(Side side) {
        StreamMap map = timeline.streamMap(conversation, side);
        return map == null ? 0 : map.end();
    }

    // ---- reading

    /// Takes in what was understood since.
    public void readOn() {
        int count = timeline.eventCount();
        for (; read < count; read++) {
            if (timeline.conversationOf(read) == conversation) {
                StreamEvent told = timeline.told(read);
                if (told != null && told.unit() != null && told.anomaly() == null) {
                    take(read, told, told.unit());
                }
            }
        }
    }

    private void take(int event, StreamEvent told, Unit unit) {
        Channel channel = timeline.channelOf(event);
        long stream = NO_STREAM;
        if (told instanceof MultiplexedEvent multiplexed) {
            stream = multiplexed.streamNumber();
            if (told instanceof ExchangeEvent part) {
                began(event, stream, part);
            }
        }
        switch (UnitEvent.kindOf(told)) {
            case RECORD -> add(Layer.RECORDS, event, channel, unit, NO_STREAM);
            case PART -> {
                add(Layer.PARTS, event, channel, unit, stream);
                if (told instanceof FrameEvent frame) {
                    add(Layer.STREAMS, event, channel, unit, stream);
                    if (frame.piece().isOfMessage()) {
                        add(Layer.MESSAGES, event, channel, unit, stream);
                    }
                }
            }
            case MESSAGE -> {
                if (told instanceof MessageEvent message && stream == NO_STREAM) {
                    message(event, channel, message, unit);
                } else {
                    add(Layer.MESSAGES, event, channel, unit, stream);
                }
            }
            case NOTHING -> {
                // others stand for these bytes
            }
        }
    }

    private void began(int event, long stream, ExchangeEvent part) {
        switch (part.part()) {
            case ASKING -> requests.put(stream, event);
            case ANSWERING -> responses.put(stream, event);
            case ASKED, ANSWERED -> {
                // its beginning names it
            }
        }
    }

    /// A message whose pieces lie side by side: its head and its body are parts.
    private void message(int event, Channel channel, MessageEvent message, Unit whole) {
        boolean isHead = message.part() == ExchangeEvent.Part.ASKING || message.part() == ExchangeEvent.Part.ANSWERING;
        if (isHead) {
            add(Layer.PARTS, event, channel, message.headUnit(), NO_STREAM);
            return;
        }
        LayerRanges parts = of(whole.side(), Layer.PARTS);
        for (Unit piece : message.bodyPieces()) {
            // what stands in chunks has a box already
            if (channel.onTcp(piece.side(), piece.from()) >= parts.end()) {
                add(Layer.PARTS, event, channel, piece, NO_STREAM);
            }
        }
        add(Layer.MESSAGES, event, channel, whole, NO_STREAM);
    }

    private LayerRanges of(Side side, Layer layer) {
        return (side == Side.CLIENT ? client : server)[layer.ordinal()];
    }

    private void add(Layer layer, int event, Channel channel, Unit unit, long stream) {
        if (unit.length() > 0) {
            Unit onTcp = onTcp(channel, unit);
            of(unit.side(), layer).add(onTcp.from(), onTcp.to(), event, stream, unit.length());
        }
    }

    /// Where the bytes of an event lie in TCP's stream; null if it stands for none.
    public @Nullable Unit placeOf(int event) {
        StreamEvent told = timeline.told(event);
        Unit unit = told == null ? null : told.unit();
        return unit == null ? null : onTcp(timeline.channelOf(event), unit);
    }

    /// Where bytes of a channel lie among TCP's, to the byte; what was encrypted with what surrounds it is shown by its record.
    private static Unit onTcp(Channel channel, Unit unit) {
        return unit.length() == 0
                ? channel.onTcp(unit)
                : new Unit(
                        unit.side(),
                        channel.onTcp(unit.side(), unit.from()),
                        channel.onTcp(unit.side(), unit.to() - 1) + 1);
    }

    // ---- scenes

    /// The scene of a stretch.
    ///
    /// @param smallest ranges of fewer bytes are put together and counted
    public LayersScene scene(Side sender, long from, long to, double smallest) {
        Conversation of = timeline.conversation(conversation);
        List<Row> rows = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            if (layer == Layer.SEGMENTS) {
                rows.add(new Row(layer, segments(sender, from, to, smallest)));
            } else if (of(Side.CLIENT, layer).count() + of(Side.SERVER, layer).count() > 0) {
                rows.add(new Row(layer, boxes(sender, layer, from, to, smallest)));
            }
        }
        LayersScene.Head head = new LayersScene.Head(
                conversation, sender, name(of, sender), name(of, sender.other()), end(sender));
        return new LayersScene(head, from, to, rows);
    }

    private String name(Conversation of, Side side) {
        return names.apply(of.end(side).address()) + ":" + of.end(side).port();
    }

    private List<Box> segments(Side sender, long from, long to, double smallest) {
        StreamMap map = timeline.streamMap(conversation, sender);
        Merging merging = new Merging(smallest);
        if (map == null) {
            return merging.done();
        }
        int latest = 0;
        long reached = from;
        for (int piece = map.pieceAfter(from); piece < map.pieces() && map.from(piece) < to; piece++) {
            int packet = map.packet(piece);
            long begin = map.from(piece);
            if (begin > reached) {
                merging.add(new Box(reached, begin, -1, packet, -1, words.text("layers.missing"), Look.MISSING, 1, begin - reached));
            }
            boolean isLate = piece + 1 < map.pieces() && map.packet(piece + 1) < packet;
            latest = Math.max(latest, packet);
            reached = begin + map.length(piece);
            merging.add(new Box(
                    begin,
                    reached,
                    -1,
                    packet,
                    -1,
                    words.text("layers.packet", packet),
                    isLate ? Look.LATE : Look.PLAIN,
                    1,
                    reached - begin));
        }
        return merging.done();
    }

    private List<Box> boxes(Side sender, Layer layer, long from, long to, double smallest) {
        LayerRanges ranges = of(sender, layer);
        Merging merging = new Merging(smallest);
        boolean joins = layer == Layer.STREAMS || layer == Layer.MESSAGES;
        for (int i = ranges.firstAfter(from); i < ranges.count() && ranges.from(i) < to; i++) {
            int last = i;
            long bytes = ranges.bytes(i);
            long stream = ranges.stream(i);
            if (joins && stream >= 0) {
                while (last + 1 < ranges.count()
                        && ranges.stream(last + 1) == stream
                        && ranges.from(last + 1) <= ranges.to(last)
                        && ranges.from(last + 1) < to) {
                    last++;
                    bytes += ranges.bytes(last);
                }
            }
            long end = ranges.to(last);
            if (merging.takesSilently(ranges.from(i), end)) {
                merging.count(ranges.from(i), end, ranges.event(i), stream, bytes);
            } else {
                merging.add(new Box(
                        ranges.from(i),
                        end,
                        ranges.event(i),
                        timeline.packetOf(ranges.event(i)),
                        stream,
                        label(layer, ranges.event(i), stream, sender),
                        timeline.told(ranges.event(i)) instanceof UnitEvent unit && unit.isEncrypted()
                                ? Look.CIPHERTEXT
                                : Look.PLAIN,
                        1,
                        bytes));
            }
            i = last;
        }
        return merging.done();
    }

    private String label(Layer layer, int event, long stream, Side sender) {
        if (layer == Layer.STREAMS) {
            return stream == 0 ? words.text("layers.connection") : words.text("layers.stream", stream);
        }
        if (layer == Layer.MESSAGES && stream >= 0) {
            Integer began = (sender == Side.CLIENT ? requests : responses).get(stream);
            StreamEvent told = began == null ? null : timeline.told(began);
            return told == null ? words.text("layers.stream", stream) : LayerLabels.of(told, words);
        }
        return layer == Layer.PARTS
                ? LayerLabels.part(timeline.told(event), words)
                : LayerLabels.of(timeline.told(event), words);
    }

    /// Puts together what is too small.
    private final class Merging {
        private final double smallest;
        private final List<Box> boxes = new ArrayList<>();
        private @Nullable Box single;
        private long from;
        private long to;
        private int event;
        private int packet;
        private long stream;
        private long bytes;
        private int count;

        Merging(double smallest) {
            this.smallest = smallest;
        }

        boolean takesSilently(long begin, long end) {
            return end - begin < smallest;
        }

        void add(Box box) {
            if (takesSilently(box.from(), box.to())) {
                count(box.from(), box.to(), box.event(), box.stream(), box.bytes());
                packet = count == 1 ? box.packet() : packet;
                if (count == 1) {
                    single = box;
                }
            } else {
                flush();
                boxes.add(box);
            }
        }

        void count(long begin, long end, int ofEvent, long ofStream, long ownBytes) {
            // many small ones make a box of at least the smallest size, and then another one
            if (count > 0 && (begin > to + smallest || to - from >= smallest * 4)) {
                flush();
            }
            if (count == 0) {
                from = begin;
                event = ofEvent;
                packet = ofEvent >= 0 ? timeline.packetOf(ofEvent) : 0;
                stream = ofStream;
                single = null;
            } else if (stream != ofStream) {
                stream = -1;
            }
            to = end;
            bytes = count == 0 ? ownBytes : bytes + ownBytes;
            count++;
        }

        private void flush() {
            Box only = single;
            if (count == 1 && only != null) {
                boxes.add(only);
            } else if (count > 0) {
                boxes.add(new Box(
                        from, to, event, packet, stream, words.text("layers.count", Quantities.count(count)), Look.PLAIN, count, bytes));
            }
            count = 0;
            single = null;
        }

        List<Box> done() {
            flush();
            return boxes;
        }
    }
}
