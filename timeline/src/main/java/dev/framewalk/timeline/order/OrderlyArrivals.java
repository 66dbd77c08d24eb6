package dev.framewalk.timeline.order;

import dev.framewalk.timeline.sweep.StreamMap;

/// Bytes of which nothing was lost, repeated or overtaken: where they were captured says it all.
///
/// @param map   where they are
/// @param count how many of its pieces are meant
record OrderlyArrivals(StreamMap map, int count) implements Arrivals {
    @Override
    public long from(int piece) {
        return map.from(piece);
    }

    @Override
    public long to(int piece) {
        return map.from(piece) + map.length(piece);
    }

    @Override
    public int first(int piece) {
        return map.packet(piece);
    }

    @Override
    public int accepted(int piece) {
        return map.packet(piece);
    }
}
