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

    /// The ranges of a window in between that `[from, from + length)` of another one came from, in the order of the latter; empty if it was not
    /// made of it. A range of the window itself is itself.
    ///
    /// @param target a window that others were made of; that it was made again, of the same bytes, does not matter ([Whole#same])
    public static List<Source> in(Bytes target, Bytes window, long from, long length) {
        List<Source> sources = new ArrayList<>();
        seek(target, window, from, length, true, sources);
        return sources;
    }

    private static void seek(Bytes target, Bytes window, long from, long length, boolean exact, List<Source> into) {
        if (length <= 0) {
            return;
        }
        Whole whole = Whole.of(window);
        Bytes source = whole.window();
        long at = whole.from() + from;
        if (Whole.same(source, target)) {
            add(into, new Source(target, at, length, exact));
            return;
        }
        boolean keeps = source.origin().derivation().keepsPositions();
        for (Origin.Part part : source.origin().parts()) {
            long begin = Math.max(at, part.from());
            long end = Math.min(at + length, part.from() + part.length());
            if (begin >= end) {
                continue;
            }
            if (keeps) {
                seek(target, part.source(), part.sourceFrom() + (begin - part.from()), end - begin, exact, into);
            } else {
                seek(target, part.source(), part.sourceFrom(), part.sourceLength(), false, into);
            }
        }
    }

    /// Ranges that continue the one before, or repeat it, become one with it.
    private static void add(List<Source> into, Source next) {
        Source last = into.isEmpty() ? null : into.getLast();
        if (last != null
                && last.exact() == next.exact()
                && next.from() >= last.from()
                && next.from() <= last.from() + last.length()) {
            long to = Math.max(last.from() + last.length(), next.from() + next.length());
            into.set(into.size() - 1, new Source(last.capture(), last.from(), to - last.from(), last.exact()));
        } else {
            into.add(next);
        }
    }
}
