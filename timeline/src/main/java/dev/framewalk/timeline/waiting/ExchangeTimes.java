package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.ExchangeParts;
import java.util.ArrayList;
import java.util.List;

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

    ExchangeTimes(Timeline timeline, int conversation, ConversationEvents events) {
        List<Exchange> list = new ArrayList<>();
        for (ExchangeParts parts : timeline.exchanges(conversation)) {
            if (parts.number() <= 0) {
                continue;
            }
            int asking = parts.asking() < 0 ? parts.asked() : parts.asking();
            int answering = parts.answering() < 0 ? parts.answered() : parts.answering();
            list.add(new Exchange(
                    parts.channel(),
                    parts.number(),
                    events.streamOf(asking < 0 ? answering : asking),
                    asking,
                    parts.asked() < 0 ? parts.asking() : parts.asked(),
                    answering,
                    parts.answered()));
        }
        all = List.copyOf(list);
    }

    List<Exchange> all() {
        return all;
    }
}
