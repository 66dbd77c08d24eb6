package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.StreamLayer;
import dev.framewalk.timeline.sweep.UncoveredMap;
import org.jspecify.annotations.Nullable;

/// Where the bytes of inner layers lie on TCP, to the byte.
///
/// The ciphers of TLS that are in use keep bytes in place: plain byte n of a record is made of the encrypted byte n behind the record's
/// header and the nonce that some of them write there. What surrounds them tells which it is.
final class TcpPositions {
    private static final int RECORD_HEADER = 5;
    /// AES-GCM and AES-CCM of TLS 1.2 write 8 bytes of nonce before the encrypted bytes and 16 bytes of tag behind (RFC 5288).
    private static final int EXPLICIT_NONCE = 8;

    private static final int WITH_EXPLICIT_NONCE = RECORD_HEADER + EXPLICIT_NONCE + 16;

    private final Timeline timeline;
    private final int conversation;

    TcpPositions(Timeline timeline, int conversation) {
        this.timeline = timeline;
        this.conversation = conversation;
    }

    /// The byte of TCP that carries a byte of a layer.
    long onTcp(int layer, Side side, long position) {
        long at = position;
        for (int level = layer; level > 0; level--) {
            if (map(level, side) instanceof UncoveredMap map) {
                int run = runOf(map, at);
                if (run < 0) {
                    continue;
                }
                at = Math.min(map.outerTo(run) - 1, map.outerFrom(run) + before(map, run) + Math.max(0, at - map.from(run)));
            }
        }
        return at;
    }

    /// The last byte of TCP that must be there for a byte of a layer to be opened: the end of the outermost record around it.
    long openedBy(int layer, Side side, long position) {
        long at = position;
        for (int level = layer; level > 0; level--) {
            if (map(level, side) instanceof UncoveredMap map) {
                int run = runOf(map, at);
                if (run >= 0) {
                    at = map.outerTo(run) - 1;
                }
            }
        }
        return at;
    }

    /// The bytes of the layer inside that bytes of a layer carry; of a record of which only header or tag are meant, all. Null if none.
    @Nullable Unit inside(int layer, Unit range) {
        StreamLayer stream = timeline.stream(conversation, layer);
        if (stream.inner() == null) {
            return null;
        }
        if (!(map(layer + 1, range.side()) instanceof UncoveredMap map)) {
            return stream.uncoveredOf(range);
        }
        int first = map.runAfterOuter(range.from());
        int last = first - 1;
        while (last + 1 < map.runs() && map.outerFrom(last + 1) < range.to()) {
            last++;
        }
        if (last < first) {
            return null;
        }
        long from = clamp(map, first, range.from());
        long to = clamp(map, last, range.to());
        return from < to
                ? new Unit(range.side(), from, to)
                : new Unit(range.side(), map.from(first), map.from(last) + map.length(last));
    }

    private static long clamp(UncoveredMap map, int run, long outer) {
        long into = outer - map.outerFrom(run) - before(map, run);
        return map.from(run) + Math.max(0, Math.min(map.length(run), into));
    }

    private static int runOf(UncoveredMap map, long position) {
        int run = map.runAfter(position);
        return run < map.runs() && map.from(run) <= position ? run : -1;
    }

    /// Bytes of a record before its first encrypted one.
    private static int before(UncoveredMap map, int run) {
        long around = map.outerTo(run) - map.outerFrom(run) - map.length(run);
        return around == WITH_EXPLICIT_NONCE ? RECORD_HEADER + EXPLICIT_NONCE : (int) Math.min(RECORD_HEADER, around);
    }

    private @Nullable Object map(int level, Side side) {
        return timeline.stream(conversation, level).places(side);
    }
}
