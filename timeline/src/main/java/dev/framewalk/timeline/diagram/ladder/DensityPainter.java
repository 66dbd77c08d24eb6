package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;

/// Draws the bars that stand for more arrows than an eye can tell apart.
final class DensityPainter {
    private final LadderPen pen;
    private final Surface surface;
    private final LadderMetrics metrics;
    private final double unit;

    DensityPainter(LadderPen pen) {
        this.pen = pen;
        this.surface = pen.surface();
        this.metrics = pen.metrics();
        this.unit = pen.unit();
    }

    void paint(LadderPart.Bar bar) {
        Rectangle box = bar.box();
        surface.beginGroup("bar-" + bar.from() + "-" + bar.to() + "-" + bar.start(), pen.speech().name(bar), pen.speech().description(bar));
        Colour colour = pen.colour(Token.DATA);
        surface.rectangle(box.left(), box.top(), box.width(), box.height(), unit, colour.withOpacity(0.75), null);
        boolean isRightward = box.left() >= metrics.columnX(bar.from());
        double marked = box.width() * Math.min(1, (double) (bar.lost() + bar.again()) / bar.count());
        if (marked > 0) {
            double width = Math.max(2 * unit, marked);
            double left = isRightward ? box.left() : box.right() - width;
            Colour wrong = bar.lost() > 0 ? pen.colour(Token.LOST) : pen.colour(Token.RETRANSMISSION);
            surface.rectangle(left, box.top(), width, box.height(), 0, wrong, null);
        }
        // the pointed end shows which way they went
        double x = isRightward ? box.right() : box.left();
        double point = isRightward ? 5 * unit : -5 * unit;
        surface.path(
                Outline.closed(x, box.top(), x + point, (box.top() + box.bottom()) / 2, x, box.bottom()),
                colour.withOpacity(0.75),
                null);
        TextStyle small = pen.theme().small();
        double baseline = (box.top() + box.bottom()) / 2 + 0.36 * small.size();
        surface.text(
                Quantities.count(bar.count()),
                isRightward ? x + 9 * unit : x - 9 * unit,
                baseline,
                isRightward ? Anchor.START : Anchor.END,
                small);
        surface.endGroup();
    }
}
