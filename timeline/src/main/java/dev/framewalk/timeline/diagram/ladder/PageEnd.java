package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedArrow;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import java.util.ArrayList;
import java.util.List;

/// The choice of a height at which a page may end.
final class PageEnd {
    private PageEnd() {}

    /// A height near `wish`, not above `least`, at which no label, note or break lies across it.
    static double near(LadderLayout layout, double least, double wish) {
        double best = wish;
        double bestCost = Double.POSITIVE_INFINITY;
        double step = 2 * layout.metrics().unit();
        LadderPart part = layout.part(least, wish - least);
        List<Rectangle> whole = new ArrayList<>();
        part.arrows().forEach(each -> each.label().ifPresent(label -> whole.add(label.box())));
        part.brackets().forEach(each -> each.label().ifPresent(label -> whole.add(label.box())));
        part.notes().forEach(each -> whole.add(each.box()));
        part.breaks().forEach(each -> whole.add(new Rectangle(0, each.y1(), 1, each.y2())));
        for (double y = wish; y > least; y -= step) {
            double cost = (wish - y) / 1000;
            for (PlacedArrow arrow : part.arrows()) {
                if (Math.min(arrow.y1(), arrow.y2()) < y + step && Math.max(arrow.y1(), arrow.y2()) > y - step) {
                    cost += 1;
                }
            }
            for (Rectangle box : whole) {
                if (box.top() < y && box.bottom() > y) {
                    cost += 10;
                }
            }
            if (cost < bestCost) {
                best = y;
                bestCost = cost;
            }
        }
        return best;
    }
}
