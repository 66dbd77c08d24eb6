package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.timeline.column.IntColumn;
import java.util.List;

/// Which events make up each exchange of one conversation: request begun and over, answer begun and over.
///
/// One thread adds, any thread looks up.
public final class Exchanges {
    public static final int NOTHING = -1;
    /// Exchange numbers are counted by decoders one by one; a jump further than this is a mistake, and ignored.
    private static final int FURTHEST = 1 << 16;

    private static final int PARTS = ExchangeEvent.Part.values().length;
    private final IntColumn events = new IntColumn();
    /// The number that stands first: connections that were joined midway do not begin with 1.
    private int first = 1;

    synchronized void add(ExchangeEvent event, int index) {
        int exchange = event.exchange();
        if (events.size() == 0) {
            first = Math.max(1, exchange - FURTHEST);
        }
        long place = (long) exchange - first;
        if (place < 0 || place > events.size() / PARTS + FURTHEST) {
            return;
        }
        while (events.size() <= place * PARTS) {
            for (int part = 0; part < PARTS; part++) {
                events.add(NOTHING);
            }
        }
        int at = (int) place * PARTS + event.part().ordinal();
        if (events.at(at) == NOTHING || event.part() == ExchangeEvent.Part.ASKED) {
            events.set(at, index);
        }
    }

    /// The event that is this part of an exchange, or [#NOTHING].
    public synchronized int event(int exchange, ExchangeEvent.Part part) {
        long at = ((long) exchange - first) * PARTS + part.ordinal();
        return exchange < first || at >= events.size() ? NOTHING : events.at((int) at);
    }

    /// All of which something was seen, in the order of their numbers.
    public synchronized void addTo(int channel, List<ExchangeParts> into) {
        for (int at = 0; at < events.size(); at += PARTS) {
            int asking = events.at(at + ExchangeEvent.Part.ASKING.ordinal());
            int asked = events.at(at + ExchangeEvent.Part.ASKED.ordinal());
            int answering = events.at(at + ExchangeEvent.Part.ANSWERING.ordinal());
            int answered = events.at(at + ExchangeEvent.Part.ANSWERED.ordinal());
            if (Math.max(Math.max(asking, asked), Math.max(answering, answered)) != NOTHING) {
                into.add(new ExchangeParts(channel, first + at / PARTS, asking, asked, answering, answered));
            }
        }
    }
}
