package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.AxisStep;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Acknowledgment;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Cell;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Closed;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Delivery;
import dev.framewalk.timeline.diagram.tcp.TcpScene.EarlyBytes;
import dev.framewalk.timeline.diagram.tcp.TcpScene.MissingRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Sample;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Draws a placed TCP scene: (surface, layout, theme, marks) → marks. Holds no state and asks nothing.
public final class TcpPainter {
    /// So many groups of waiting bytes are told in words; the rest only by hovering.
    private static final int MOST_TOLD = 3;

    private final Surface surface;
    private final TcpLayout layout;
    private final TcpScene scene;
    private final Theme theme;
    private final TcpGlyphs glyphs;
    private final TcpSpeech speech;
    private final double unit;

    /// What is marked on a picture.
    ///
    /// @param cursor time of the step that all views show
    /// @param packet the packet at the cursor, or 0
    /// @param hover  the packet that is pointed at, or 0
    public record Marks(OptionalLong cursor, int packet, int hover) {
        public static final Marks NONE = new Marks(OptionalLong.empty(), 0, 0);
    }

    private TcpPainter(Surface surface, TcpLayout layout, Theme theme) {
        this.surface = surface;
        this.layout = layout;
        this.scene = layout.scene();
        this.theme = theme.withType(layout.type());
        this.glyphs = new TcpGlyphs(surface, this.theme);
        this.speech = new TcpSpeech(scene, layout.words());
        this.unit = layout.type().scale();
    }

    /// Draws everything at the origin, as large as the layout.
    public static void paint(Surface surface, TcpLayout layout, Theme theme, Marks marks) {
        new TcpPainter(surface, layout, theme).paint(marks);
    }

    private Colour colour(Token token) {
        return theme.colour(token);
    }

    /// What a mark means; empty on surfaces that do not speak.
    private String about(TcpMark mark) {
        return surface.speaks() ? speech.about(mark) : "";
    }

    private void paint(Marks marks) {
        surface.beginGroup("tcp", speech.title(), speech.summary());
        title();
        TimeTicks ticks = new TimeTicks(layout, theme);
        ticks.grid(surface);
        positions();
        surface.pushClip(
                layout.left(), layout.top(), layout.right() - layout.left(), layout.bottom() - layout.top());
        scene.closed().forEach(this::closed);
        scene.early().forEach(this::waiting);
        scene.missing().forEach(this::hole);
        scene.cells().forEach(this::cell);
        edge();
        acknowledged();
        delivered();
        scene.acknowledgments().forEach(this::acknowledgment);
        for (Segment each : scene.segments()) {
            segment(each);
        }
        culprits();
        surface.pop();
        surface.rectangle(
                layout.left(),
                layout.top(),
                layout.right() - layout.left(),
                layout.bottom() - layout.top(),
                0,
                null,
                Stroke.solid(colour(Token.HOST), unit));
        for (TcpLayout.Strip strip : layout.strips()) {
            strip(strip);
        }
        told();
        ticks.labels(surface);
        marks(marks);
        if (layout.hasLegend()) {
            TcpLegend legend = new TcpLegend(layout, theme);
            double height = legend.height(layout.width() - 16 * unit);
            legend.paint(surface, 8 * unit, layout.height() - height, layout.width() - 16 * unit);
        }
        surface.endGroup();
    }

    private void title() {
        TextStyle label = theme.label().withFace(Typeface.BOLD);
        double room = layout.width() - 16 * unit;
        String shown = label.face().fit(speech.title(), label.size(), room);
        double baseline = 1.35 * label.size();
        surface.text(shown, 8 * unit, baseline, Anchor.START, label);
        TextStyle small = theme.small();
        boolean isBeside = layout.titleLineCount() == 1;
        double used = isBeside ? label.width(shown) + 14 * unit : 0;
        surface.text(
                small.face().fit(speech.summary(), small.size(), room - used),
                8 * unit + used,
                isBeside ? baseline : baseline + 1.5 * small.size(),
                Anchor.START,
                small);
    }

    /// Lines and numbers of stream positions.
    private void positions() {
        double span = layout.highest() - layout.lowest();
        double rows = Math.max(2, (layout.bottom() - layout.top()) / (theme.type().small() * 3.2));
        long step = AxisStep.atLeast(span / rows);
        TextStyle small = theme.small();
        Stroke grid = Stroke.solid(colour(Token.GRID), unit);
        long first = Math.max(0, (long) Math.ceil(layout.lowest() / step) * step);
        for (long at = first; at <= layout.highest(); at += step) {
            double y = layout.y(at);
            surface.line(layout.left(), y, layout.right(), y, grid);
            if (y - layout.top() > small.size()) {
                surface.text(
                        Quantities.count(at), layout.left() - 6 * unit, y + 0.36 * small.size(), Anchor.END, small);
            }
        }
        surface.text(
                layout.words().text("tcp.axis.bytes"), layout.left() - 6 * unit, layout.top() + 0.36 * small.size(), Anchor.END, small);
    }

    // ---- areas

    private void closed(Closed closed) {
        double left = layout.x(closed.fromNanos());
        double right = layout.x(closed.toNanos());
        surface.beginGroup("closed-" + closed.closedBy(), layout.words().text("tcp.legend.closed"), about(new TcpMark.OfClosed(closed)));
        glyphs.noRoom(left, layout.top(), Math.max(2 * unit, right - left), layout.bottom() - layout.top());
        surface.endGroup();
    }

    private void waiting(EarlyBytes wait) {
        double left = layout.x(wait.arrivedNanos());
        double right = layout.x(wait.deliverableNanos());
        double high = layout.y(wait.to());
        surface.beginGroup("wait-" + wait.packet(), layout.words().text("tcp.legend.waiting"), about(new TcpMark.OfEarlyBytes(wait)));
        glyphs.waiting(
                left,
                high,
                Math.max(unit, right - left),
                Math.max(unit, layout.y(wait.from()) - high),
                wait.certainty() instanceof Certainty.Observed);
        surface.endGroup();
    }

    private void hole(MissingRange hole) {
        double left = layout.x(hole.openedNanos());
        double right = layout.x(hole.filledNanos());
        double high = layout.y(hole.to());
        surface.beginGroup("hole-" + hole.openedBy(), layout.words().text("tcp.legend.hole"), about(new TcpMark.OfMissingRange(hole)));
        glyphs.hole(left, high, Math.max(3 * unit, right - left), layout.y(hole.from()) - high, hole.filledBy() > 0);
        surface.endGroup();
    }

    /// A box from the lowest to the highest byte, the fuller the more segments; marks above it for what came again or late.
    private void cell(Cell cell) {
        if (cell.count() == 0) {
            return;
        }
        int most = 1;
        for (Cell each : scene.cells()) {
            most = Math.max(most, each.count());
        }
        double left = layout.x(cell.fromNanos());
        double width = Math.max(1.5 * unit, layout.x(cell.toNanos()) - left);
        double high = layout.y(cell.highest());
        double height = Math.max(3 * unit, layout.y(cell.lowest()) - high);
        surface.beginGroup("cell-" + cell.firstPacket(), layout.words().text("tcp.legend.cell"), about(new TcpMark.OfCell(cell)));
        surface.rectangle(
                left, high, width, height, 0, colour(Token.DATA).withOpacity(0.3 + 0.55 * cell.count() / most), null);
        double y = high - 4 * unit;
        if (cell.again() > 0) {
            surface.path(
                    Outline.closed(
                            left + width / 2 - 4 * unit, y, left + width / 2, y - 4 * unit,
                            left + width / 2 + 4 * unit, y, left + width / 2, y + 4 * unit),
                    colour(Token.RETRANSMISSION),
                    null);
            y -= 8 * unit;
        }
        if (cell.late() > 0) {
            surface.path(
                    Outline.closed(left + width / 2 - 5 * unit, y, left + width / 2 + 2 * unit, y - 4 * unit, left + width / 2 + 2 * unit, y + 4 * unit),
                    colour(Token.MIDDLE),
                    null);
        }
        surface.endGroup();
    }

    // ---- lines that go up in steps

    /// Collects a line that stays level until a value changes.
    private final class Steps {
        private final Outline.Builder builder = new Outline.Builder();
        private double y = Double.NaN;
        private double x;

        void to(double nextX, double nextY) {
            if (Double.isNaN(y)) {
                builder.moveTo(nextX, nextY);
            } else {
                builder.lineTo(nextX, y);
                if (nextY != y) {
                    builder.lineTo(nextX, nextY);
                }
            }
            x = nextX;
            y = nextY;
        }

        void draw(Stroke stroke, boolean toTheEnd) {
            if (!Double.isNaN(y) && toTheEnd) {
                builder.lineTo(Math.max(x, layout.x(scene.toNanos())), y);
            }
            Outline line = builder.build();
            if (!line.isEmpty()) {
                surface.path(line, null, stroke);
            }
        }
    }

    private void edge() {
        if (!layout.isEdgeShown()) {
            return;
        }
        Steps steps = new Steps();
        for (Acknowledgment each : scene.acknowledgments()) {
            if (each.edge() >= 0) {
                steps.to(layout.x(each.nanos()), layout.y(each.edge()));
            }
        }
        for (Cell each : scene.cells()) {
            if (each.edge() >= 0) {
                steps.to(layout.x(each.toNanos()), layout.y(each.edge()));
            }
        }
        steps.draw(glyphs.edge(), true);
    }

    private void acknowledged() {
        Steps steps = new Steps();
        long reached = -1;
        for (Acknowledgment each : scene.acknowledgments()) {
            reached = Math.max(reached, each.position());
            steps.to(layout.x(each.nanos()), layout.y(reached));
        }
        for (Cell each : scene.cells()) {
            if (each.acknowledged() >= 0) {
                steps.to(layout.x(each.toNanos()), layout.y(each.acknowledged()));
            }
        }
        steps.draw(glyphs.acknowledged(), true);
    }

    private void delivered() {
        if (!layout.isDeliveryShown()) {
            return;
        }
        Steps steps = new Steps();
        for (Delivery each : scene.deliveries()) {
            steps.to(layout.x(each.nanos()), layout.y(each.position()));
        }
        for (Cell each : scene.cells()) {
            steps.to(layout.x(each.toNanos()), layout.y(each.delivered()));
        }
        steps.draw(glyphs.delivered(), true);
    }

    private void acknowledgment(Acknowledgment said) {
        if (said.packet() == 0) {
            return;
        }
        double x = layout.x(said.nanos());
        double y = layout.y(said.position());
        Colour colour = colour(Token.ACKNOWLEDGMENT);
        surface.beginGroup("packet-" + said.packet(), layout.words().text("tcp.legend.acknowledged"), about(new TcpMark.OfAcknowledgment(said)));
        if (said.repeats()) {
            surface.line(x - 3 * unit, y - 3 * unit, x + 3 * unit, y + 3 * unit, Stroke.solid(colour, 1.2 * unit));
            surface.line(x - 3 * unit, y + 3 * unit, x + 3 * unit, y - 3 * unit, Stroke.solid(colour, 1.2 * unit));
        } else {
            surface.rectangle(x - 1.6 * unit, y - 1.6 * unit, 3.2 * unit, 3.2 * unit, 0, colour, null);
        }
        for (StreamRange block : said.selective()) {
            glyphs.selective(x, layout.y(block.to()), layout.y(block.from()));
        }
        surface.endGroup();
    }

    private void segment(Segment segment) {
        double x = layout.x(segment.nanos());
        if (x < layout.left() - 20 * unit || x > layout.right() + 20 * unit) {
            return;
        }
        surface.beginGroup("packet-" + segment.packet(), layout.words().text("tcp.legend." + segment.kind().name().toLowerCase(java.util.Locale.ROOT)), about(new TcpMark.OfSegment(segment)));
        glyphs.segment(segment.kind(), x, layout.y(segment.to()), layout.y(segment.from()));
        surface.endGroup();
    }

    /// The way from what was missing to what waited for it, at the moment when it came.
    private void culprits() {
        for (TcpLayout.WaitGroup group : layout.waitGroups()) {
            if (group.culprit() == 0) {
                continue;
            }
            double x = layout.x(group.first().deliverableNanos());
            double low = layout.y(group.first().missing().from());
            double high = layout.y(group.toPosition());
            Colour colour = colour(Token.WARN);
            if (low - high > 8 * unit) {
                surface.line(x, low, x, high + 7 * unit, Stroke.solid(colour, 2 * unit));
                surface.path(
                        Outline.closed(x - 4 * unit, high + 8 * unit, x, high, x + 4 * unit, high + 8 * unit), colour, null);
            }
            double culpritX = culpritX(group.culprit(), x);
            double middle = layout.y((group.first().missing().from() + group.first().missing().to()) / 2.0);
            if (culpritX < x - unit) {
                surface.line(culpritX, middle, x, middle, new Stroke(colour, 1.4 * unit, Dash.DOTTED));
            }
            surface.path(Outline.circle(culpritX, middle, 9 * unit), null, Stroke.solid(colour, 1.8 * unit));
        }
    }

    private double culpritX(int packet, double otherwise) {
        for (Segment each : scene.segments()) {
            if (each.packet() == packet) {
                return layout.x(each.nanos());
            }
        }
        return otherwise;
    }

    // ---- words within the picture

    /// Boxes that words have taken.
    private record Taken(double left, double top, double right, double bottom) {
        boolean meets(Taken other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private void told() {
        List<Taken> taken = new ArrayList<>();
        int told = 0;
        for (TcpLayout.WaitGroup group : layout.waitGroups()) {
            if (told == MOST_TOLD) {
                break;
            }
            if (group.culprit() > 0 && waitWords(group, taken)) {
                told++;
            }
        }
        closedWords(taken);
        ends(taken);
    }

    private boolean waitWords(TcpLayout.WaitGroup group, List<Taken> taken) {
        DiagramWords words = layout.words();
        TextStyle small = theme.small().withColour(colour(Token.WARN)).withFace(Typeface.BOLD);
        boolean isSeen = group.first().certainty() instanceof Certainty.Observed;
        String first = words.text(isSeen ? "tcp.told.wait" : "tcp.told.wait.inferred", Quantities.count(group.bytes()), Quantities.duration(group.longestNanos()));
        String second = speech.culprit(group.culprit());
        double width = Math.max(small.width(first), small.width(second));
        double x = layout.x(group.first().deliverableNanos()) + 12 * unit;
        double low = layout.y(group.first().missing().from());
        double y = low + 0.5 * small.size();
        Anchor anchor = Anchor.START;
        double left = x;
        if (x + width > layout.right()) {
            x = Math.min(layout.x(group.first().arrivedNanos()), layout.right()) - 8 * unit;
            anchor = Anchor.END;
            left = x - width;
            y = layout.y(group.toPosition());
        }
        y = Math.clamp(y, layout.top() + small.size(), Math.max(layout.top() + small.size(), layout.bottom() - 2.8 * small.size()));
        Taken box = new Taken(left, y, left + width, y + 2.6 * small.size());
        if (left < layout.left() || taken.stream().anyMatch(box::meets) || layout.x(group.first().deliverableNanos()) < layout.left()) {
            return false;
        }
        taken.add(box);
        plate(box);
        surface.text(first, x, y + 1.05 * small.size(), anchor, small);
        surface.text(second, x, y + 2.3 * small.size(), anchor, small);
        return true;
    }

    private void closedWords(List<Taken> taken) {
        TextStyle small = theme.small().withColour(colour(Token.ERROR)).withFace(Typeface.BOLD);
        for (Closed each : scene.closed()) {
            String text = layout.words().text("tcp.told.closed", Quantities.duration(each.toNanos() - each.fromNanos()));
            double left = Math.max(layout.left(), layout.x(each.fromNanos())) + 4 * unit;
            double width = small.width(text);
            double y = layout.top() + 6 * unit;
            Taken box = new Taken(left, y, left + width, y + 1.4 * small.size());
            if (left + width > layout.right() || layout.x(each.toNanos()) < layout.left() || taken.stream().anyMatch(box::meets)) {
                continue;
            }
            taken.add(box);
            plate(box);
            surface.text(text, left, y + 1.05 * small.size(), Anchor.START, small);
        }
    }

    private void plate(Taken box) {
        surface.rectangle(
                box.left - 3 * unit,
                box.top,
                box.right - box.left + 6 * unit,
                box.bottom - box.top,
                3 * unit,
                colour(Token.BACKGROUND).withOpacity(0.85),
                null);
    }

    /// Where the window's edge is when it is far above.
    private void ends(List<Taken> taken) {
        long edge = -1;
        for (Acknowledgment each : scene.acknowledgments()) {
            if (layout.x(each.nanos()) <= layout.right()) {
                edge = Math.max(edge, each.edge() < 0 ? -1 : each.edge() - each.position());
            }
        }
        if (layout.isEdgeShown() || edge <= 0) {
            return;
        }
        TextStyle small = theme.small().withColour(colour(Token.HANDSHAKE));
        String text = layout.words().text("tcp.told.edge", Quantities.count(edge));
        double width = small.width(text);
        double left = layout.left() + 6 * unit;
        Taken box = new Taken(left, layout.top() + 5 * unit, left + width, layout.top() + 5 * unit + 1.4 * small.size());
        if (left + width < layout.right() && taken.stream().noneMatch(box::meets)) {
            plate(box);
            surface.text(text, left, box.top + 1.05 * small.size(), Anchor.START, small);
        }
    }

    // ---- strips

    private void strip(TcpLayout.Strip strip) {
        double left = layout.left();
        double right = layout.right();
        TextStyle small = theme.small();
        String name = layout.words().text(strip.isFlight() ? "tcp.strip.flight" : "tcp.strip.rtt");
        surface.text(name, left, strip.top() - 4 * unit, Anchor.START, small);
        surface.beginGroup(strip.isFlight() ? "flight" : "rtt", name, "");
        surface.rectangle(left, strip.top(), right - left, strip.bottom() - strip.top(), 0, null, Stroke.solid(colour(Token.GRID), unit));
        double most = strip.most() / 1.1;
        String top = strip.isFlight() ? Quantities.count((long) most) : Quantities.duration((long) most);
        double line = strip.y(most);
        surface.line(left, line, right, line, new Stroke(colour(Token.GRID), unit, Dash.DASHED));
        surface.text(top, left - 6 * unit, line + 0.36 * small.size(), Anchor.END, small);
        surface.pushClip(left, strip.top(), right - left, strip.bottom() - strip.top());
        Colour colour = colour(strip.isFlight() ? Token.DATA : Token.HANDSHAKE);
        double previous = Double.NEGATIVE_INFINITY;
        for (Sample each : strip.isFlight() ? scene.flight() : scene.roundTrips()) {
            double x = layout.x(each.nanos());
            double y = strip.y(each.value());
            if (strip.isFlight()) {
                double width = Math.max(1.2 * unit, Math.min(3 * unit, x - previous));
                surface.rectangle(x - width / 2, y, width, strip.bottom() - y, 0, colour.withOpacity(0.75), null);
            } else {
                surface.path(Outline.circle(x, y, 2.4 * unit), null, Stroke.solid(colour, 1.3 * unit));
            }
            previous = x;
        }
        for (Cell each : scene.cells()) {
            long value = strip.isFlight() ? each.flight() : each.roundTripNanos();
            if (value >= 0) {
                double x = layout.x(each.fromNanos());
                double y = strip.y(value);
                surface.rectangle(
                        x, y, Math.max(unit, layout.x(each.toNanos()) - x), strip.bottom() - y, 0, colour.withOpacity(0.6), null);
            }
        }
        surface.pop();
        surface.endGroup();
    }

    private void marks(Marks marks) {
        surface.pushClip(layout.left() - 6 * unit, 0, layout.right() - layout.left() + 12 * unit, layout.height());
        if (marks.cursor().isPresent()) {
            double x = layout.x(marks.cursor().getAsLong());
            Colour colour = colour(Token.CURSOR);
            surface.line(x, layout.top(), x, layout.floor(), new Stroke(colour, 1.4 * unit, Dash.SOLID));
            surface.path(
                    Outline.closed(x - 5 * unit, layout.top() - 6 * unit, x + 5 * unit, layout.top() - 6 * unit, x, layout.top()),
                    colour,
                    null);
        }
        for (Segment each : scene.segments()) {
            if (each.packet() == marks.packet() || each.packet() == marks.hover()) {
                frame(layout.x(each.nanos()), layout.y(each.to()), layout.y(each.from()), each.packet() == marks.packet());
            }
        }
        for (Acknowledgment each : scene.acknowledgments()) {
            if (each.packet() > 0 && (each.packet() == marks.packet() || each.packet() == marks.hover())) {
                double y = layout.y(each.position());
                frame(layout.x(each.nanos()), y, y, each.packet() == marks.packet());
            }
        }
        surface.pop();
    }

    private void frame(double x, double high, double low, boolean isCursor) {
        Colour colour = colour(isCursor ? Token.CURSOR : Token.TEXT);
        surface.rectangle(
                x - 7 * unit, high - 5 * unit, 14 * unit, low - high + 10 * unit, 3 * unit, null, Stroke.solid(colour, 1.6 * unit));
    }
}
