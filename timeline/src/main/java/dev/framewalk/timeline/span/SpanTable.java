package dev.framewalk.timeline.span;

import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import java.util.ArrayList;
import java.util.List;

/// Spans as columns, in the order in which they began: which events open and close them. All else is told by those events.
///
/// One thread at a time adds; what was added may be read by any thread that learnt of its number.
final class SpanTable {
    /// In the column of last events: the end was not seen.
    private static final int OPEN = -1;

    private final ByteColumn kind = new ByteColumn();
    private final IntColumn first = new IntColumn();
    private final IntColumn last = new IntColumn();
    /// The names of spans, by their kind.
    private final List<String> ids = new ArrayList<>();

    /// Adds one that an event opens; returns its number.
    int open(String id, int event) {
        synchronized (ids) {
            int known = ids.indexOf(id);
            if (known < 0) {
                known = ids.size();
                ids.add(id);
            }
            kind.add((byte) known);
        }
        first.add(event);
        last.add(OPEN);
        return first.size() - 1;
    }

    void close(int span, int event) {
        last.set(span, event);
    }

    int count() {
        return first.size();
    }

    String id(int span) {
        synchronized (ids) {
            return ids.get(kind.at(span) & 0xff);
        }
    }

    int firstEvent(int span) {
        return first.at(span);
    }

    boolean isOpen(int span) {
        return last.at(span) == OPEN;
    }

    /// The event that closed it, or the one that opened it while it is open.
    int lastEvent(int span) {
        int closing = last.at(span);
        return closing == OPEN ? first.at(span) : closing;
    }
}
