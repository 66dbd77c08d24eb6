package dev.framewalk.timeline.telling;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.Channel;
import java.util.ArrayList;
import java.util.List;

/// What a packet carries in a few words, as users of packet lists know them: that of the innermost protocol of which something ends with it.
///
/// @param channel the number of the channel that it is about, in its conversation
/// @param words a few words for each message or frame; empty if nothing is complete with this packet
record PacketTitle(int channel, String words) {
    /// A packet may end a thousand tiny frames; a line of a list shows a few.
    private static final int MOST = 12;

    static PacketTitle of(Timeline timeline, int packet) {
        int count = timeline.eventCount();
        int first = timeline.firstEventOf(packet);
        int end = first;
        int innermost = -1;
        int channel = Channel.ROOT;
        for (; end < count && timeline.packetOf(end) == packet; end++) {
            StreamEvent told = timeline.told(end);
            if (told != null && !words(told).isEmpty()) {
                int depth = timeline.channelOf(end).depth();
                if (depth > innermost) {
                    innermost = depth;
                    channel = timeline.channelNumberOf(end);
                }
            }
        }
        List<StreamEvent> events = new ArrayList<>();
        for (int i = first; i < end; i++) {
            StreamEvent told = timeline.told(i);
            if (told != null && timeline.channelOf(i).depth() == innermost) {
                events.add(told);
            }
        }
        return new PacketTitle(channel, String.join(", ", words(events)));
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
