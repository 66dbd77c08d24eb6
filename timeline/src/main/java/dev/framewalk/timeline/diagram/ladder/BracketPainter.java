package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedBracket;
import dev.framewalk.timeline.diagram.ladder.LadderPart.PlacedLife;
import dev.framewalk.timeline.diagram.ladder.LadderPart.SideLabel;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;

/// Draws what lies beside a ladder: brackets with their words, and the lines of connections that run side by side.
final class BracketPainter {
    private final LadderPen pen;
    private final Surface surface;
    private final LadderMetrics metrics;
    private final double unit;

    BracketPainter(LadderPen pen) {
        this.pen = pen;
        this.surface = pen.surface();
        this.metrics = pen.metrics();
        this.unit = pen.unit();
    }

    void paint(PlacedBracket placed, LadderPart part) {
        LadderScene.Bracket bracket = placed.bracket();
        surface.beginGroup("bracket-" + bracket.id(), pen.speech().name(bracket), pen.speech().description(bracket));
        if (pen.layout().hasConnectionLanes() && !isMerged(bracket)) {
            bar(placed, part);
            placed.label().ifPresent(this::words);
        } else {
            arms(placed, part);
        }
        surface.endGroup();
    }

    private static boolean isMerged(LadderScene.Bracket bracket) {
        return bracket.id() < 0;
    }

    private void arms(PlacedBracket placed, LadderPart part) {
        LadderScene.Bracket bracket = placed.bracket();
        Colour colour = bracket.stream() >= 0
                ? pen.theme().stream(bracket.stream())
                : pen.colour(switch (bracket.kind()) {
                    case HANDSHAKE -> Token.HANDSHAKE;
                    case EXCHANGE, STREAM -> Token.DATA;
                    case BLOCKED -> Token.WARN;
                    case OTHER -> Token.MUTED_TEXT;
                });
        double y1 = placed.y1() - 2 * unit;
        double y2 = Math.max(placed.y2() + 2 * unit, y1 + 6 * unit);
        double x = placed.x();
        if (bracket.kind() == LadderScene.BracketKind.BLOCKED) {
            double width = 8 * unit;
            double top = Math.max(y1, part.top() - 10);
            double bottom = Math.min(y2, part.top() + part.height() + 10);
            surface.hatch(x - width, top, width, bottom - top, hatchOf(bracket.certainty(), Hatch.INFERRED), Stroke.solid(colour, unit));
            surface.rectangle(x - width, y1, width, y2 - y1, 0, null, Stroke.solid(colour, 1.2 * unit));
        } else {
            Dash dash = switch (bracket.certainty()) {
                case Certainty.Inferred inferred -> Dash.DASHED;
                case Certainty.Unknown unknown -> Dash.DOTTED;
                case Certainty.Observed observed -> Dash.SOLID;
                case Certainty.Derived derived -> Dash.SOLID;
            };
            double arm = 7 * unit;
            Stroke stroke = new Stroke(colour, 1.8 * unit, dash);
            surface.path(Outline.through(x - arm, y1, x, y1, x, y2, x - arm, y2), null, stroke);
            if (isMerged(bracket)) {
                double behind = x - 3.5 * unit;
                surface.line(behind, y1 + 3 * unit, behind, y2 - 3 * unit, new Stroke(colour, unit, dash));
            }
        }
        placed.label().ifPresent(words -> {
            double level = words.box().top() + 0.75 * metrics.type().small();
            // from the bracket to its words
            double middle = Math.clamp(level, Math.min(y1, y2), Math.max(y1, y2));
            surface.path(
                    Outline.through(x, middle, words.x() - 8 * unit, level, words.x() - 3 * unit, level),
                    null,
                    new Stroke(colour, 0.9 * unit, Dash.DOTTED));
            words(words);
        });
    }

    private void words(SideLabel words) {
        double size = metrics.type().small();
        TextStyle bold = new TextStyle(Typeface.BOLD, size, pen.colour(Token.TEXT));
        double baseline = words.box().top() + size * 1.05;
        double x = words.x();
        if (words.group() >= 0) {
            pen.badge(words.group(), x, baseline - 0.36 * size);
            x += metrics.badgeWidth(words.group()) + 5 * unit;
        }
        for (String line : words.lines()) {
            surface.text(line, x, baseline, Anchor.START, bold);
            baseline += size * 1.35;
        }
        surface.text(words.detail(), x, baseline, Anchor.START, pen.theme().small());
    }

    /// A bracket on the line of its connection: hollow where something is negotiated, filled where something is asked and
    /// answered, hatched where something waits or is not sure.
    private void bar(PlacedBracket placed, LadderPart part) {
        LadderScene.Bracket bracket = placed.bracket();
        boolean isBlocked = bracket.kind() == LadderScene.BracketKind.BLOCKED;
        Colour colour = isBlocked ? pen.colour(Token.WARN) : pen.theme().stream(bracket.group());
        double top = Math.max(placed.y1() - 2 * unit, part.top() - 20 * unit);
        double bottom = Math.min(Math.max(placed.y2() + 2 * unit, top + 6 * unit), part.top() + part.height() + 20 * unit);
        double width = 8 * unit;
        double left = placed.x() - width / 2;
        boolean isFull = bracket.kind() == LadderScene.BracketKind.EXCHANGE || bracket.kind() == LadderScene.BracketKind.STREAM;
        boolean isSure = bracket.certainty() instanceof Certainty.Observed || bracket.certainty() instanceof Certainty.Derived;
        surface.rectangle(left, top, width, bottom - top, 2 * unit, isFull && isSure ? colour : pen.colour(Token.BACKGROUND), null);
        if (isBlocked || !isSure) {
            surface.hatch(left, top, width, bottom - top, hatchOf(bracket.certainty(), Hatch.INFERRED), Stroke.solid(colour, unit));
        }
        surface.rectangle(left, top, width, bottom - top, 2 * unit, null, Stroke.solid(colour, 1.4 * unit));
    }

    /// The line of a connection, as long as it lives.
    void paint(PlacedLife life, LadderPart part, boolean isFollowed) {
        double top = Math.max(life.y1(), part.top() - 20 * unit);
        double bottom = Math.min(life.y2(), part.top() + part.height() + 20 * unit);
        surface.beginGroup("connection-" + life.group(), pen.speech().name(life), "");
        Stroke stroke = Stroke.solid(pen.theme().stream(life.group()), (isFollowed ? 3.2 : 1.2) * unit);
        surface.line(life.x(), top, life.x(), bottom, stroke);
        surface.endGroup();
    }

    /// The number of a connection at its beginning, or at the upper edge if that lies above.
    void badge(PlacedLife life, LadderPart part) {
        double high = metrics.type().small() * 1.2;
        double middle = Math.max(life.y1() - high / 2 - 3 * unit, part.top() + high / 2 + 2 * unit);
        if (middle <= life.y2() && middle <= part.top() + part.height()) {
            pen.badge(life.group(), life.x() - metrics.badgeWidth(life.group()) / 2, middle);
        }
    }

    private static Hatch hatchOf(Certainty certainty, Hatch usual) {
        return certainty instanceof Certainty.Unknown ? Hatch.UNKNOWN : usual;
    }
}
