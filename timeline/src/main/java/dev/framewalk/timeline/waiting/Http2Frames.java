package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.http2.Http2Detail;
import dev.framewalk.decoders.http2.Http2Event.FrameSeen;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The HTTP/2 frames of one channel of one conversation that fill or open a sender's windows, in the order in which they were understood.
final class Http2Frames {
    private final Timeline timeline;
    private final int channel;
    private final List<Integer> events = new ArrayList<>();

    private Http2Frames(Timeline timeline, int channel) {
        this.timeline = timeline;
        this.channel = channel;
    }

    /// Those of each channel that speaks HTTP/2.
    static List<Http2Frames> of(Timeline timeline, ConversationEvents events) {
        List<Http2Frames> all = new ArrayList<>();
        for (int i = 0; i < events.toldCount(); i++) {
            int event = events.told(i);
            if (timeline.told(event) instanceof FrameSeen) {
                int channel = timeline.channelNumberOf(event);
                Http2Frames frames = all.stream()
                        .filter(known -> known.channel == channel)
                        .findFirst()
                        .orElse(null);
                if (frames == null) {
                    frames = new Http2Frames(timeline, channel);
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

    FrameSeen frame(int event) {
        return (FrameSeen) Objects.requireNonNull(timeline.told(event));
    }

    /// Whether an event is a DATA frame of a side.
    boolean isData(FrameSeen frame, Side sender) {
        return frame.side() == sender && frame.streamNumber() > 0 && frame.detail() instanceof Http2Detail.Content;
    }
}
