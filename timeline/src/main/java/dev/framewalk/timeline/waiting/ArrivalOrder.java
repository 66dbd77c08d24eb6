package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.sweep.StreamMap;

/// Finds the [Disorder] of one direction in the order in which its bytes reached the vantage.
///
/// A byte can be delivered with the packet that is the latest among those that brought it and all bytes before it: a running maximum
/// over the pieces of the stream.
final class ArrivalOrder {
    private final StreamMap map;
    private final Gaps gaps;

    ArrivalOrder(StreamMap map, Gaps gaps) {
        this.map = map;
        this.gaps = gaps;
    }

    Disorder find() {
        Disorder found = new Disorder();
        int latest = 0;
        int latestHole = -1;
        long latestTo = 0;
        long latestFrom = 0;
        int givenUp = 0;
        int givenUpHole = -1;
        int gap = 0;
        int pieces = map.pieces();
        for (int i = 0; i < pieces; i++) {
            long from = map.from(i);
            int packet = map.packet(i);
            for (; gap < gaps.size() && gaps.from(gap) < from; gap++) {
                if (gaps.isCut(gap)) {
                    // not missing on the wire: the capture has only the beginnings of packets
                    latest = Math.max(latest, gaps.packet(gap));
                } else if (gaps.packet(gap) > givenUp) {
                    givenUp = gaps.packet(gap);
                    givenUpHole = found.addHole(gaps.from(gap), gaps.to(gap), 0, givenUp, false);
                }
            }
            long to = from + map.length(i);
            if (packet > latest) {
                latest = packet;
                latestFrom = from;
                latestTo = to;
                latestHole = -1;
            } else if (packet == latest && from == latestTo) {
                latestTo = to;
                if (latestHole >= 0) {
                    found.widen(latestHole, to);
                }
            }
            if (packet < givenUp && latest <= givenUp) {
                found.add(from, to, packet, givenUp, givenUpHole);
            } else if (packet < latest) {
                if (latestHole < 0) {
                    latestHole = found.addHole(latestFrom, latestTo, latest, latest, false);
                }
                found.add(from, to, packet, latest, latestHole);
            } else if (packet == latest && from > latestTo) {
                // the same packet brought bytes behind ones that were there: another hole, if anything waits behind it
                latestFrom = from;
                latestTo = to;
                latestHole = -1;
            }
        }
        return found;
    }
}
