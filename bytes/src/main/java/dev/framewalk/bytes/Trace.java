package dev.framewalk.bytes;

import java.util.ArrayList;
import java.util.List;

/// Leads from a range of any window back to the captured bytes it was made of.
public final class Trace {
    private Trace() {}

    /// A range of captured bytes.
    ///
    /// @param capture the window whose derivation is [Origin.Derivation#CAPTURED]
    /// @param from    first byte
    /// @param length  number of bytes
    /// @param exact   whether every derived byte stands for exactly one captured byte, or only the ranges correspond
    public record Source(Bytes capture, long from, long length, boolean exact) {}

    /// The captured ranges that `[from, from + length)` of a window came from, in the order of the window.
    public static List<Source> of(Bytes window, long from, long length) {
        List<Source> sources = new ArrayList<>();
        follow(window, from, length, true, sources);
        return sources;
    }

    private static void follow(Bytes window, long from, long length, boolean exact, List<Source> into) {
        if (length <= 0) {
            return;
        }
        Origin origin = window.origin();
        if (origin.parts().isEmpty()) {
            into.add(new Source(window, from, length, exact));
            return;
        }
        boolean keeps = origin.derivation().keepsPositions();
        for (Origin.Part part : origin.parts()) {
            long begin = Math.max(from, part.from());
            long end = Math.min(from + length, part.from() + part.length());
            if (begin >= end) {
                continue;
            }
            if (keeps) {
                follow(part.source(), part.sourceFrom() + (begin - part.from()), end - begin, exact, into);
            } else {
                follow(part.source(), part.sourceFrom(), part.sourceLength(), false, into);
            }
        }
    }
}
