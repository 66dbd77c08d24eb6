package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneEnding;
import dev.framewalk.timeline.lanes.LanePieces;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.LaneWindow;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.PhaseKind;
import dev.framewalk.timeline.lanes.PieceKind;
import java.util.List;
import java.util.OptionalInt;

/// Draws a part of lanes: (surface, layout, part, theme, marks) → marks. Holds no state and asks nothing.
///
/// Time is drawn from x = [LanesLayout#labelWidth] on, moved by what was scrolled away; the words left of it stay.
public final class LanesPainter {
    private static final int MOST_LINKS = 200;
    private static final double LEAST_LINKED = 5;

    private final Surface surface;
    private final LanesLayout layout;
    private final LanesMetrics metrics;
    private final Theme theme;
    private final LaneWords words;
    private final double unit;
    private final Part part;

    /// What of the picture is in sight.
    ///
    /// @param left   place in time at its left end
    /// @param top    height of the rows at its upper end
    /// @param width  words included
    /// @param height of the rows
    public record Part(double left, double top, double width, double height) {}

    private LanesPainter(Surface surface, LanesLayout layout, Part part, Theme theme) {
        this.surface = surface;
        this.layout = layout;
        this.metrics = layout.metrics();
        this.theme = theme.withType(metrics.type());
        this.words = new LaneWords(layout.words());
        this.unit = metrics.unit();
        this.part = part;
    }

    /// Draws the scale, [LanesLayout#headHeight] high.
    public static void paintHead(Surface surface, LanesLayout layout, Part part, Theme theme, LanesMarks marks) {
        new LanesPainter(surface, layout, part, theme).head(marks);
    }

    /// Draws rows, from the origin downwards.
    public static void paintBody(Surface surface, LanesLayout layout, Part part, Theme theme, LanesMarks marks) {
        new LanesPainter(surface, layout, part, theme).body(marks);
    }

    /// Says that there is nothing to draw.
    public static void paintNothing(Surface surface, LanesLayout layout, double width, Theme theme) {
        Theme sized = theme.withType(layout.metrics().type());
        TextStyle label = sized.label().withColour(sized.colour(Token.MUTED_TEXT));
        double y = 40 * layout.metrics().unit();
        for (String line : TextLines.of(layout.words().text("lanes.none"), label.face(), label.size(), width - 40, 4)) {
            surface.text(line, width / 2, y, Anchor.MIDDLE, label);
            y += label.size() * 1.5;
        }
    }

    private Colour colour(Token token) {
        return theme.colour(token);
    }

    private double timeLeft() {
        return layout.labelWidth();
    }

    /// From a place in time to x on the surface.
    private double shown(double x) {
        return timeLeft() + x - part.left();
    }

    // ---- the scale

    private void head(LanesMarks marks) {
        double height = layout.headHeight();
        surface.rectangle(0, 0, part.width(), height, 0, colour(Token.BACKGROUND), null);
        TextStyle small = theme.small();
        double base = height - 7 * unit;
        surface.pushClip(timeLeft(), 0, Math.max(0, part.width() - timeLeft()), height);
        double right = part.left() + part.width() - timeLeft();
        List<LanesAxis.Mark> scale = layout.axis().marks(part.left() - 100, right + 100, 84 * unit);
        for (LanesAxis.Mark mark : scale) {
            double x = shown(mark.x());
            surface.line(x, height - 4 * unit, x, height, Stroke.solid(colour(Token.HOST), unit));
            surface.text(mark.nanos() == 0 ? "0" : Quantities.duration(mark.nanos()), x, base, Anchor.MIDDLE, small);
        }
        for (LanesAxis.Fold fold : layout.axis().folds()) {
            double place = (fold.fromX() + fold.toX()) / 2;
            boolean isFree = scale.stream().noneMatch(mark -> Math.abs(mark.x() - place) < 34 * unit);
            if (isFree && fold.toX() - fold.fromX() > 12 * unit) {
                double middle = shown(place);
                surface.text("⋯", middle, base, Anchor.MIDDLE, small.withFace(Typeface.BOLD));
            }
        }
        if (marks.cursorNanos() != LanesMarks.NONE_SEEN) {
            double x = shown(layout.xOf(marks.cursorNanos()));
            surface.path(
                    Outline.closed(x - 5 * unit, height - 7 * unit, x + 5 * unit, height - 7 * unit, x, height),
                    colour(Token.CURSOR),
                    null);
        }
        surface.pop();
        surface.line(0, height - unit / 2, part.width(), height - unit / 2, Stroke.solid(colour(Token.GRID), unit));
    }

    // ---- rows

    private void body(LanesMarks marks) {
        int first = layout.rowAt(Math.max(0, part.top())).orElse(-1);
        if (first < 0) {
            return;
        }
        int end = first;
        while (end < layout.rows().size() && layout.top(end) < part.top() + part.height()) {
            end++;
        }
        backgrounds(first, end, marks);
        if (metrics.isCompact()) {
            connections(first, end);
        }
        surface.pushClip(timeLeft(), 0, Math.max(0, part.width() - timeLeft()), part.height());
        grid();
        for (int i = first; i < end; i++) {
            row(i);
        }
        links(first, end);
        cursor(marks);
        surface.pop();
        for (int i = first; i < end; i++) {
            label(i);
        }
        surface.line(timeLeft(), 0, timeLeft(), Math.min(part.height(), layout.height() - part.top()), Stroke.solid(colour(Token.GRID), unit));
    }

    private double y(int row) {
        return layout.top(row) - part.top();
    }

    private double heightOf(int row) {
        return layout.bottom(row) - layout.top(row);
    }

    private void backgrounds(int first, int end, LanesMarks marks) {
        for (int i = first; i < end; i++) {
            boolean isGroup = layout.rows().get(i).lane() == null;
            if (i == marks.row() || isGroup) {
                Colour fill = colour(i == marks.row() ? Token.SELECTION : Token.PANEL);
                surface.rectangle(0, y(i), part.width(), heightOf(i), 0, fill, null);
            }
        }
    }

    /// Where a connection begins, if it has no row of its own.
    @SuppressWarnings("ReferenceEquality") // each is there once, and holds far too much to compare that
    private void connections(int first, int end) {
        for (int i = Math.max(1, first); i < end; i++) {
            if (layout.rows().get(i).group() != layout.rows().get(i - 1).group()) {
                surface.line(0, y(i), part.width(), y(i), Stroke.solid(colour(Token.GRID), unit));
            }
        }
    }

    private void grid() {
        double right = part.left() + part.width() - timeLeft();
        double bottom = Math.min(part.height(), layout.height() - part.top());
        Stroke line = Stroke.solid(colour(Token.GRID), unit);
        for (LanesAxis.Mark mark : layout.axis().marks(part.left(), right, 84 * unit)) {
            surface.line(shown(mark.x()), 0, shown(mark.x()), bottom, line);
        }
        for (LanesAxis.Fold fold : layout.axis().folds()) {
            if (fold.toX() < part.left() || fold.fromX() > right) {
                continue;
            }
            double from = shown(fold.fromX());
            double width = fold.toX() - fold.fromX();
            surface.rectangle(from, 0, width, bottom, 0, colour(Token.PANEL), null);
            Stroke edge = new Stroke(colour(Token.HOST), unit, Dash.DOTTED);
            surface.line(from, 0, from, bottom, edge);
            surface.line(from + width, 0, from + width, bottom, edge);
        }
    }

    private void cursor(LanesMarks marks) {
        if (marks.cursorNanos() != LanesMarks.NONE_SEEN) {
            double x = shown(layout.xOf(marks.cursorNanos()));
            surface.line(
                    x,
                    0,
                    x,
                    Math.min(part.height(), layout.height() - part.top()),
                    Stroke.solid(colour(Token.CURSOR), 1.5 * unit));
        }
    }

    @SuppressWarnings("ReferenceEquality") // each is there once, and holds far too much to compare that
    private void row(int index) {
        LanesLayout.Row row = layout.rows().get(index);
        Lane lane = row.lane();
        if (lane == null) {
            double free = Double.NEGATIVE_INFINITY;
            for (LaneStage stage : row.group().stages()) {
                free = Math.max(free, stage(stage, index, free));
            }
            return;
        }
        if (metrics.isCompact() && row.group().lanes().getFirst() == lane) {
            double free = Double.NEGATIVE_INFINITY;
            for (LaneStage stage : row.group().stages()) {
                free = Math.max(free, stage(stage, index, free));
            }
        }
        surface.beginGroup("lane-" + lane.label(), words.name(lane) + ": " + lane.title(), words.tell(lane));
        for (Phase phase : lane.phases()) {
            phase(lane, phase, index);
        }
        window(lane, index);
        pieces(lane, index);
        ending(lane, index);
        surface.endGroup();
    }

    /// @param free where words may begin
    /// @return where words may begin behind it
    private double stage(LaneStage stage, int row, double free) {
        double from = shown(layout.xOf(stage.fromNanos()));
        double width = Math.max(2 * unit, layout.xOf(stage.toNanos()) - layout.xOf(stage.fromNanos()));
        double inset = (metrics.isCompact() ? 0.8 : 2.5) * unit;
        double height = heightOf(row) - 2 * inset;
        double top = y(row) + inset;
        if (stage.isNotice()) {
            return notice(stage, from, row, free);
        }
        boolean isLoss = stage.isLoss();
        Colour line = colour(isLoss ? Token.LOST : Token.HANDSHAKE);
        surface.beginGroup("stage-" + stage.event(), stage.label(), "");
        surface.rectangle(from, top, width, height, 2 * unit, line.withOpacity(0.15), Stroke.solid(line, unit));
        if (isLoss) {
            surface.hatch(from, top, width, height, Hatch.INFERRED, Stroke.solid(line, unit));
        }
        TextStyle small = theme.small().withColour(line);
        String shortly = words.shortly(stage);
        String text = small.width(stage.label()) <= width - 8 * unit ? stage.label() : shortly;
        if (!isLoss && small.width(text) <= width - 3 * unit) {
            surface.text(text, from + width / 2, top + height / 2 + small.size() * 0.36, Anchor.MIDDLE, small);
        }
        surface.endGroup();
        return from + width;
    }

    /// An end says something about the connection, such as that it takes no new streams: a flag.
    private double notice(LaneStage stage, double x, int row, double free) {
        double top = y(row) + 2.5 * unit;
        double bottom = y(row) + heightOf(row) - 2.5 * unit;
        Colour line = colour(Token.FAILURE);
        surface.beginGroup("stage-" + stage.event(), stage.label(), "");
        surface.line(x, top, x, bottom, Stroke.solid(line, 1.5 * unit));
        surface.path(Outline.closed(x, top, x + 7 * unit, top + 3.5 * unit, x, top + 7 * unit), line, null);
        TextStyle small = theme.small().withColour(line);
        String text = words.shortly(stage);
        double wide = small.width(text) + 14 * unit;
        boolean isRight = x + wide < part.width();
        double from = isRight ? x : x - wide;
        if (from >= free) {
            surface.text(
                    text,
                    isRight ? x + 9 * unit : x - 4 * unit,
                    (top + bottom) / 2 + small.size() * 0.36,
                    isRight ? Anchor.START : Anchor.END,
                    small);
        }
        surface.endGroup();
        return from >= free ? from + wide : x + 8 * unit;
    }

    /// How much the server may still send, as a thin line in the bar: at its foot nothing, at its head the most that it was.
    private void window(Lane lane, int row) {
        LaneWindow window = lane.window();
        if (metrics.isCompact() || window.count() < 2 || window.most() <= 0) {
            return;
        }
        double height = metrics.barHeight() - 2 * unit;
        double bottom = y(row) + (heightOf(row) + metrics.barHeight()) / 2 - unit;
        double least = layout.xOf(window.nanos(window.count() - 1)) - layout.xOf(window.nanos(0));
        if (least < 24 * unit) {
            return;
        }
        Outline.Builder line = new Outline.Builder();
        double before = bottom;
        double lastX = Double.NEGATIVE_INFINITY;
        double right = part.width() + 2;
        for (int i = 0; i < window.count(); i++) {
            double x = shown(layout.xOf(window.nanos(i)));
            double level = bottom - height * Math.clamp((double) window.bytes(i) / window.most(), 0, 1);
            if (i == 0) {
                line.moveTo(x, level);
            } else if (x - lastX >= 0.7 || i == window.count() - 1) {
                // changes too close to be told apart end in the last of them
                line.lineTo(lastX, before);
                line.lineTo(x, before);
                line.lineTo(x, level);
            } else {
                before = level;
                continue;
            }
            lastX = x;
            before = level;
            if (x > right) {
                break;
            }
        }
        Outline made = line.build();
        surface.path(made, null, Stroke.solid(colour(Token.BACKGROUND), 2.6 * unit));
        surface.path(made, null, Stroke.solid(colour(Token.TEXT), 1.1 * unit));
    }

    private void phase(Lane lane, Phase phase, int row) {
        double from = shown(layout.xOf(phase.fromNanos()));
        double width = Math.max(0, layout.xOf(phase.toNanos()) - layout.xOf(phase.fromNanos()));
        if (from > part.width() || from + width < timeLeft() - 4 * unit) {
            return;
        }
        Colour own = laneColour(theme, lane);
        double height = metrics.barHeight();
        double top = y(row) + (heightOf(row) - height) / 2;
        switch (phase.kind()) {
            case QUEUED -> {
                double lower = height * 0.6;
                double at = top + (height - lower) / 2;
                surface.hatch(from, at, width, lower, Hatch.INFERRED, Stroke.solid(colour(Token.INFERRED), unit));
                surface.rectangle(
                        from, at, width, lower, 0, null, new Stroke(colour(Token.INFERRED), unit, Dash.DASHED));
            }
            case REQUEST -> surface.rectangle(
                    from, top, Math.max(2.5 * unit, width), height, 0, colour(Token.CLIENT), null);
            case WAITING -> {
                surface.rectangle(
                        from, top, width, height, 0, own.withOpacity(0.1), Stroke.solid(own.withOpacity(0.7), unit));
                if (!lane.has(PhaseKind.THINKING)) {
                    time(phase, from, top, width, height);
                }
            }
            case THINKING -> {
                surface.rectangle(from, top, width, height, 0, own.withOpacity(0.2), null);
                surface.hatch(from, top, width, height, Hatch.INFERRED, Stroke.solid(own.withOpacity(0.3), unit));
            }
            case RECEIVING -> surface.rectangle(from, top, Math.max(2.5 * unit, width), height, 0, own, null);
            case OPENING -> surface.rectangle(
                    from,
                    top + height * 0.62,
                    Math.max(1.5 * unit, width),
                    height * 0.38,
                    0,
                    colour(Token.BACKGROUND).withOpacity(0.6),
                    null);
            case BLOCKED -> held(from, top, width, height, colour(Token.LOST), Dash.SOLID);
            case STALLED -> held(from, top, width, height, colour(Token.WARN), Dash.DASHED);
        }
    }

    private void time(Phase phase, double from, double top, double width, double height) {
        TextStyle small = theme.small().withColour(colour(Token.TEXT));
        String text = Quantities.duration(phase.nanos());
        if (!metrics.isCompact() && small.width(text) + 10 * unit < width) {
            surface.text(text, from + width / 2, top + height / 2 + small.size() * 0.36, Anchor.MIDDLE, small);
        }
    }

    /// Time in which nothing could go on: lighter than what is under it, hatched.
    private void held(double from, double top, double width, double height, Colour line, Dash dash) {
        double wide = Math.max(3 * unit, width);
        surface.rectangle(from, top, wide, height, 0, colour(Token.BACKGROUND).withOpacity(0.82), null);
        surface.hatch(from, top, wide, height, Hatch.INFERRED, Stroke.solid(line, 1.2 * unit));
        surface.rectangle(from, top, wide, height, 0, null, new Stroke(line, 1.2 * unit, dash));
    }

    /// Frames or packets as ticks: those of the client over the bar, those of the server under it.
    private void pieces(Lane lane, int row) {
        if (metrics.isCompact()) {
            return;
        }
        LanePieces pieces = lane.pieces();
        double barTop = y(row) + (heightOf(row) - metrics.barHeight()) / 2;
        double barBottom = barTop + metrics.barHeight();
        long begin = layout.nanosAt(part.left() - 4 * unit);
        double right = part.left() + part.width() - timeLeft();
        double lastUp = Double.NEGATIVE_INFINITY;
        double lastDown = Double.NEGATIVE_INFINITY;
        for (int i = pieces.at(begin); i < pieces.count(); i++) {
            double place = layout.xOf(pieces.nanos(i));
            if (place > right) {
                break;
            }
            PieceKind kind = pieces.kind(i);
            double x = shown(place);
            boolean isUp = kind.isOfClient() || kind == PieceKind.WINDOW;
            if (x - (isUp ? lastUp : lastDown) < 1.6 * unit && kind != PieceKind.RESET) {
                continue;
            }
            boolean isHead = kind == PieceKind.REQUEST_HEAD || kind == PieceKind.ANSWER_HEAD;
            double length = (isHead ? 6 : 4) * unit;
            if (kind == PieceKind.WINDOW) {
                surface.path(
                        Outline.closed(x - 2.5 * unit, barTop - 1 * unit, x + 2.5 * unit, barTop - unit, x, barTop - 5 * unit),
                        null,
                        Stroke.solid(colour(Token.CLIENT), unit));
            } else if (isUp) {
                surface.line(x, barTop - length - unit, x, barTop - unit, Stroke.solid(colour(Token.CLIENT), 1.3 * unit));
            } else {
                surface.line(
                        x, barBottom + unit, x, barBottom + unit + length, Stroke.solid(colour(Token.SERVER), 1.3 * unit));
            }
            if (isUp) {
                lastUp = x;
            } else {
                lastDown = x;
            }
        }
    }

    /// What was on its way when a stream was given up still arrives.
    private static long endOf(Lane lane) {
        LanePieces pieces = lane.pieces();
        for (int i = pieces.count() - 1; lane.ending() == LaneEnding.RESET && i >= 0; i--) {
            if (pieces.kind(i) == PieceKind.RESET) {
                return pieces.nanos(i);
            }
        }
        return lane.toNanos();
    }

    private void ending(Lane lane, int row) {
        double x = shown(layout.xOf(endOf(lane)));
        double middle = y(row) + heightOf(row) / 2;
        if (lane.ending().isTrouble()) {
            double arm = Math.min(6 * unit, metrics.barHeight() / 2);
            Stroke line = Stroke.solid(colour(Token.FAILURE), 2.2 * unit);
            surface.line(x - arm, middle - arm, x + arm, middle + arm, line);
            surface.line(x - arm, middle + arm, x + arm, middle - arm, line);
            x += arm;
        } else if (lane.ending() == LaneEnding.OPEN) {
            surface.line(x, middle, x + 12 * unit, middle, new Stroke(laneColour(theme, lane), 2 * unit, Dash.DOTTED));
            x += 12 * unit;
        }
        if (!metrics.isCompact() && lane.answered().was() && lane.asking().was()) {
            TextStyle small = theme.small();
            String text = Quantities.duration(lane.answered().nanos() - lane.asking().nanos());
            double left = x + 6 * unit;
            if (left + small.width(text) < part.width()) {
                surface.text(text, left, middle + small.size() * 0.36, Anchor.START, small);
            } else {
                double before = shown(layout.xOf(lane.fromNanos())) - 6 * unit;
                if (before - small.width(text) > timeLeft()) {
                    surface.text(text, before, middle + small.size() * 0.36, Anchor.END, small);
                }
            }
        }
    }

    // ---- who is to blame

    private void links(int first, int end) {
        int drawn = 0;
        for (int i = first; i < end && drawn < MOST_LINKS; i++) {
            Lane lane = layout.rows().get(i).lane();
            if (lane == null) {
                continue;
            }
            for (Phase phase : lane.phases()) {
                if ((phase.culpritLane() > 0 || phase.culpritPacket() > 0) && phase.kind() != PhaseKind.QUEUED && isLong(phase)) {
                    link(lane, phase, i);
                    drawn++;
                }
            }
        }
    }

    /// Whether a wait is wide enough to ask for its reason. A line for each of the others would hide the few that matter.
    private boolean isLong(Phase phase) {
        return layout.xOf(phase.toNanos()) - layout.xOf(phase.fromNanos()) >= LEAST_LINKED * unit;
    }

    private void link(Lane lane, Phase phase, int row) {
        OptionalInt culprit = OptionalInt.empty();
        if (phase.culpritLane() > 0) {
            int of = phase.culpritConversation() < 0 ? lane.conversation() : phase.culpritConversation();
            culprit = layout.rowOf(of, lane.isMultiplexed(), phase.culpritLane());
        }
        boolean isOther = culprit.isPresent() && culprit.getAsInt() != row;
        int target = isOther ? culprit.getAsInt() : layout.rowOf(lane.conversation()).orElse(-1);
        if (target < 0) {
            return;
        }
        double x = shown(layout.xOf(phase.toNanos()));
        if (x < timeLeft() - 20 * unit || x > part.width() + 20 * unit) {
            return;
        }
        Colour line = colour(phase.kind() == PhaseKind.STALLED ? Token.WARN : Token.LOST);
        double from = y(row) + heightOf(row) / 2 + (target < row ? -1 : 1) * metrics.barHeight() / 2;
        double to = y(target) + heightOf(target) / 2;
        surface.line(x, from, x, to, new Stroke(line, 1.2 * unit, Dash.DASHED));
        surface.path(Outline.circle(x, to, 3.2 * unit), line, null);
        if (!metrics.isCompact() && phase.culpritPacket() > 0 && !isOther) {
            TextStyle small = theme.small().withColour(line);
            String text = "#" + phase.culpritPacket();
            boolean isRight = x + 8 * unit + small.width(text) < part.width();
            if (!isRight) {
                double wide = small.width(text) + 4 * unit;
                surface.rectangle(
                        x - 7 * unit - small.width(text), to - small.size() * 0.65, wide, small.size() * 1.3, 0, colour(Token.PANEL), null);
            }
            surface.text(
                    text,
                    x + (isRight ? 5 : -5) * unit,
                    to + small.size() * 0.36,
                    isRight ? Anchor.START : Anchor.END,
                    small);
        }
    }

    // ---- words at the left

    private void label(int index) {
        LanesLayout.Row row = layout.rows().get(index);
        double top = y(index);
        double height = heightOf(index);
        Lane lane = row.lane();
        if (lane == null) {
            TextStyle bold = new TextStyle(
                    Typeface.BOLD, theme.type().small(), colour(Token.TEXT));
            double room = layout.labelWidth() - 12 * unit;
            String name = bold.width(words.name(row.group())) <= room ? words.name(row.group()) : words.shortName(row.group());
            surface.text(
                    bold.face().fit(name, bold.size(), room),
                    8 * unit,
                    top + height / 2 + bold.size() * 0.36,
                    Anchor.START,
                    bold);
            return;
        }
        double chip = chip(lane, top, height);
        double left = chip + 14 * unit;
        double room = layout.labelWidth() - left - 6 * unit;
        TextStyle title = metrics.isCompact() ? theme.small().withColour(colour(Token.TEXT)) : theme.label();
        TextStyle small = theme.small();
        if (metrics.isCompact()) {
            surface.text(
                    fitTarget(lane, title, room), left, top + height / 2 + title.size() * 0.36, Anchor.START, title);
            return;
        }
        double first = top + 3.5 * unit + title.size() * 0.92;
        surface.text(fitTarget(lane, title, room), left, first, Anchor.START, title);
        boolean isFailure = lane.status().startsWith("4") || lane.status().startsWith("5") || lane.ending() == LaneEnding.RESET;
        TextStyle facts = isFailure ? small.withColour(colour(Token.FAILURE)) : small;
        surface.text(
                facts.face().fit(words.briefFacts(lane), facts.size(), room),
                left,
                first + small.size() * 1.28,
                Anchor.START,
                facts);
    }

    /// The end of a path tells more than its beginning: what does not fit is cut in the middle.
    private static String fitTarget(Lane lane, TextStyle style, double room) {
        String title = lane.title();
        if (title.isEmpty()) {
            return "–";
        }
        if (style.width(title) <= room || title.length() < 12) {
            return style.face().fit(title, style.size(), room);
        }
        String cut = title.length() > 400 ? title.substring(0, 200) + title.substring(title.length() - 200) : title;
        int low = 0;
        int high = cut.length() - 8;
        String best = style.face().fit(title, style.size(), room);
        while (low <= high) {
            int keep = low + high >>> 1;
            int head = Math.min(keep / 2 + 4, keep);
            String tried = cut.substring(0, head) + "…" + cut.substring(cut.length() - (keep - head));
            if (style.width(tried) <= room) {
                best = tried;
                low = keep + 1;
            } else {
                high = keep - 1;
            }
        }
        return best;
    }

    /// The lane's colour with its number in it; its right end.
    private double chip(Lane lane, double top, double height) {
        TextStyle small = new TextStyle(Typeface.BOLD, theme.type().small(), chipText(theme, lane));
        double width = Math.max(small.width("0.0") + 8 * unit, small.width(lane.label()) + 8 * unit);
        double tall = Math.min(height - unit, small.size() * 1.45);
        double y = top + (height - tall) / 2;
        Colour own = laneColour(theme, lane);
        surface.rectangle(8 * unit, y, width, tall, 3 * unit, own, null);
        double line = (metrics.isCompact() ? 1.4 : 2.5) * unit;
        pattern(surface, theme, lane, 8 * unit, y + tall - line, width, line);
        surface.text(lane.label(), 8 * unit + width / 2, y + tall / 2 + small.size() * (metrics.isCompact() ? 0.3 : 0.36), Anchor.MIDDLE, small);
        return width;
    }

    // ---- colours, shared by all that draws lanes

    /// The colour of a lane, the same in every picture.
    static Colour laneColour(Theme theme, Lane lane) {
        return theme.stream(colourNumber(lane));
    }

    private static long colourNumber(Lane lane) {
        return lane.isMultiplexed() ? Theme.streamTurn(lane.number()) : lane.conversation() * 3L + lane.number();
    }

    /// What is written on a lane's colour.
    static Colour chipText(Theme theme, Lane lane) {
        Colour own = laneColour(theme, lane);
        Colour white = Colour.of(0xFFFFFF);
        Colour black = Colour.of(0x14181F);
        return own.contrastWith(white) >= own.contrastWith(black) ? white : black;
    }

    /// Colours come again after eight: every second time round they carry a line.
    static void pattern(Surface surface, Theme theme, Lane lane, double x, double y, double width, double height) {
        if (Math.floorMod(Math.floorDiv(colourNumber(lane), (long) theme.streams().size()), 2L) == 1) {
            surface.rectangle(x, y, width, height, 0, chipText(theme, lane).withOpacity(0.85), null);
        }
    }

    /// Phases in the order of the key.
    static List<PhaseKind> kinds() {
        return List.of(PhaseKind.values());
    }
}
