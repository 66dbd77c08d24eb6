package dev.framewalk.timeline.diagram.surface;

import java.awt.geom.GeneralPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.Arrays;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// One of the three fonts that we ship and measure with, so that a layout is the same on every surface.
///
/// Widths are sums of the glyphs' advance widths: no kerning, no ligatures. Reading a font needs neither a display
/// nor fonts installed on the machine.
@SuppressWarnings("ImmutableEnumChecker") // what was loaded is kept, and is the same for whoever asks
public enum Typeface {
    SANS("DejaVuSans.ttf", "DejaVu Sans", false),
    BOLD("DejaVuSans-Bold.ttf", "DejaVu Sans", true),
    MONO("DejaVuSansMono.ttf", "DejaVu Sans Mono", false);

    /// What stands for a character that the font lacks or that must not act.
    static final char REPLACEMENT = '\uFFFD';

    private static final char ELLIPSIS = '…';
    private static final int CACHED = 0x2800;
    /// Longer texts are cut before anything looks at them; no picture has room for more.
    private static final int LONGEST = 4_000;

    private final String file;
    private final String family;
    private final boolean bold;

    private final Object lock = new Object();
    private volatile @Nullable Loaded loaded;

    Typeface(String file, String family, boolean bold) {
        this.file = file;
        this.family = family;
        this.bold = bold;
    }

    /// The family name, as CSS and JavaFX know it.
    public String family() {
        return family;
    }

    public boolean isBold() {
        return bold;
    }

    /// The font file itself, TrueType.
    public InputStream open() {
        InputStream stream = Typeface.class.getResourceAsStream("fonts/" + file);
        if (stream == null) {
            throw new IllegalStateException("the font " + file + " is missing from the program");
        }
        return stream;
    }

    /// Width of [#drawable] of a text at a size.
    public double width(String text, double size) {
        Loaded font = loaded();
        String shown = drawable(text);
        long sum = 0;
        for (int i = 0; i < shown.length(); ) {
            int codePoint = shown.codePointAt(i);
            sum += font.advance(codePoint);
            i += Character.charCount(codePoint);
        }
        return sum * size / font.unitsPerEm;
    }

    /// The text, or as much of its beginning as fits into `widest` with an ellipsis behind it; empty if not even that.
    public String fit(String text, double size, double widest) {
        Loaded font = loaded();
        String shown = drawable(text);
        double room = widest * font.unitsPerEm / size;
        int ellipsis = font.advance(ELLIPSIS);
        long sum = 0;
        int cut = -1;
        for (int i = 0; i < shown.length(); ) {
            int codePoint = shown.codePointAt(i);
            if (sum + ellipsis <= room) {
                cut = i;
            }
            sum += font.advance(codePoint);
            if (sum > room) {
                return cut < 0 ? "" : shown.substring(0, cut).stripTrailing() + ELLIPSIS;
            }
            i += Character.charCount(codePoint);
        }
        return shown;
    }

    /// The text as it can be drawn: every character has a glyph, none acts.
    ///
    /// Control characters become escapes as in source code (`\r`, `\n`, `\x1b`), characters that reorder or hide
    /// text and those that the font lacks become `U+FFFD`. The order stays, and doing it twice changes nothing.
    public String drawable(String text) {
        if (isPlain(text)) {
            return text;
        }
        Loaded font = loaded();
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        for (int i = 0; i < text.length(); ) {
            if (shown.length() >= LONGEST) {
                shown.append(ELLIPSIS);
                break;
            }
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint < ' ' || codePoint == 0x7F) {
                shown.append(escape(codePoint));
            } else {
                shown.appendCodePoint(drawn(codePoint, font));
            }
        }
        return shown.toString();
    }

    /// What a surface draws, glyph after glyph from left to right: [#drawable] of the text, with right-to-left runs
    /// put into the order in which they are seen. For surfaces only: doing it twice turns those runs back.
    public String visible(String text) {
        if (isPlain(text)) {
            return text;
        }
        String shown = drawable(text);
        return shown.codePoints().anyMatch(Typeface::isRightToLeft) ? inOrderSeen(shown) : shown;
    }

    private static boolean isPlain(String text) {
        if (text.length() > LONGEST + 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static int drawn(int codePoint, Loaded font) {
        boolean acts = switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
        return acts || !font.has(codePoint) ? REPLACEMENT : codePoint;
    }

    private static String escape(int control) {
        return switch (control) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.format(Locale.ROOT, "\\x%02x", control);
        };
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static String inOrderSeen(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        String[] pieces = new String[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            String piece = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            pieces[run] = (levels[run] & 1) == 0 ? piece : new StringBuilder(piece).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, pieces, 0, runs);
        return String.join("", pieces);
    }

    double ascent(double size) {
        return 0.76 * size;
    }

    double descent(double size) {
        return 0.24 * size;
    }

    /// The parsed font, for surfaces that embed or draw its outlines.
    TrueTypeFont trueType() {
        return loaded().font;
    }

    int glyphOf(int codePoint) {
        return loaded().cmap.getGlyphId(codePoint);
    }

    GeneralPath outlineOf(int glyph) {
        return loaded().outlineOf(glyph);
    }

    int advanceOf(int codePoint) {
        return loaded().advance(codePoint);
    }

    int unitsPerEm() {
        return loaded().unitsPerEm;
    }

    private Loaded loaded() {
        Loaded present = loaded;
        if (present == null) {
            synchronized (lock) {
                present = loaded;
                if (present == null) {
                    present = new Loaded(read());
                    loaded = present;
                }
            }
        }
        return present;
    }

    byte[] bytes() {
        try (InputStream stream = open()) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private TrueTypeFont read() {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(bytes())));
        } catch (IOException broken) {
            throw new UncheckedIOException("the font " + file + " cannot be read", broken);
        }
    }

    /// A parsed font and what was already looked up in it. Safe for several threads: the caches are filled with
    /// values that do not depend on who fills them.
    private static final class Loaded {
        private final TrueTypeFont font;
        private final CmapLookup cmap;
        private final int unitsPerEm;
        private final int[] advances = new int[CACHED];
        private final @Nullable GeneralPath[] outlines;

        Loaded(TrueTypeFont font) {
            this.font = font;
            try {
                this.cmap = font.getUnicodeCmapLookup();
                this.unitsPerEm = font.getUnitsPerEm();
                this.outlines = new GeneralPath[font.getNumberOfGlyphs()];
                font.getAdvanceWidth(0);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            Arrays.fill(advances, -1);
        }

        boolean has(int codePoint) {
            return cmap.getGlyphId(codePoint) != 0;
        }

        int advance(int codePoint) {
            if (codePoint >= CACHED) {
                return lookUp(codePoint);
            }
            int known = advances[codePoint];
            if (known < 0) {
                known = lookUp(codePoint);
                advances[codePoint] = known;
            }
            return known;
        }

        private int lookUp(int codePoint) {
            try {
                return font.getAdvanceWidth(cmap.getGlyphId(codePoint));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        synchronized GeneralPath outlineOf(int glyph) {
            GeneralPath known = outlines[glyph];
            if (known == null) {
                try {
                    var data = font.getGlyph().getGlyph(glyph);
                    known = data == null ? new GeneralPath() : data.getPath();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                outlines[glyph] = known;
            }
            return known;
        }
    }
}
