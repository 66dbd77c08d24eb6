package dev.framewalk.timeline;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.timeline.column.IntColumn;

/// Which events make up each exchange of one conversation: request begun and over, answer begun and over.
///
/// One thread adds, any thread looks up.
final class Exchanges {
    static final int NOTHING = -1;
    /// Exchange numbers are counted by decoders one by one; a jump further than this is a mistake, and ignored.
    private static final int FURTHEST = 1 << 16;

    private static final int PARTS = ExchangeEvent.Part.values().length;
    private final IntColumn events = new IntColumn();

    synchronized void add(ExchangeEvent event, int index) {
        int exchange = event.exchange();
        int known = events.size() / PARTS;
        if (exchange < 1 || exchange > known + FURTHEST) {
            return;
        }
        while (events.size() < exchange * PARTS) {
            events.add(NOTHING);
        }
        int at = (exchange - 1) * PARTS + event.part().ordinal();
        if (events.at(at) == NOTHING || event.part() == ExchangeEvent.Part.ASKED) {
            events.set(at, index);
        }
    }

    synchronized int count() {
        return events.size() / PARTS;
    }

    /// The event that is this part of an exchange, or [#NOTHING].
    synchronized int event(int exchange, ExchangeEvent.Part part) {
        int at = (exchange - 1) * PARTS + part.ordinal();
        return exchange < 1 || at >= events.size() ? NOTHING : events.at(at);
    }
}
