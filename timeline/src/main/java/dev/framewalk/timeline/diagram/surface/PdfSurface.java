package dev.framewalk.timeline.diagram.surface;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/// A surface that becomes a PDF document: vectors, embedded subset fonts, text that can be searched and copied.
///
/// Draw between [#beginPage] and the next one or [#write]. Writing goes to memory, so its exceptions are our own
/// bugs and come unchecked.
public final class PdfSurface implements Surface, Closeable {
    private final PDDocument document = new PDDocument();
    private final Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);
    private final Map<Double, PDExtendedGraphicsState> opacities = new TreeMap<>();
    private @Nullable PDPageContentStream page;

    /// @param title what viewers show for the document
    public PdfSurface(String title) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(Typeface.SANS.drawable(title));
        information.setCreator("Framewalk");
        document.setDocumentInformation(information);
        // the same marks give the same bytes: no time, no chance
        document.setDocumentId(1L);
    }

    /// Ends the page before and begins one.
    ///
    /// @param width  in units
    /// @param height in units
    /// @param scale  points per unit; 0.75 prints a CSS pixel at its size
    public void beginPage(double width, double height, double scale) {
        endPage();
        PDPage added = new PDPage(new PDRectangle((float) (width * scale), (float) (height * scale)));
        document.addPage(added);
        attempt(() -> {
            PDPageContentStream begun = new PDPageContentStream(document, added);
            begun.transform(
                    new Matrix((float) scale, 0, 0, (float) -scale, 0, (float) (height * scale)));
            page = begun;
        });
    }

    private void endPage() {
        PDPageContentStream last = page;
        if (last != null) {
            attempt(last::close);
            page = null;
        }
    }

    public int pageCount() {
        return document.getNumberOfPages();
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        path(Outline.through(x1, y1, x2, y2), null, stroke);
    }

    @Override
    public void rectangle(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Colour fill,
            @Nullable Stroke stroke) {
        double r = Math.min(radius, Math.min(width, height) / 2);
        if (r <= 0) {
            path(Outline.closed(x, y, x + width, y, x + width, y + height, x, y + height), fill, stroke);
            return;
        }
        double k = r * (1 - 0.5522847498307936);
        Outline.Builder round = new Outline.Builder();
        round.moveTo(x + r, y);
        round.lineTo(x + width - r, y);
        round.curveTo(x + width - k, y, x + width, y + k, x + width, y + r);
        round.lineTo(x + width, y + height - r);
        round.curveTo(x + width, y + height - k, x + width - k, y + height, x + width - r, y + height);
        round.lineTo(x + r, y + height);
        round.curveTo(x + k, y + height, x, y + height - k, x, y + height - r);
        round.lineTo(x, y + r);
        round.curveTo(x, y + k, x + k, y, x + r, y);
        round.close();
        path(round.build(), fill, stroke);
    }

    @Override
    public void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        if (outline.isEmpty()) {
            return;
        }
        attempt(() -> {
            PDPageContentStream out = page();
            if (fill != null) {
                out.setNonStrokingColor(fill.red() / 255f, fill.green() / 255f, fill.blue() / 255f);
            }
            if (stroke != null) {
                use(stroke);
            }
            useOpacity(fill != null ? fill.opacity() : 1, stroke != null ? stroke.colour().opacity() : 1);
            trace(outline, out);
            if (fill != null && stroke != null) {
                out.fillAndStroke();
            } else if (fill != null) {
                out.fill();
            } else {
                out.stroke();
            }
            useOpacity(1, 1);
        });
    }

    private static void trace(Outline outline, PDPageContentStream out) {
        outline.trace(new Outline.Pen() {
            @Override
            public void moveTo(double x, double y) {
                attempt(() -> out.moveTo((float) x, (float) y));
            }

            @Override
            public void lineTo(double x, double y) {
                attempt(() -> out.lineTo((float) x, (float) y));
            }

            @Override
            public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
                attempt(() ->
                        out.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x, (float) y));
            }

            @Override
            public void close() {
                attempt(out::closePath);
            }
        });
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {
        String shown = style.face().visible(text);
        if (shown.isBlank()) {
            return;
        }
        attempt(() -> {
            PDPageContentStream out = page();
            Colour colour = style.colour();
            out.setNonStrokingColor(colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f);
            useOpacity(colour.opacity(), 1);
            out.beginText();
            out.setFont(font(style.face()), (float) style.size());
            out.setTextMatrix(
                    new Matrix(1, 0, 0, -1, (float) anchor.start(x, style.width(text)), (float) baseline));
            out.showText(shown);
            out.endText();
            useOpacity(1, 1);
        });
    }

    private PDFont font(Typeface face) throws IOException {
        PDFont known = fonts.get(face);
        if (known == null) {
            known = PDType0Font.load(document, new ByteArrayInputStream(face.bytes()), true);
            fonts.put(face, known);
        }
        return known;
    }

    @Override
    public void pushClip(double x, double y, double width, double height) {
        attempt(() -> {
            PDPageContentStream out = page();
            out.saveGraphicsState();
            out.addRect((float) x, (float) y, (float) Math.max(0, width), (float) Math.max(0, height));
            out.clip();
        });
    }

    @Override
    public void pushTranslation(double dx, double dy) {
        attempt(() -> {
            page().saveGraphicsState();
            page().transform(Matrix.getTranslateInstance((float) dx, (float) dy));
        });
    }

    @Override
    public void pop() {
        attempt(() -> page().restoreGraphicsState());
    }

    /// The text of a PDF is its own description; groups leave no trace in it.
    @Override
    public void beginGroup(String key, String name, String description) {}

    @Override
    public void endGroup() {}

    /// Writes the document; nothing can be drawn afterwards.
    public void write(OutputStream out) throws IOException {
        endPage();
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private PDPageContentStream page() {
        if (page == null) {
            throw new IllegalStateException("no page was begun");
        }
        return page;
    }

    private void use(Stroke stroke) throws IOException {
        PDPageContentStream out = page();
        Colour colour = stroke.colour();
        out.setStrokingColor(colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f);
        out.setLineWidth((float) stroke.width());
        Dash dash = stroke.dash();
        float[] pattern = dash == Dash.SOLID ? new float[0] : new float[] {(float) dash.on(), (float) dash.off()};
        out.setLineDashPattern(pattern, 0);
    }

    /// Opacity is part of the graphics state; whoever changes it puts 1 back, so nothing is written for opaque marks.
    private void useOpacity(double fill, double stroke) throws IOException {
        double key = Math.round(fill * 100) * 1000.0 + Math.round(stroke * 100);
        if (key == opacityInForce) {
            return;
        }
        opacityInForce = key;
        PDExtendedGraphicsState state = opacities.computeIfAbsent(key, absent -> {
            PDExtendedGraphicsState made = new PDExtendedGraphicsState();
            made.setNonStrokingAlphaConstant((float) fill);
            made.setStrokingAlphaConstant((float) stroke);
            return made;
        });
        page().setGraphicsStateParameters(state);
    }

    private double opacityInForce = 100 * 1000.0 + 100;

    private interface Writing {
        void run() throws IOException;
    }

    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
