package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.layers.LayersScene.Box;
import dev.framewalk.timeline.diagram.layers.LayersScene.Layer;
import dev.framewalk.timeline.diagram.layers.LayersScene.Row;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.Optional;

/// Where the rows and boxes of a layers scene lie for one size: stream positions to the right, layers upwards.
public final class LayersLayout {
    private static final double HIGHEST_ROW = 66;
    private static final double GAP = 16;

    private final LayersScene scene;
    private final double from;
    private final double to;
    private final double width;
    private final double height;
    private final TypeSizes type;
    private final DiagramWords words;
    private final double left;
    private final double right;
    private final double top;
    private final double rowHeight;
    private final double gap;

    /// A box, and in which row.
    public record LayerBox(Layer layer, Box box) {}

    private LayersLayout(
            LayersScene scene, double from, double to, double width, double height, TypeSizes type, DiagramWords words) {
        this.scene = scene;
        this.from = from;
        this.to = Math.max(from + 1, to);
        this.width = width;
        this.height = height;
        this.type = type;
        this.words = words;
        double unit = type.scale();
        double names = 0;
        for (Row row : scene.rows()) {
            names = Math.max(names, Typeface.BOLD.width(rowName(row), type.small()));
        }
        left = names + 18 * unit;
        right = width - 12 * unit;
        top = type.label() * 2.2;
        int rows = Math.max(1, scene.rows().size());
        double room = height - top - type.small() * 2.6;
        gap = Math.min(GAP * unit, room / rows / 4);
        rowHeight = Math.clamp((room - gap * (rows - 1)) / rows, 12, HIGHEST_ROW * unit);
    }

    /// The whole of a scene.
    public static LayersLayout of(LayersScene scene, double width, double height, TypeSizes type, DiagramWords words) {
        return of(scene, scene.from(), scene.to(), width, height, type, words);
    }

    /// A part of a scene.
    ///
    /// @param from the stream position at the left end
    /// @param to   the one at the right end
    public static LayersLayout of(
            LayersScene scene, double from, double to, double width, double height, TypeSizes type, DiagramWords words) {
        return new LayersLayout(scene, from, to, width, height, type, words);
    }

    /// The height that so many rows want.
    public static double usualHeight(int rows, TypeSizes type) {
        return type.label() * 2.2 + type.small() * 2.6 + rows * 52 * type.scale() + (rows - 1) * GAP * type.scale();
    }

    public LayersScene scene() {
        return scene;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public TypeSizes type() {
        return type;
    }

    /// The stream position at the left end.
    public double from() {
        return from;
    }

    public double to() {
        return to;
    }

    DiagramWords words() {
        return words;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double rowHeight() {
        return rowHeight;
    }

    double gap() {
        return gap;
    }

    double rowTop(int row) {
        return top + row * (rowHeight + gap);
    }

    double top() {
        return top;
    }

    double bottom() {
        return rowTop(Math.max(1, scene.rows().size()) - 1) + rowHeight;
    }

    /// What a row is called: with HTTP/2 its parts are frames, with HTTP/1 heads and chunks.
    String rowName(Row row) {
        boolean isMultiplexed = scene.rows().stream().anyMatch(each -> each.layer() == Layer.STREAMS);
        return words.text(
                row.layer() == Layer.PARTS && !isMultiplexed
                        ? "layers.row.parts.http1"
                        : "layers.row." + row.layer().name().toLowerCase(java.util.Locale.ROOT));
    }

    /// x of a stream position.
    public double x(double position) {
        return left + (position - from) / (to - from) * (right - left);
    }

    /// The stream position at an x.
    public double positionAt(double x) {
        return from + (x - left) / (right - left) * (to - from);
    }

    /// The box at a point.
    public Optional<LayerBox> boxAt(double x, double y) {
        if (x < left || x > right) {
            return Optional.empty();
        }
        for (int i = 0; i < scene.rows().size(); i++) {
            Row row = scene.rows().get(i);
            if (y < rowTop(i) || y > rowTop(i) + rowHeight) {
                continue;
            }
            for (Box box : row.boxes()) {
                if (x >= x(box.from()) && x <= Math.max(x(box.from()) + 2, x(box.to()))) {
                    return Optional.of(new LayerBox(row.layer(), box));
                }
            }
        }
        return Optional.empty();
    }
}
