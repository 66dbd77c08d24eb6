package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import dev.framewalk.timeline.story.Handshake;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The frames of one channel of one conversation that carries several streams, in the order in which they were understood.
final class StreamFrames {
    private static final int IS_OF_SERVER = 1;
    private static final int IS_BODY = 2;
    private static final int IS_LAST = 4;

    private final Timeline timeline;
    private final int conversation;
    private final int channel;
    private final IntColumn events = new IntColumn();
    private final LongColumn streams = new LongColumn();
    private final LongColumn lengths = new LongColumn();
    private final ByteColumn facts = new ByteColumn();
    private final Map<Side, WindowWaits> windows = new EnumMap<>(Side.class);

    StreamFrames(Timeline timeline, int conversation, int channel) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.channel = channel;
        Handshake handshake = timeline.handshake(conversation);
        for (Side sender : Side.values()) {
            windows.put(sender, new WindowWaits(timeline, conversation, channel, sender, handshake));
        }
    }

    void add(int event, FrameEvent frame) {
        events.add(event);
        streams.add(frame.streamNumber());
        lengths.add(frame.pieceLength());
        facts.add((byte) ((frame.side() == Side.SERVER ? IS_OF_SERVER : 0)
                | (frame.streamNumber() > 0 && frame.piece() == Piece.BODY ? IS_BODY : 0)
                | (frame.isLast() ? IS_LAST : 0)));
        windows.values().forEach(waits -> waits.add(event, frame));
    }

    /// What waited for windows of flow control, of what a side sends.
    List<Wait> windowWaits(Side sender, Handshake handshake) {
        WindowWaits known = windows.get(sender);
        if (known == null || !known.isStillRight(handshake)) {
            // the handshake was understood later, or a time turned out to be wrong
            known = new WindowWaits(timeline, conversation, channel, sender, handshake);
            for (int i = 0; i < count(); i++) {
                if (timeline.told(event(i)) instanceof FrameEvent frame) {
                    known.add(event(i), frame);
                }
            }
            windows.put(sender, known);
        }
        return known.found();
    }

    int channel() {
        return channel;
    }

    int count() {
        return events.size();
    }

    int event(int index) {
        return events.at(index);
    }

    long stream(int index) {
        return streams.at(index);
    }

    /// How many bytes of a message it carries.
    long length(int index) {
        return lengths.at(index);
    }

    /// Whether its sender sends nothing more on its stream.
    boolean isLast(int index) {
        return (facts.at(index) & IS_LAST) != 0;
    }

    /// Whether a frame carries the body of a message of a side: such frames take turns.
    boolean isBody(int index, Side sender) {
        return (facts.at(index) & IS_BODY) != 0 && (facts.at(index) & IS_OF_SERVER) != 0 == (sender == Side.SERVER);
    }
}
