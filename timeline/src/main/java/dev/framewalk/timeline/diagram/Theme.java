package dev.framewalk.timeline.diagram;

import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The look of all pictures: a colour for every [Token], colours for streams, sizes of type.
///
/// The values stand here and nowhere else; style sheets take them from [#css]. Contrast and colour-blind safety are
/// checked by tests. Every meaning that has a colour has a second cue as well: a shape, a line pattern, a word.
public final class Theme {
    public static final Theme LIGHT = new Theme("light", false, light(), lightStreams(), TypeSizes.DESK);
    public static final Theme DARK = new Theme("dark", true, dark(), darkStreams(), TypeSizes.DESK);
    /// Light, with type for a lecture hall.
    public static final Theme PROJECTOR = new Theme("projector", false, projector(), lightStreams(), TypeSizes.HALL);

    private final String id;
    private final boolean dark;
    private final Map<Token, Colour> colours;
    private final List<Colour> streams;
    private final TypeSizes type;

    private Theme(String id, boolean dark, Map<Token, Colour> colours, List<Colour> streams, TypeSizes type) {
        this.id = id;
        this.dark = dark;
        this.colours = colours;
        this.streams = streams;
        this.type = type;
    }

    public static List<Theme> all() {
        return List.of(LIGHT, DARK, PROJECTOR);
    }

    public String id() {
        return id;
    }

    public boolean isDark() {
        return dark;
    }

    public TypeSizes type() {
        return type;
    }

    /// The same colours with other sizes of type.
    public Theme withType(TypeSizes changed) {
        return new Theme(id, dark, colours, streams, changed);
    }

    /// The same, with the colours of marks half on their way to the background: for what the eye is not on.
    public Theme faded() {
        Map<Token, Colour> pale = new EnumMap<>(Token.class);
        colours.forEach((token, colour) -> pale.put(token, colour.withOpacity(0.45).over(colour(Token.BACKGROUND))));
        return new Theme(id, dark, pale, streams, type);
    }

    public Colour colour(Token token) {
        return Objects.requireNonNull(colours.get(token), token::name);
    }

    /// The stable colour of a stream, from a cycle in which neighbours differ for every colour vision. Eight colours
    /// that all differ for everybody do not exist: its number belongs beside it wherever it is used.
    public Colour stream(long number) {
        return streams.get((int) Math.floorMod(number, (long) streams.size()));
    }

    /// The stable colour of an HTTP/2 stream. Clients count their streams 1, 3, 5, …, servers 2, 4, …: each of them goes through the whole
    /// cycle.
    public Colour streamColour(long number) {
        return stream(streamTurn(number));
    }

    /// The place of an HTTP/2 stream's colour in the cycle.
    public static long streamTurn(long number) {
        return (number & 1) == 1 ? number >> 1 : (number >> 1) + 4;
    }

    public List<Colour> streams() {
        return streams;
    }

    /// The usual width of a line.
    public double line() {
        return 1.5 * type.scale();
    }

    public TextStyle title() {
        return new TextStyle(Typeface.BOLD, type.title(), colour(Token.TEXT));
    }

    public TextStyle heading() {
        return new TextStyle(Typeface.BOLD, type.heading(), colour(Token.TEXT));
    }

    public TextStyle label() {
        return new TextStyle(Typeface.SANS, type.label(), colour(Token.TEXT));
    }

    public TextStyle small() {
        return new TextStyle(Typeface.SANS, type.small(), colour(Token.MUTED_TEXT));
    }

    /// One line per colour, `  -fw-name: #rrggbb;`, in the order of [Token], then the streams: what a JavaFX style
    /// sheet has between the braces of `.root`.
    public String css() {
        StringBuilder lines = new StringBuilder();
        for (Token token : Token.values()) {
            lines.append("  ").append(token.cssName()).append(": ").append(colour(token).hex()).append(";\n");
        }
        for (int i = 0; i < streams.size(); i++) {
            lines.append("  -fw-stream-").append(i).append(": ").append(streams.get(i).hex()).append(";\n");
        }
        return lines.toString();
    }

    private static Map<Token, Colour> light() {
        Map<Token, Colour> colours = new EnumMap<>(Token.class);
        put(colours, Token.BACKGROUND, 0xFFFFFF);
        put(colours, Token.PANEL, 0xF5F7F9);
        put(colours, Token.GRID, 0xE4E8ED);
        put(colours, Token.HOST, 0x8793A1);
        put(colours, Token.TEXT, 0x18202B);
        put(colours, Token.MUTED_TEXT, 0x56616F);
        put(colours, Token.CLIENT, 0xB02A37);
        put(colours, Token.SERVER, 0x1F5FA8);
        put(colours, Token.MIDDLE, 0x6B4E9B);
        put(colours, Token.DATA, 0x1F4F8F);
        put(colours, Token.ACKNOWLEDGMENT, 0x66717E);
        put(colours, Token.HANDSHAKE, 0x00756A);
        put(colours, Token.FAILURE, 0xB3261E);
        put(colours, Token.RETRANSMISSION, 0x9A5400);
        put(colours, Token.LOST, 0x9B1F5A);
        put(colours, Token.NOTE, 0x1D6A8C);
        put(colours, Token.LINK, 0x4E6A16);
        put(colours, Token.WARN, 0x8A5A00);
        put(colours, Token.ERROR, 0xB3261E);
        put(colours, Token.SELECTION, 0xFFE9A8);
        put(colours, Token.CURSOR, 0xD9480F);
        put(colours, Token.INFERRED, 0x7A8694);
        put(colours, Token.UNKNOWN, 0x7A8694);
        return colours;
    }

    private static Map<Token, Colour> projector() {
        Map<Token, Colour> colours = light();
        // projectors wash out: darker lines, black words
        put(colours, Token.GRID, 0xD5DBE2);
        put(colours, Token.HOST, 0x6B7785);
        put(colours, Token.TEXT, 0x000000);
        put(colours, Token.MUTED_TEXT, 0x3D4753);
        put(colours, Token.ACKNOWLEDGMENT, 0x4D5763);
        return colours;
    }

    private static Map<Token, Colour> dark() {
        Map<Token, Colour> colours = new EnumMap<>(Token.class);
        put(colours, Token.BACKGROUND, 0x14181F);
        put(colours, Token.PANEL, 0x1C222B);
        put(colours, Token.GRID, 0x2A323D);
        put(colours, Token.HOST, 0x6F7D8E);
        put(colours, Token.TEXT, 0xE8ECF1);
        put(colours, Token.MUTED_TEXT, 0xA5B0BD);
        put(colours, Token.CLIENT, 0xFF8A8F);
        put(colours, Token.SERVER, 0x7FB6F7);
        put(colours, Token.MIDDLE, 0xC3A6F0);
        put(colours, Token.DATA, 0x86B9F5);
        put(colours, Token.ACKNOWLEDGMENT, 0x9BA8B6);
        put(colours, Token.HANDSHAKE, 0x4FD1BE);
        put(colours, Token.FAILURE, 0xFF8A75);
        put(colours, Token.RETRANSMISSION, 0xF3B14C);
        put(colours, Token.LOST, 0xF58BB8);
        put(colours, Token.NOTE, 0x6CC4E8);
        put(colours, Token.LINK, 0xA8CC66);
        put(colours, Token.WARN, 0xF3B14C);
        put(colours, Token.ERROR, 0xFF8A75);
        put(colours, Token.SELECTION, 0x4A4017);
        put(colours, Token.CURSOR, 0xFFA94D);
        put(colours, Token.INFERRED, 0x8694A4);
        put(colours, Token.UNKNOWN, 0x8694A4);
        return colours;
    }

    private static void put(Map<Token, Colour> colours, Token token, int rgb) {
        colours.put(token, Colour.of(rgb));
    }

    /// After Okabe and Ito's palette, darkened until each stands out from white; the order keeps neighbours apart.
    private static List<Colour> lightStreams() {
        return colours(0x0067A5, 0xB84A00, 0x007F5F, 0x5B3FA0, 0xA8357D, 0x7A6A00, 0x2E8BC0, 0x4A4F57);
    }

    /// Okabe and Ito's palette, where needed lightened until each stands out from the dark background.
    private static List<Colour> darkStreams() {
        return colours(0x56B4E9, 0xE69F00, 0xB9A0F5, 0x2FC79A, 0xF0E442, 0xE38CC0, 0x3D8FE0, 0xC9CED6);
    }

    private static List<Colour> colours(int... rgb) {
        return Arrays.stream(rgb).mapToObj(Colour::of).toList();
    }
}
