package dev.framewalk.timeline;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// What a packet carries in a few words, as users of packet lists know them: that of the innermost protocol of which something ends with it.
///
/// @param level the level of the stream's layer that it is about
/// @param words a few words for each message or frame; empty if nothing is complete with this packet
record PacketTitle(int level, String words) {
    /// A packet may end a thousand tiny frames; a line of a list shows a few.
    private static final int MOST = 12;

    static PacketTitle of(Timeline timeline, int packet) {
        int count = timeline.eventCount();
        int first = timeline.firstEventOf(packet);
        int end = first;
        int level = -1;
        for (; end < count && timeline.packetOf(end) == packet; end++) {
            if (timeline.told(end) instanceof StreamEvent told && !words(told).isEmpty()) {
                level = Math.max(level, timeline.levelOf(end));
            }
        }
        List<StreamEvent> events = new ArrayList<>();
        for (int i = first; i < end; i++) {
            if (timeline.told(i) instanceof StreamEvent told && timeline.levelOf(i) == level) {
                events.add(told);
            }
        }
        return new PacketTitle(Math.max(0, level), String.join(", ", words(events)));
    }

    private static List<String> words(List<StreamEvent> events) {
        List<String> all = new ArrayList<>();
        boolean hasMessages = events.stream()
                .anyMatch(event -> !(event instanceof MultiplexedEvent) && isMessage(event));
        for (StreamEvent event : events) {
            if (event instanceof MultiplexedEvent frame) {
                if (event.depth() == Depth.FRAMES && !event.brief().isEmpty() && event.anomaly() == null) {
                    all.add(event.brief() + (frame.streamNumber() == 0 ? "" : " [" + frame.streamNumber() + "]"));
                }
            } else if (hasMessages ? isMessage(event) : !words(event).isEmpty()) {
                all.add(words(event));
            }
        }
        if (all.size() > MOST) {
            all.subList(MOST, all.size()).clear();
            all.add("…");
        }
        return all;
    }

    /// Whether an event stands for a message rather than for one of its pieces.
    private static boolean isMessage(StreamEvent event) {
        return event instanceof ExchangeEvent part
                ? isTold(part)
                : event.depth() == Depth.MESSAGES && !words(event).isEmpty();
    }

    private static boolean isTold(ExchangeEvent part) {
        return part.part() == ExchangeEvent.Part.ASKING || part.part() == ExchangeEvent.Part.ANSWERED;
    }

    private static String words(StreamEvent event) {
        if (event instanceof ExchangeEvent part && !(event instanceof MultiplexedEvent)) {
            return isTold(part) ? part.title() : "";
        }
        return event.anomaly() == null ? event.brief() : "";
    }
}
