package dev.framewalk.ui.session;

import dev.framewalk.timeline.address.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one has been, to go back there; bounded.
final class History {
    private static final int MOST = 200;

    /// Where one was: the cursor and the selection.
    record Visit(int step, Place selection) {}

    private final List<Visit> places = new ArrayList<>();
    private int at = -1;

    /// Notes a place; what lay ahead is forgotten.
    void visit(Visit place) {
        if (at >= 0 && places.get(at).equals(place)) {
            return;
        }
        while (places.size() > at + 1) {
            places.removeLast();
        }
        places.add(place);
        if (places.size() > MOST) {
            places.removeFirst();
        }
        at = places.size() - 1;
    }

    @Nullable Visit back() {
        return at > 0 ? places.get(--at) : null;
    }

    @Nullable Visit forward() {
        return at + 1 < places.size() ? places.get(++at) : null;
    }
}
