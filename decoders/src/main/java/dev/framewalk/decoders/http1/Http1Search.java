package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;

/// Finds the place again after a gap, a late start or broken framing: looks for the next line that can begin a message.
final class Http1Search {
    private final Http1Exchanges exchanges;

    Http1Search(Http1Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /// Passes over bytes until a line looks like the beginning of a message. Returns where reading goes on.
    long search(Http1Flow flow, Bytes window, long position, long end, long shift) {
        long lineFrom = position;
        while (true) {
            long lineFeed = window.indexOf((byte) Http1Line.LF, lineFrom, end);
            if (lineFeed < 0) {
                long from = Math.max(lineFrom, end - Http1Line.LONGEST_SEARCHED);
                if (from > lineFrom) {
                    flow.dropCarry();
                }
                flow.keep(window, from, (int) (end - from), from + shift);
                flow.dropCarryBefore(Http1Line.LONGEST_SEARCHED);
                return end;
            }
            boolean wasCarried = flow.hasCarry();
            if (wasCarried) {
                flow.keep(window, lineFrom, (int) (lineFeed + 1 - lineFrom), lineFrom + shift);
            }
            Bytes source = wasCarried ? flow.carried() : window;
            long to = wasCarried ? flow.carryLength() - 1 : lineFeed;
            long from = Math.max(wasCarried ? 0 : lineFrom, to - Http1Line.LONGEST_SEARCHED);
            long content = to > from && source.u8(to - 1) == Http1Line.CR ? to - 1 : to;
            long start = Http1Line.findStart(source, from, content);
            if (start >= 0) {
                found(flow, wasCarried ? flow.carryFrom() + start : start + shift, lineFeed + 1 + shift);
                if (wasCarried) {
                    flow.dropCarryBefore((int) (flow.carryLength() - start));
                    return lineFeed + 1;
                }
                return start;
            }
            flow.dropCarry();
            lineFrom = lineFeed + 1;
            if (lineFrom == end) {
                return end;
            }
        }
    }

    private void found(Http1Flow flow, long messageFrom, long lineEnd) {
        long skipped = messageFrom - Math.max(0, flow.skippedFrom);
        flow.messageFrom = messageFrom;
        flow.lineFrom = lineEnd;
        flow.hasLine = true;
        flow.skippedFrom = -1;
        flow.step(Http1Life.Trigger.START_LINE_BEGAN);
        if (skipped > 0) {
            exchanges.anomaly(
                    flow.unit(messageFrom, lineEnd), Http1Anomaly.RESYNCHRONIZED, Long.toString(skipped), "0");
        }
    }
}
