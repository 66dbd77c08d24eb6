package dev.framewalk.bytes;

import java.util.List;

/// The largest window that a window is a slice of, and where in it that one begins. Windows that were made at different times of the same
/// bytes are told to be [#same] by what they were made of.
///
/// @param window the window that is no slice
/// @param from   where the slice begins there
public record Whole(Bytes window, long from) {
    /// Origins reach this deep at most: twice what real captures have.
    private static final int DEEPEST = 64;

    public static Whole of(Bytes window) {
        Bytes whole = window;
        long from = 0;
        while (whole.origin().derivation() == Origin.Derivation.SLICED && whole.origin().parts().size() == 1) {
            Origin.Part part = whole.origin().parts().getFirst();
            from += part.sourceFrom();
            whole = part.source();
        }
        return new Whole(whole, from);
    }

    /// Whether both windows hold the same bytes of the same origin. Captured windows are the same if they hold the same bytes at the same
    /// place: a growing capture gives ever longer windows over one file.
    public static boolean same(Bytes one, Bytes other) {
        return same(one, other, 0);
    }

    private static boolean same(Bytes one, Bytes other, int depth) {
        if (one == other) {
            return true;
        }
        Whole a = of(one);
        Whole b = of(other);
        if (a.from != b.from || depth > DEEPEST) {
            return false;
        }
        if (a.window == b.window) {
            return one.length() == other.length();
        }
        Origin from = a.window.origin();
        Origin to = b.window.origin();
        List<Origin.Part> parts = from.parts();
        List<Origin.Part> others = to.parts();
        if (parts.isEmpty() && others.isEmpty()) {
            return a.window.sharesMemory(b.window);
        }
        if (from.derivation() != to.derivation()
                || parts.size() != others.size()
                || one.length() != other.length()
                || a.window.length() != b.window.length()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Origin.Part part = parts.get(i);
            Origin.Part match = others.get(i);
            if (part.from() != match.from()
                    || part.length() != match.length()
                    || part.sourceFrom() - match.sourceFrom() != of(match.source()).from - of(part.source()).from
                    || part.sourceLength() != match.sourceLength()
                    || !same(of(part.source()).window, of(match.source()).window, depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
