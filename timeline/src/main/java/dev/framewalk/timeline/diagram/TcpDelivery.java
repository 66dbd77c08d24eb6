package dev.framewalk.timeline.diagram;

import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.sweep.StreamMap;

/// With which packet each byte of one direction could be handed on: the last of those that brought it and all bytes before it.
///
/// Pieces of a stream lie in the order of their bytes, so that packet is the largest number so far. It is kept for every so many
/// pieces; [#at] goes on from there.
final class TcpDelivery {
    private static final int STRIDE = 64;

    private final StreamMap map;
    /// The largest packet of the first `STRIDE * i` pieces.
    private final IntColumn largest = new IntColumn();
    private int read;
    private int largestSoFar;

    TcpDelivery(StreamMap map) {
        this.map = map;
    }

    /// Takes in the pieces that there are now.
    void readOn() {
        int known = map.pieces();
        for (; read < known; read++) {
            if (read % STRIDE == 0) {
                largest.add(largestSoFar);
            }
            largestSoFar = Math.max(largestSoFar, map.packet(read));
        }
    }

    StreamMap map() {
        return map;
    }

    int pieces() {
        return read;
    }

    /// One past the last byte of a piece.
    long end(int piece) {
        return map.from(piece) + map.length(piece);
    }

    /// The packet with which a piece could be handed on. Cheap only if asked piece after piece.
    int at(int piece) {
        int begin = piece / STRIDE * STRIDE;
        int most = largest.at(piece / STRIDE);
        for (int i = begin; i <= piece; i++) {
            most = Math.max(most, map.packet(i));
        }
        return most;
    }

    /// The first piece that could not be handed on before this packet.
    int firstWith(int packet) {
        int low = 0;
        int high = largest.size();
        // the last kept place before which everything was handed on earlier
        while (low < high) {
            int middle = low + high >>> 1;
            if (largest.at(middle) < packet) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int piece = Math.max(0, low - 1) * STRIDE;
        while (piece < read && at(piece) < packet) {
            piece++;
        }
        return piece;
    }

    /// All bytes before this position could be handed on with this packet or earlier.
    long positionAfter(int packet) {
        int piece = firstWith(packet + 1);
        return piece == 0 ? 0 : end(piece - 1);
    }
}
