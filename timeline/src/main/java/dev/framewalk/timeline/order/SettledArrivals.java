package dev.framewalk.timeline.order;

import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// Pieces of a stream about which nothing changes any more. One thread adds at the end; those that were added may be read meanwhile.
final class SettledArrivals implements Arrivals {
    private final LongColumn from;
    private final LongColumn to;
    private final IntColumn first;
    private final IntColumn accepted;
    private final ByteColumn evidence;

    SettledArrivals() {
        from = new LongColumn();
        to = new LongColumn();
        first = new IntColumn();
        accepted = new IntColumn();
        evidence = new ByteColumn();
    }

    private SettledArrivals(SettledArrivals longer, int pieces) {
        from = longer.from.prefix(pieces);
        to = longer.to.prefix(pieces);
        first = longer.first.prefix(pieces);
        accepted = longer.accepted.prefix(pieces);
        evidence = longer.evidence.prefix(pieces);
    }

    /// The first of these pieces, to be gone on with differently.
    SettledArrivals prefix(int pieces) {
        return new SettledArrivals(this, pieces);
    }

    /// Adds the first pieces of those that were open.
    void append(TroubledArrivals open, int pieces) {
        for (int i = 0; i < pieces; i++) {
            from.add(open.from(i));
            to.add(open.to(i));
            first.add(open.first(i));
            accepted.add(open.accepted(i));
            evidence.add((byte) open.evidence(i).ordinal());
        }
    }

    @Override
    public int count() {
        return from.size();
    }

    @Override
    public long from(int piece) {
        return from.at(piece);
    }

    @Override
    public long to(int piece) {
        return to.at(piece);
    }

    @Override
    public int first(int piece) {
        return first.at(piece);
    }

    @Override
    public int accepted(int piece) {
        return accepted.at(piece);
    }

    Acceptance.Evidence evidence(int piece) {
        return TroubledArrivals.EVIDENCE[evidence.at(piece)];
    }

    /// Whether any byte of a range is in one of them.
    boolean hasAnyOf(long begin, long end) {
        int piece = after(begin);
        return piece < count() && from(piece) < end;
    }
}
