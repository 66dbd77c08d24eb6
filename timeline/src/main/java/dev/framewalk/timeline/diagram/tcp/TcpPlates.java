package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.SheetPlate;
import dev.framewalk.timeline.diagram.Theme;

/// TCP pictures as plates of a textbook.
public final class TcpPlates {
    /// Height of a picture as a share of its width.
    private static final double SHAPE = 0.62;

    private TcpPlates() {}

    /// The whole of a scene.
    ///
    /// @param capture name of the capture
    /// @param width   in units of the picture
    public static Plate of(
            TcpScene scene, TimeAxis axis, String capture, double width, Theme theme, DiagramWords words) {
        double height = Math.max(width * SHAPE, 420 * theme.type().scale());
        return of(TcpLayout.of(scene, axis, width, height, theme.type(), words), capture, theme);
    }

    /// What a layout shows.
    public static Plate of(TcpLayout layout, String capture, Theme theme) {
        return new SheetPlate(
                capture,
                layout.words().text("foot.capture", new TcpSpeech(layout.scene(), layout.words()).summary()),
                surface -> TcpPainter.paint(surface, layout, theme, TcpPainter.Marks.NONE),
                layout.width(),
                layout.height(),
                theme.withType(layout.type()));
    }
}
