package dev.framewalk.ui.cli;

import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.WaitTotal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A stream or a message with the time that it waited, by cause.
///
/// @param stream number of the HTTP/2 stream; [Wait#NO_STREAM] for a message of other protocols
/// @param title  what was asked for on it, or what it is
record HolRow(long stream, String title, Map<WaitCause, WaitTotal> totals) {
    /// What tells rows apart: streams by number, messages by exchange, what is neither together.
    private record Key(int channel, long stream, int exchange) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byChannel = Integer.compare(channel, other.channel);
            int byStream = byChannel != 0 ? byChannel : Long.compare(stream, other.stream);
            return byStream != 0 ? byStream : Integer.compare(exchange, other.exchange);
        }
    }

    /// The rows of one conversation.
    ///
    /// @param only the stream to tell about; -1 for all
    static List<HolRow> of(Timeline timeline, ConversationWaits waits, long only) {
        Map<Key, EnumMap<WaitCause, List<Wait>>> groups = new TreeMap<>();
        for (Wait wait : waits.all()) {
            if (only < 0 || wait.streamNumber() == only) {
                groups.computeIfAbsent(key(timeline, wait), k -> new EnumMap<>(WaitCause.class))
                        .computeIfAbsent(wait.cause(), c -> new ArrayList<>())
                        .add(wait);
            }
        }
        Map<Key, String> titles = new HashMap<>();
        List<HolRow> rows = new ArrayList<>();
        groups.forEach((key, causes) -> {
            EnumMap<WaitCause, WaitTotal> totals = new EnumMap<>(WaitCause.class);
            causes.forEach((cause, of) -> {
                totals.put(cause, WaitTotal.of(cause, key.stream, of));
                of.forEach(wait -> titles.merge(key, title(timeline, wait), (a, b) -> a.isEmpty() ? b : a));
            });
            String title = titles.getOrDefault(key, "");
            rows.add(new HolRow(key.stream, title.isEmpty() ? CommandTexts.of("hol.other") : title, totals));
        });
        return rows;
    }

    private static Key key(Timeline timeline, Wait wait) {
        if (wait.streamNumber() != Wait.NO_STREAM) {
            return new Key(wait.channel(), wait.streamNumber(), 0);
        }
        StreamEvent told = wait.event() < 0 ? null : timeline.told(wait.event());
        return new Key(wait.channel(), wait.streamNumber(), told instanceof ExchangeEvent part ? part.exchange() : 0);
    }

    /// What was asked for, in the words of the request.
    private static String title(Timeline timeline, Wait wait) {
        if (wait.event() < 0 || wait.streamNumber() == 0) {
            return wait.streamNumber() == 0 ? CommandTexts.of("hol.connection") : "";
        }
        if (!(timeline.told(wait.event()) instanceof ExchangeEvent part)) {
            return "";
        }
        int asked = timeline.askedBefore(wait.event());
        return asked >= 0 && timeline.told(asked) instanceof ExchangeEvent request && part.part() != Part.ASKING
                ? request.title()
                : part.title();
    }
}
