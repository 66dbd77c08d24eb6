package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The frames of one channel of one conversation that carries several streams, in the order in which they were understood.
final class StreamFrames {
    private final Timeline timeline;
    private final int channel;
    private final List<Integer> events = new ArrayList<>();

    private StreamFrames(Timeline timeline, int channel) {
        this.timeline = timeline;
        this.channel = channel;
    }

    /// Those of each channel that has any.
    static List<StreamFrames> of(Timeline timeline, ConversationEvents events) {
        List<StreamFrames> all = new ArrayList<>();
        if (!events.hasFrames()) {
            return all;
        }
        for (int i = 0; i < events.toldCount(); i++) {
            int event = events.told(i);
            if (timeline.told(event) instanceof FrameEvent) {
                int channel = timeline.channelNumberOf(event);
                StreamFrames frames = all.stream()
                        .filter(known -> known.channel == channel)
                        .findFirst()
                        .orElse(null);
                if (frames == null) {
                    frames = new StreamFrames(timeline, channel);
                    all.add(frames);
                }
                frames.events.add(event);
            }
        }
        return all;
    }

    int channel() {
        return channel;
    }

    /// Indexes of their events.
    List<Integer> events() {
        return events;
    }

    FrameEvent frame(int event) {
        return (FrameEvent) Objects.requireNonNull(timeline.told(event));
    }

    /// Whether a frame carries the body of a message of a side: such frames take from windows, and take turns.
    boolean isBody(FrameEvent frame, Side sender) {
        return frame.side() == sender && frame.streamNumber() > 0 && frame.piece() == Piece.BODY;
    }
}
