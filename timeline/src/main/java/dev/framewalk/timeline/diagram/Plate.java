package dev.framewalk.timeline.diagram;

import dev.framewalk.timeline.diagram.surface.PdfSurface;
import dev.framewalk.timeline.diagram.surface.PngSurface;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.SvgSurface;
import java.io.IOException;
import java.io.OutputStream;

/// A whole picture of a view, ready to be written to a file: title, what is to be seen, the key to its signs, and where it comes from.
public interface Plate {
    /// In units of the picture.
    double width();

    /// In units of the picture.
    double height();

    /// Draws everything at the origin.
    void paint(Surface surface);

    /// What the picture is called, for those who hear it and as the title of a document.
    String name();

    default String svg(boolean withFonts) {
        SvgSurface surface = new SvgSurface(width(), height(), name());
        paint(surface);
        return withFonts ? surface.textWithFonts() : surface.text();
    }

    /// Writes the picture as PNG.
    ///
    /// @param scale pixels per unit; 2 for paper and projectors; reduced where the picture would be too large
    default void writePng(OutputStream out, double scale) throws IOException {
        double possible = scale;
        while (!PngSurface.fits(width(), height(), possible) && possible > 0.05) {
            possible *= 0.8;
        }
        PngSurface surface = new PngSurface(width(), height(), possible);
        paint(surface);
        surface.write(out);
    }

    /// One page, as wide as A4 and as long as needed.
    default void writePdf(OutputStream out) throws IOException {
        try (PdfSurface surface = new PdfSurface(name())) {
            surface.beginPage(width(), height(), 595.28 / width());
            paint(surface);
            surface.write(out);
        }
    }
}
