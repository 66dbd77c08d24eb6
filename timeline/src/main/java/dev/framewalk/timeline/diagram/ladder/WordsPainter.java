package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderPart.Rank;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;

/// Draws the words on arrows, on a ground of their own.
final class WordsPainter {
    private final LadderPen pen;
    private final Surface surface;
    private final LadderMetrics metrics;
    private final double unit;

    WordsPainter(LadderPen pen) {
        this.pen = pen;
        this.surface = pen.surface();
        this.metrics = pen.metrics();
        this.unit = pen.unit();
    }

    /// @param isAside whether the eye is on another connection
    void paint(LadderArrow arrow, LadderPart.Label label, Colour ground, boolean isAside) {
        Rectangle box = label.box();
        // other arrows may pass behind: the words stay readable on their own ground
        surface.rectangle(
                box.left() - 3 * unit,
                box.top() + 2 * unit,
                box.width() + 6 * unit,
                box.height() - 3 * unit,
                2 * unit,
                ground.withOpacity(0.88),
                null);
        for (LadderPart.Piece piece : label.pieces()) {
            Rank rank = piece.rank();
            Colour colour = switch (rank) {
                case LABEL -> pen.colour(isAside ? Token.MUTED_TEXT : Token.TEXT);
                case CUE -> pen.theme().colour(arrow.token());
                case STREAM -> pen.theme().stream(arrow.stream());
                case CONNECTION -> pen.theme().stream(arrow.group());
                case NUMBER, DETAIL -> pen.colour(Token.MUTED_TEXT);
            };
            TextStyle style =
                    new TextStyle(LadderLabels.faceOf(rank), LadderLabels.sizeOf(rank, metrics.type()), colour);
            if (rank == Rank.CONNECTION) {
                pen.badge(arrow.group(), piece.x(), piece.baseline() - 0.36 * metrics.type().small());
            } else if (rank == Rank.STREAM) {
                double high = style.size() * 1.2;
                surface.rectangle(
                        piece.x(),
                        piece.baseline() - high * 0.84,
                        piece.width(),
                        high,
                        3 * unit,
                        null,
                        Stroke.solid(colour, 1.3 * unit));
                surface.text(piece.text(), piece.x() + piece.width() / 2, piece.baseline(), Anchor.MIDDLE, style);
            } else {
                surface.text(piece.text(), piece.x(), piece.baseline(), Anchor.START, style);
            }
        }
    }
}
