package dev.framewalk.timeline.order;

/// With which packets the bytes of one direction came: pieces that ascend by position and do not overlap. What lies between them was never captured.
public interface Arrivals {
    /// How many pieces there are.
    int count();

    /// Its first byte.
    long from(int piece);

    /// One past its last byte.
    long to(int piece);

    /// The packet that first brought it.
    int first(int piece);

    /// The packet of the copy that counts: the one that the receiver took, as far as that is known.
    int accepted(int piece);

    /// The first piece that ends after a position, or [#count()].
    default int after(long position) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (to(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The piece that has a byte; -1 if none has it.
    default int of(long position) {
        int piece = after(position);
        return piece < count() && from(piece) <= position ? piece : -1;
    }
}
