package dev.framewalk.timeline.diagram;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.diagram.LadderView.Box;
import dev.framewalk.timeline.diagram.LadderView.Break;
import dev.framewalk.timeline.diagram.LadderView.BreakKind;
import dev.framewalk.timeline.diagram.LadderView.PlacedArrow;
import dev.framewalk.timeline.diagram.LadderView.PlacedBracket;
import dev.framewalk.timeline.diagram.LadderView.PlacedNote;
import dev.framewalk.timeline.diagram.LadderView.Rank;
import dev.framewalk.timeline.diagram.LadderView.Tick;
import java.util.Locale;

/// Draws a placed part of a ladder: (surface, layout, part, theme, marks) → marks. Holds no state and asks nothing.
///
/// [#paintHead] draws the band with the hosts at y = 0; [#paintBody] draws in heights of the whole ladder, so the
/// caller moves the origin by the head and by what was scrolled away, and clips.
public final class LadderPainter {
    private final Surface surface;
    private final LadderLayout layout;
    private final LadderMetrics metrics;
    private final Theme theme;
    private final LadderSpeech speech;
    private final ArrowPainter arrows;
    private final double unit;

    private LadderPainter(Surface surface, LadderLayout layout, Theme theme) {
        this.surface = surface;
        this.layout = layout;
        this.metrics = layout.metrics();
        this.theme = theme.withType(metrics.type());
        this.speech = new LadderSpeech(layout);
        this.arrows = new ArrowPainter(surface, this.theme);
        this.unit = metrics.unit();
    }

    /// Draws the hosts' names over the columns, [LadderLayout#headHeight] high.
    public static void paintHead(Surface surface, LadderLayout layout, Theme theme) {
        new LadderPainter(surface, layout, theme).head();
    }

    /// Draws a part, `view.top()` to `view.top() + view.height()`.
    public static void paintBody(
            Surface surface, LadderLayout layout, LadderView view, Theme theme, LadderMarks marks) {
        new LadderPainter(surface, layout, theme).body(view, marks);
    }

    private Colour colour(Token token) {
        return theme.colour(token);
    }

    private void head() {
        double height = metrics.headHeight();
        TextStyle small = theme.small();
        double base = height - 8 * unit;
        surface.text(
                layout.words().text(layout.clock().headKey()), metrics.timeRight(), base, Anchor.END, small);
        if (layout.axis() != LadderAxis.PROPORTIONAL) {
            // right-aligned times leave the place of the number free
            String number = layout.words().text("column.number");
            double room = metrics.timeRight() - small.width(layout.words().text(layout.clock().headKey()));
            surface.text(number, Math.min(metrics.numberRight(), room - 8 * unit), base, Anchor.END, small);
        }
        int index = 0;
        for (LadderScene.Column column : layout.scene().columns()) {
            headOf(column, metrics.columnX(index++), height);
        }
        if (layout.hiddenBrackets() > 0) {
            surface.text(
                    layout.words().text("brackets.more", layout.hiddenBrackets()),
                    metrics.wordsX(),
                    base,
                    Anchor.START,
                    small);
        }
    }

    private void headOf(LadderScene.Column column, double x, double height) {
        Token token = switch (column.role()) {
            case CLIENT -> Token.CLIENT;
            case SERVER -> Token.SERVER;
            case MIDDLE -> Token.MIDDLE;
            case HOST, VANTAGE -> Token.HOST;
        };
        String role = layout.words().text("role." + column.role().name().toLowerCase(Locale.ROOT));
        double width = metrics.headWidth();
        double left = x - width / 2;
        double room = width - 12 * unit;
        surface.beginGroup("column", layout.words().text("spoken.column", column.name(), role), column.address());
        surface.rectangle(
                left, 2 * unit, width, height - 4 * unit, 5 * unit, colour(Token.PANEL), Stroke.solid(colour(token), 1.3 * unit));
        TextStyle heading = theme.heading();
        TextStyle small = theme.small();
        double y = 2 * unit + 5 * unit + small.size();
        surface.text(small.face().fit(role, small.size(), room), x, y, Anchor.MIDDLE, small.withColour(column.role() == LadderScene.Role.HOST || column.role() == LadderScene.Role.VANTAGE ? colour(Token.MUTED_TEXT) : colour(token)));
        y += heading.size() * 1.25;
        // a long name may shrink before it is cut
        double size = heading.size() * Math.clamp(room / Math.max(1, heading.width(column.name())), 0.7, 1);
        TextStyle fitting = new TextStyle(heading.face(), size, heading.colour());
        // rounding must not cost a name its end
        surface.text(fitting.face().fit(column.name(), size, room + 1), x, y, Anchor.MIDDLE, fitting);
        y += small.size() * 1.45;
        surface.text(small.face().fit(column.address(), small.size(), room), x, y, Anchor.MIDDLE, small);
        surface.endGroup();
    }

    private void body(LadderView view, LadderMarks marks) {
        selection(view, marks);
        columns(view);
        ticks(view);
        view.breaks().forEach(this::breakBehind);
        for (PlacedArrow placed : view.arrows()) {
            leader(placed);
        }
        // all lines first: no arrow may run through the words of another
        for (PlacedArrow placed : view.arrows()) {
            line(placed);
        }
        for (PlacedArrow placed : view.arrows()) {
            words(placed, marks);
        }
        for (PlacedArrow placed : view.arrows()) {
            if (placed.arrow().isLost() && !placed.arrow().isLocal()) {
                arrows.cross(placed.endX(), placed.endY(), theme.colour(Token.LOST));
            }
        }
        for (LadderView.Bar bar : view.bars()) {
            bar(bar);
        }
        view.notes().forEach(this::note);
        view.breaks().forEach(this::breakWords);
        view.brackets().forEach(each -> bracket(each, view));
        cursor(view, marks);
    }

    private void columns(LadderView view) {
        Stroke stroke = Stroke.solid(colour(Token.HOST), 1.2 * unit);
        int index = 0;
        for (LadderScene.Column column : layout.scene().columns()) {
            double x = metrics.columnX(index++);
            boolean isVantage = column.role() == LadderScene.Role.VANTAGE;
            double bottom = Math.min(view.top() + view.height(), layout.height());
            surface.line(x, Math.max(0, view.top()), x, bottom, isVantage ? stroke.withDash(Dash.DOTTED) : stroke);
        }
    }

    private void ticks(LadderView view) {
        TextStyle small = theme.small();
        Stroke grid = Stroke.solid(colour(Token.GRID), unit);
        double right = metrics.columnX(layout.scene().columns().size() - 1);
        for (Tick tick : view.ticks()) {
            double baseline = tick.y() + 0.36 * small.size();
            if (layout.axis() == LadderAxis.PROPORTIONAL) {
                surface.line(metrics.axisX(), tick.y(), right, tick.y(), grid);
            } else {
                surface.line(metrics.axisX() - 4 * unit, tick.y(), metrics.columnX(0), tick.y(), grid);
                surface.text(tick.number(), metrics.numberRight(), baseline, Anchor.END, small);
            }
            surface.text(tick.time(), metrics.timeRight(), baseline, Anchor.END, small);
        }
    }

    private void selection(LadderView view, LadderMarks marks) {
        double left = metrics.axisX() - 118 * unit;
        double width = metrics.columnX(layout.scene().columns().size() - 1) + 10 * unit - left;
        for (PlacedArrow placed : view.arrows()) {
            if (marks.selected().contains(placed.arrow().event())) {
                double top = placed.label().map(label -> label.box().top()).orElse(placed.y1() - 8 * unit);
                double y1 = Math.min(Math.min(placed.y1(), placed.y2()) - 4 * unit, top - 2 * unit);
                double y2 = Math.max(placed.y1(), placed.y2()) + 5 * unit;
                surface.rectangle(left, y1, width, y2 - y1, 4 * unit, colour(Token.SELECTION), null);
            }
        }
    }

    private void cursor(LadderView view, LadderMarks marks) {
        if (marks.cursor().isEmpty()) {
            return;
        }
        var at = layout.yOfEvent(marks.cursor().getAsLong());
        if (at.isEmpty() || at.getAsDouble() < view.top() || at.getAsDouble() > view.top() + view.height()) {
            return;
        }
        double y = at.getAsDouble();
        double x = metrics.axisX() - 2 * unit;
        Colour colour = colour(Token.CURSOR);
        surface.path(
                Outline.closed(x + 10 * unit, y, x, y - 6 * unit, x, y + 6 * unit), colour, null);
        surface.line(
                x + 8 * unit, y, metrics.columnX(0) - 6 * unit, y, Stroke.solid(colour, 2 * unit));
    }

    private void leader(PlacedArrow placed) {
        if (placed.label().isEmpty() || !placed.label().get().isMoved()) {
            return;
        }
        // from the words straight back to the tail of the arrow they speak for
        Box box = placed.label().get().box();
        double x = placed.x2() >= placed.x1() ? box.left() - 3 * unit : box.right() + 3 * unit;
        double y = (box.top() + box.bottom()) / 2;
        double near = placed.x2() >= placed.x1() ? placed.x1() + 8 * unit : placed.x1() - 8 * unit;
        Stroke stroke = new Stroke(colour(placed.arrow().token()), 0.8 * unit, Dash.DOTTED);
        surface.path(Outline.through(placed.x1(), placed.y1(), near, y, x, y), null, stroke);
    }

    private void line(PlacedArrow placed) {
        LadderArrow arrow = placed.arrow();
        boolean isNamedHere = placed.label().isEmpty();
        surface.beginGroup(
                "event-" + arrow.event(),
                isNamedHere ? speech.name(arrow) : "",
                isNamedHere ? speech.description(arrow) : "");
        arrows.paint(arrow, placed.x1(), placed.y1(), placed.x2(), placed.y2(), placed.share());
        surface.endGroup();
    }

    private void words(PlacedArrow placed, LadderMarks marks) {
        if (placed.label().isEmpty()) {
            return;
        }
        LadderArrow arrow = placed.arrow();
        boolean isSelected = marks.selected().contains(arrow.event());
        surface.beginGroup("event-" + arrow.event(), speech.name(arrow), speech.description(arrow));
        label(arrow, placed.label().get(), colour(isSelected ? Token.SELECTION : Token.BACKGROUND));
        surface.endGroup();
    }

    private void label(LadderArrow arrow, LadderView.Label label, Colour ground) {
        Box box = label.box();
        // other arrows may pass behind: the words stay readable on their own ground
        surface.rectangle(
                box.left() - 3 * unit,
                box.top() + 2 * unit,
                box.width() + 6 * unit,
                box.height() - 3 * unit,
                2 * unit,
                ground.withOpacity(0.88),
                null);
        for (LadderView.Piece piece : label.pieces()) {
            Rank rank = piece.rank();
            Colour colour = switch (rank) {
                case LABEL -> colour(Token.TEXT);
                case CUE -> theme.colour(arrow.token());
                case STREAM -> theme.stream(arrow.stream());
                case NUMBER, DETAIL -> colour(Token.MUTED_TEXT);
            };
            TextStyle style =
                    new TextStyle(LadderLabels.faceOf(rank), LadderLabels.sizeOf(rank, metrics.type()), colour);
            if (rank == Rank.STREAM) {
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

    private void bar(LadderView.Bar bar) {
        Box box = bar.box();
        surface.beginGroup("bar-" + bar.from() + "-" + bar.to() + "-" + bar.start(), speech.name(bar), speech.description(bar));
        Colour colour = colour(Token.DATA);
        surface.rectangle(box.left(), box.top(), box.width(), box.height(), unit, colour.withOpacity(0.75), null);
        boolean isRightward = box.left() >= metrics.columnX(bar.from());
        double marked = box.width() * Math.min(1, (double) (bar.lost() + bar.again()) / bar.count());
        if (marked > 0) {
            double width = Math.max(2 * unit, marked);
            double left = isRightward ? box.left() : box.right() - width;
            Colour wrong = bar.lost() > 0 ? colour(Token.LOST) : colour(Token.RETRANSMISSION);
            surface.rectangle(left, box.top(), width, box.height(), 0, wrong, null);
        }
        // the pointed end shows which way they went
        double x = isRightward ? box.right() : box.left();
        double point = isRightward ? 5 * unit : -5 * unit;
        surface.path(
                Outline.closed(x, box.top(), x + point, (box.top() + box.bottom()) / 2, x, box.bottom()),
                colour.withOpacity(0.75),
                null);
        TextStyle small = theme.small();
        double baseline = (box.top() + box.bottom()) / 2 + 0.36 * small.size();
        surface.text(
                DiagramWords.count(bar.count()),
                isRightward ? x + 9 * unit : x - 9 * unit,
                baseline,
                isRightward ? Anchor.START : Anchor.END,
                small);
        surface.endGroup();
    }

    private void note(PlacedNote placed) {
        Box box = placed.box();
        Token token = switch (placed.note().severity()) {
            case CHAT, NOTE -> Token.NOTE;
            case WARN -> Token.WARN;
            case ERROR -> Token.ERROR;
        };
        surface.beginGroup("note-" + placed.note().time(), speech.name(placed.note()), placed.note().text());
        surface.rectangle(
                box.left(), box.top(), box.width(), box.height(), 4 * unit, colour(token).withOpacity(0.12).over(colour(Token.BACKGROUND)), Stroke.solid(colour(token), unit));
        surface.rectangle(box.left(), box.top(), 4 * unit, box.height(), 0, colour(token), null);
        double middle = (box.top() + box.bottom()) / 2;
        severity(placed.note().severity(), box.left() + 14 * unit, middle, colour(token));
        TextStyle style = theme.small().withColour(colour(Token.TEXT));
        double baseline = box.top() + 5 * unit + style.size();
        for (String line : placed.lines()) {
            surface.text(line, box.left() + 26 * unit, baseline, Anchor.START, style);
            baseline += metrics.noteLine();
        }
        surface.endGroup();
    }

    /// A circle with an i for a note, a triangle with a ! for a warning, an octagon with a ! for an error.
    private void severity(Severity severity, double x, double y, Colour colour) {
        double r = 6 * unit;
        Outline shape = switch (severity) {
            case CHAT, NOTE -> Outline.circle(x, y, r);
            case WARN -> Outline.closed(x, y - r * 1.1, x + r * 1.15, y + r * 0.9, x - r * 1.15, y + r * 0.9);
            case ERROR -> {
                double s = r * 0.45;
                yield Outline.closed(
                        x - s, y - r, x + s, y - r, x + r, y - s, x + r, y + s, x + s, y + r, x - s, y + r, x - r, y + s,
                        x - r, y - s);
            }
        };
        surface.path(shape, colour, null);
        boolean isCalm = severity == Severity.CHAT || severity == Severity.NOTE;
        double size = 9 * unit;
        surface.text(
                isCalm ? "i" : "!",
                x,
                y + (severity == Severity.WARN ? 0.45 : 0.36) * size,
                Anchor.MIDDLE,
                new TextStyle(Typeface.BOLD, size, colour(Token.BACKGROUND)));
    }

    private double ladderRight() {
        return metrics.columnX(layout.scene().columns().size() - 1) + metrics.headWidth() / 2;
    }

    private void breakBehind(Break each) {
        double left = metrics.axisX();
        double right = ladderRight();
        switch (each.kind()) {
            case GAP -> {
                surface.rectangle(left, each.y1(), right - left, each.y2() - each.y1(), 0, colour(Token.BACKGROUND), null);
                surface.hatch(
                        left, each.y1(), right - left, each.y2() - each.y1(), Hatch.UNKNOWN,
                        Stroke.solid(colour(Token.UNKNOWN).withOpacity(0.7), 0.8 * unit));
            }
            case FOLD -> {
                double middle = (each.y1() + each.y2()) / 2;
                double high = 3.2 * unit;
                surface.rectangle(left, middle - 2 * high, right - left, 4 * high, 0, colour(Token.BACKGROUND), null);
                zigzag(left, right, middle - high, high);
                zigzag(left, right, middle + high, high);
            }
            case WAIT -> {
                double middle = (each.y1() + each.y2()) / 2;
                surface.line(
                        left, middle, right, middle, new Stroke(colour(Token.HOST), unit, Dash.DOTTED));
            }
        }
    }

    private void zigzag(double left, double right, double y, double high) {
        Outline.Builder line = new Outline.Builder();
        double step = 7 * unit;
        line.moveTo(left, y);
        boolean isUp = true;
        for (double x = left + step; x < right; x += step) {
            line.lineTo(x, isUp ? y - high / 2 : y + high / 2);
            isUp = !isUp;
        }
        line.lineTo(right, y);
        surface.path(line.build(), null, Stroke.solid(colour(Token.HOST), unit));
    }

    private void breakWords(Break each) {
        TextStyle style = theme.small().withColour(colour(Token.TEXT));
        double x = layout.scene().columns().size() == 1
                ? (metrics.columnX(0) + ladderRight()) / 2
                : (metrics.columnX(0) + metrics.columnX(1)) / 2;
        double room = Math.max(metrics.columnRoom(), metrics.headWidth()) - 20 * unit;
        String label = style.face().fit(each.label(), style.size(), room);
        double half = style.width(label) / 2 + 7 * unit;
        double middle = (each.y1() + each.y2()) / 2;
        double high = style.size() * 1.5;
        surface.beginGroup("break", each.label(), "");
        surface.rectangle(x - half, middle - high / 2, 2 * half, high, high / 2, colour(Token.BACKGROUND), each.kind() == BreakKind.WAIT ? null : Stroke.solid(colour(Token.HOST), unit));
        surface.text(label, x, middle + 0.36 * style.size(), Anchor.MIDDLE, style);
        surface.endGroup();
    }

    private void bracket(PlacedBracket placed, LadderView view) {
        LadderScene.Bracket bracket = placed.bracket();
        Colour colour = bracket.stream() >= 0
                ? theme.stream(bracket.stream())
                : colour(switch (bracket.kind()) {
                    case HANDSHAKE -> Token.HANDSHAKE;
                    case EXCHANGE, STREAM -> Token.DATA;
                    case BLOCKED -> Token.WARN;
                    case OTHER -> Token.MUTED_TEXT;
                });
        double y1 = placed.y1() - 2 * unit;
        double y2 = Math.max(placed.y2() + 2 * unit, y1 + 6 * unit);
        double x = placed.x();
        surface.beginGroup("bracket-" + bracket.id(), speech.name(bracket), speech.description(bracket));
        if (bracket.kind() == LadderScene.BracketKind.BLOCKED) {
            double width = 8 * unit;
            double top = Math.max(y1, view.top() - 10);
            double bottom = Math.min(y2, view.top() + view.height() + 10);
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
            surface.path(
                    Outline.through(x - arm, y1, x, y1, x, y2, x - arm, y2), null, new Stroke(colour, 1.8 * unit, dash));
        }
        placed.label().ifPresent(words -> {
            TextStyle bold = new TextStyle(Typeface.BOLD, metrics.type().small(), colour(Token.TEXT));
            double first = words.box().top() + metrics.type().small() * 1.05;
            // from the bracket to its words
            double middle = Math.clamp(first - 0.3 * metrics.type().small(), Math.min(y1, y2), Math.max(y1, y2));
            double level = first - 0.3 * metrics.type().small();
            surface.path(
                    Outline.through(x, middle, words.x() - 8 * unit, level, words.x() - 3 * unit, level),
                    null,
                    new Stroke(colour, 0.9 * unit, Dash.DOTTED));
            double baseline = first;
            for (String line : words.lines()) {
                surface.text(line, words.x(), baseline, Anchor.START, bold);
                baseline += metrics.type().small() * 1.35;
            }
            surface.text(words.detail(), words.x(), baseline, Anchor.START, theme.small());
        });
        surface.endGroup();
    }

    private static Hatch hatchOf(Certainty certainty, Hatch usual) {
        return certainty instanceof Certainty.Unknown ? Hatch.UNKNOWN : usual;
    }
}
