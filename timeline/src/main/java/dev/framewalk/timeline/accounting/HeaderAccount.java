package dev.framewalk.timeline.accounting;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the header fields of one conversation cost, message by message.
///
/// @param conversation the conversation
/// @param entries      one for each head, in the order of the capture
public record HeaderAccount(int conversation, List<Entry> entries) {
    /// Heads longer than this are not looked into for cookies.
    private static final int LONGEST_HEAD = 1 << 20;

    public HeaderAccount {
        entries = List.copyOf(entries);
    }

    /// What one head cost, and the event that brought it.
    public record Entry(int event, HeaderCost cost) {}

    /// Of a conversation, as far as its events have been published; without entries if it carries no HTTP.
    public static HeaderAccount of(Timeline timeline, int conversation) {
        List<Entry> entries = new ArrayList<>();
        ConversationWalk.told(timeline, conversation, (event, told) -> {
            HeaderCost cost = HeaderCost.isTextHead(told)
                    ? text(timeline, event, (HttpMessageEvent) told)
                    : HeaderCost.of(told);
            if (cost != null) {
                entries.add(new Entry(event, cost));
            }
        });
        return new HeaderAccount(conversation, entries);
    }

    private static @Nullable HeaderCost text(Timeline timeline, int event, HttpMessageEvent message) {
        Unit unit = message.headUnit();
        StreamPlaces places = timeline.channelOf(event).places(unit.side());
        if (places == null) {
            return null;
        }
        Bytes head = places.bytes(unit.from(), unit.to(), timeline.capture().bytes(), LONGEST_HEAD);
        return HeaderCost.ofText(message, head.length() == unit.length() ? message.fields(head) : List.of());
    }

    /// Of one side.
    public HeaderSum sum(Side side) {
        HeaderSum sum = HeaderSum.NONE;
        for (Entry entry : entries) {
            if (entry.cost().side() == side) {
                sum = sum.plus(entry.cost());
            }
        }
        return sum;
    }

    /// Of one exchange (in HTTP/2, of one stream): its request, response and trailers.
    public HeaderSum sum(long exchange) {
        HeaderSum sum = HeaderSum.NONE;
        for (Entry entry : entries) {
            if (entry.cost().exchange() == exchange) {
                sum = sum.plus(entry.cost());
            }
        }
        return sum;
    }

    /// Of both sides.
    public HeaderSum sum() {
        return sum(Side.CLIENT).plus(sum(Side.SERVER));
    }

    /// Whether a line of it makes sense: some head was seen.
    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
