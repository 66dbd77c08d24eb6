package dev.framewalk.timeline.diagram.surface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.jspecify.annotations.Nullable;

/// A surface that becomes an SVG 1.1 text: the same marks give the same bytes.
///
/// Groups become `<g>` with a role, a label and a `<title>`, so that screen readers and pointers find what a mark
/// stands for; their key is kept as `data-key`.
public final class SvgSurface implements Surface {
    /// Names and descriptions are cut to this: they come from packets.
    private static final int LONGEST_NAME = 500;

    private final double width;
    private final double height;
    private final String title;
    private final String prefix;
    private final StringBuilder body = new StringBuilder();
    private final Map<Typeface, TreeSet<Integer>> used = new EnumMap<>(Typeface.class);
    private final Deque<Open> open = new ArrayDeque<>();
    private int clips;

    /// @param title  what a screen reader says for the whole picture
    /// @param prefix begins every id and class, so that several pictures can stand in one page
    public SvgSurface(double width, double height, String title, String prefix) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("a prefix is letters, digits and '-': " + prefix);
        }
        this.width = width;
        this.height = height;
        this.title = title;
        this.prefix = prefix;
    }

    public SvgSurface(double width, double height, String title) {
        this(width, height, title, "fw");
    }

    @SuppressWarnings("ArrayRecordComponent") // changes while the group is open, and is never compared
    private record Open(int rolePosition, boolean[] hasParts) {}

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        body.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        body.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2)).append('"');
        stroke(stroke);
        body.append("/>\n");
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
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height)).append('"');
        if (radius > 0) {
            body.append(" rx=\"").append(number(radius)).append('"');
        }
        paint(fill, stroke);
        body.append("/>\n");
    }

    @Override
    public void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        body.append("<path d=\"");
        int start = body.length();
        outline.trace(new Outline.Pen() {
            @Override
            public void moveTo(double x, double y) {
                add('M', x, y);
            }

            @Override
            public void lineTo(double x, double y) {
                add('L', x, y);
            }

            @Override
            public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
                add('C', x1, y1, x2, y2, x, y);
            }

            @Override
            public void close() {
                body.append('Z');
            }

            private void add(char command, double... values) {
                body.append(command);
                for (int i = 0; i < values.length; i++) {
                    if (i > 0) {
                        body.append(' ');
                    }
                    body.append(number(values[i]));
                }
            }
        });
        if (body.length() == start) {
            body.append("M0 0");
        }
        body.append('"');
        paint(fill, stroke);
        body.append("/>\n");
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {
        String shown = style.face().visible(text);
        if (shown.isBlank()) {
            return;
        }
        TreeSet<Integer> codePoints = used.computeIfAbsent(style.face(), face -> new TreeSet<>());
        shown.codePoints().forEach(codePoints::add);
        // the start is computed here: a viewer with another font then errs to one side only
        body.append("<text class=\"").append(classOf(style.face())).append("\" x=\"");
        body.append(number(anchor.start(x, style.width(text)))).append("\" y=\"").append(number(baseline));
        body.append("\" font-size=\"").append(number(style.size())).append('"');
        colour("fill", style.colour());
        body.append('>').append(escaped(shown)).append("</text>\n");
    }

    @Override
    public void pushClip(double x, double y, double width, double height) {
        String id = prefix + "-clip" + ++clips;
        body.append("<clipPath id=\"").append(id).append("\"><rect x=\"").append(number(x));
        body.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(Math.max(0, width)));
        body.append("\" height=\"").append(number(Math.max(0, height))).append("\"/></clipPath>\n");
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void pushTranslation(double dx, double dy) {
        body.append("<g transform=\"translate(").append(number(dx)).append(' ').append(number(dy)).append(")\">\n");
    }

    @Override
    public void pop() {
        body.append("</g>\n");
    }

    @Override
    public void beginGroup(String key, String name, String description) {
        Open parent = open.peek();
        if (parent != null && !name.isEmpty()) {
            parent.hasParts[0] = true;
        }
        if (name.isEmpty()) {
            body.append("<g aria-hidden=\"true\" data-key=\"").append(escaped(cut(key))).append("\">\n");
            open.push(new Open(0, new boolean[1]));
            return;
        }
        body.append("<g role=\"");
        open.push(new Open(body.length(), new boolean[1]));
        String words = description.isEmpty() ? name : name + ". " + description;
        body.append("img\" data-key=\"").append(escaped(cut(key)));
        body.append("\" aria-label=\"").append(escaped(cut(words)));
        body.append("\"><title>").append(escaped(cut(words))).append("</title>\n");
    }

    @Override
    public void endGroup() {
        Open group = open.pop();
        if (group.hasParts[0]) {
            // the parts of an image are not announced, those of a group are
            body.replace(group.rolePosition, group.rolePosition + 3, "group");
        }
        body.append("</g>\n");
    }

    /// The picture, for viewers that have the fonts or may take similar ones.
    public String text() {
        return text(false);
    }

    /// The picture with the glyphs that it uses inside: looks the same everywhere, some ten kilobytes larger.
    public String textWithFonts() {
        return text(true);
    }

    private String text(boolean withFonts) {
        StringBuilder all = new StringBuilder(body.length() + 1000);
        all.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(width));
        all.append("\" height=\"").append(number(height)).append("\" viewBox=\"0 0 ").append(number(width));
        all.append(' ').append(number(height)).append("\" role=\"group\" aria-label=\"").append(escaped(cut(title)));
        all.append("\">\n<title>").append(escaped(cut(title))).append("</title>\n<style>\n");
        for (Map.Entry<Typeface, TreeSet<Integer>> entry : used.entrySet()) {
            Typeface face = entry.getKey();
            String family = prefix + "-" + face.name().toLowerCase(Locale.ROOT);
            if (withFonts) {
                all.append("@font-face{font-family:").append(family).append(";src:url(data:font/ttf;base64,");
                all.append(Base64.getEncoder().encodeToString(subset(face, entry.getValue()))).append(")}\n");
            }
            all.append('.').append(classOf(face)).append("{font-family:").append(family).append(",'");
            all.append(face.family()).append(face == Typeface.MONO ? "',monospace" : "',Verdana,sans-serif");
            if (face.isBold()) {
                all.append(";font-weight:bold");
            }
            all.append(";white-space:pre;font-kerning:none;font-variant-ligatures:none");
            all.append(";direction:ltr;unicode-bidi:bidi-override}\n");
        }
        all.append("</style>\n").append(body).append("</svg>\n");
        return all.toString();
    }

    private static byte[] subset(Typeface face, Set<Integer> codePoints) {
        try {
            TTFSubsetter subsetter = new TTFSubsetter(
                    face.trueType(),
                    List.of("head", "hhea", "hmtx", "maxp", "glyf", "loca", "cmap", "name", "post", "OS/2"));
            codePoints.forEach(subsetter::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String classOf(Typeface face) {
        return prefix + "-text-" + face.name().toLowerCase(Locale.ROOT);
    }

    private void paint(@Nullable Colour fill, @Nullable Stroke stroke) {
        if (fill == null) {
            body.append(" fill=\"none\"");
        } else {
            colour("fill", fill);
        }
        if (stroke != null) {
            stroke(stroke);
        }
    }

    private void stroke(Stroke stroke) {
        colour("stroke", stroke.colour());
        body.append(" stroke-width=\"").append(number(stroke.width())).append('"');
        if (stroke.dash() != Dash.SOLID) {
            body.append(" stroke-dasharray=\"").append(number(stroke.dash().on()));
            body.append(' ').append(number(stroke.dash().off())).append('"');
        }
    }

    private void colour(String attribute, Colour colour) {
        body.append(' ').append(attribute).append("=\"").append(colour.hex()).append('"');
        if (colour.opacity() < 1) {
            body.append(' ').append(attribute).append("-opacity=\"").append(number(colour.opacity())).append('"');
        }
    }

    private static String cut(String words) {
        String drawable = Typeface.SANS.drawable(words);
        if (drawable.length() <= LONGEST_NAME) {
            return drawable;
        }
        return drawable.substring(0, drawable.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
    }

    /// A number with at most two decimals, without what carries no meaning; not finite becomes 0.
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "0";
        }
        long hundredths = Math.round(value * 100);
        if (hundredths == 0) {
            return "0";
        }
        StringBuilder digits = new StringBuilder();
        if (hundredths < 0) {
            digits.append('-');
            hundredths = -hundredths;
        }
        digits.append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest != 0) {
            digits.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                digits.append(rest % 10);
            }
        }
        return digits.toString();
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
