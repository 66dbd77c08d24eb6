package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The events that begin and end each request and each answer of one conversation, in the order of exchanges.
final class ExchangeTimes {
    private final List<Exchange> all;

    /// One request with its answer; events are -1 where they were not seen.
    ///
    /// @param channel       the number of the channel that it is in
    /// @param number        which exchange of its connection
    /// @param streamNumber  the HTTP/2 stream; [Wait#NO_STREAM] where there are none
    /// @param asking        the request begins
    /// @param asked         the request is whole
    /// @param answering     the answer begins
    /// @param answered      the answer is whole
    record Exchange(int channel, int number, long streamNumber, int asking, int asked, int answering, int answered) {
        boolean isOnStream() {
            return streamNumber != Wait.NO_STREAM;
        }
    }

    private static final class Parts {
        private final int[] events = {-1, -1, -1, -1};
        private long stream = Wait.NO_STREAM;
    }

    ExchangeTimes(Timeline timeline, ConversationEvents events) {
        TreeMap<Long, Parts> found = new TreeMap<>();
        for (int i = 0; i < events.toldCount(); i++) {
            int event = events.told(i);
            if (timeline.told(event) instanceof ExchangeEvent part && part.exchange() > 0) {
                long key = (long) timeline.channelNumberOf(event) << 32 | part.exchange();
                Parts parts = found.computeIfAbsent(key, k -> new Parts());
                int at = part.part().ordinal();
                if (parts.events[at] < 0) {
                    parts.events[at] = event;
                }
                if (part instanceof MultiplexedEvent frame) {
                    parts.stream = frame.streamNumber();
                }
            }
        }
        List<Exchange> list = new ArrayList<>();
        found.forEach((key, parts) -> {
            int asking = parts.events[Part.ASKING.ordinal()];
            int asked = parts.events[Part.ASKED.ordinal()];
            int answering = parts.events[Part.ANSWERING.ordinal()];
            int answered = parts.events[Part.ANSWERED.ordinal()];
            list.add(new Exchange(
                    (int) (key >>> 32),
                    (int) (long) key,
                    parts.stream,
                    asking < 0 ? asked : asking,
                    asked < 0 ? asking : asked,
                    answering < 0 ? answered : answering,
                    answered));
        });
        all = List.copyOf(list);
    }

    List<Exchange> all() {
        return all;
    }
}
