package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;
import java.util.ArrayList;
import java.util.List;

/// Where each byte of one direction of a stream was captured: the way from stream positions to packets.
///
/// Pieces ascend by stream position and do not overlap; holes are bytes that were never captured.
public final class StreamMap implements StreamPlaces {
    private final LongColumn from = new LongColumn();
    private final LongColumn at = new LongColumn();
    private final IntColumn length = new IntColumn();
    private final IntColumn packet = new IntColumn();
    private final IntColumn window = new IntColumn();
    /// Windows other than the capture itself (datagrams put together from fragments); index 0 is the capture.
    private final List<Bytes> others = new ArrayList<>();

    /// By piece, the last packet among those that brought it and all before it; as far as somebody has asked.
    private final IntColumn readable = new IntColumn();

    private volatile int count;

    void add(long streamFrom, Bytes bytes, boolean isCapture, long position, int bytesLength, int packetNumber) {
        from.add(streamFrom);
        at.add(position);
        length.add(bytesLength);
        packet.add(packetNumber);
        if (isCapture) {
            window.add(0);
        } else {
            synchronized (others) {
                others.add(bytes);
                window.add(others.size());
            }
        }
        count = from.size();
    }

    @Override
    public long end() {
        int last = count - 1;
        return last < 0 ? 0 : from.at(last) + length.at(last);
    }

    public int pieces() {
        return count;
    }

    /// Where piece i begins in the stream.
    public long from(int piece) {
        return from.at(piece);
    }

    public int length(int piece) {
        return length.at(piece);
    }

    /// The packet that brought piece i.
    public int packet(int piece) {
        return packet.at(piece);
    }

    /// The packet with which piece i and all before it were there. What it takes to know is made when somebody asks first.
    public int readableBy(int piece) {
        synchronized (readable) {
            for (int i = readable.size(); i <= piece; i++) {
                readable.add(Math.max(packet.at(i), i == 0 ? 0 : readable.at(i - 1)));
            }
            return readable.at(piece);
        }
    }

    /// Where piece i begins in its window.
    public long at(int piece) {
        return at.at(piece);
    }

    /// The window that piece i is in.
    public Bytes window(int piece, Bytes capture) {
        int index = window.at(piece);
        if (index == 0) {
            return capture;
        }
        synchronized (others) {
            return others.get(index - 1);
        }
    }

    /// The first piece that ends after this stream position, or [#pieces()].
    public int pieceAfter(long streamPosition) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (from.at(middle) + length.at(middle) <= streamPosition) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Bytes bytes(long streamFrom, long streamTo, Bytes capture, int atMost) {
        List<Origin.Part> parts = new ArrayList<>();
        long total = 0;
        int known = count;
        for (int i = pieceAfter(streamFrom); i < known && from.at(i) < streamTo && total < atMost; i++) {
            long begin = Math.max(streamFrom, from.at(i));
            long end = Math.min(streamTo, from.at(i) + length.at(i));
            long take = Math.min(end - begin, atMost - total);
            parts.add(Origin.Part.same(total, take, window(i, capture), at.at(i) + (begin - from.at(i))));
            total += take;
        }
        if (parts.size() == 1) {
            Origin.Part only = parts.getFirst();
            return only.source().slice(only.sourceFrom(), only.length());
        }
        return Bytes.joined(Origin.Derivation.REASSEMBLED, parts);
    }
}
