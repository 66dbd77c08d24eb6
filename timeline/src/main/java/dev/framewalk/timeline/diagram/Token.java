package dev.framewalk.timeline.diagram;

import java.util.Locale;

/// A colour by its meaning. A [Theme] gives each a value; nothing that draws names a colour in another way.
public enum Token {
    BACKGROUND,
    /// A surface that lies on the background: head of the ladder, boxes of notes.
    PANEL,
    GRID,
    /// The vertical line of a host.
    HOST,
    TEXT,
    /// Text of second rank: times, sizes, legends.
    MUTED_TEXT,
    CLIENT,
    SERVER,
    /// A box between the two ends: NAT, proxy, relay.
    MIDDLE,
    DATA,
    ACKNOWLEDGMENT,
    HANDSHAKE,
    /// A unit that ends something by force: reset, alert, error answer.
    FAILURE,
    RETRANSMISSION,
    LOST,
    NOTE,
    /// What explains something else.
    LINK,
    WARN,
    ERROR,
    /// Behind what is selected; text is written on it.
    SELECTION,
    /// The line of the one step that all views show.
    CURSOR,
    /// Hatching of what was inferred.
    INFERRED,
    /// Cross-hatching of what is not known.
    UNKNOWN;

    /// The name of this colour in style sheets, such as `-fw-muted-text`.
    public String cssName() {
        return "-fw-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether words are written in this colour, so that it needs the contrast of text (4.5:1) and not of lines (3:1).
    public boolean isForText() {
        return switch (this) {
            case BACKGROUND, PANEL, GRID, HOST, SELECTION, CURSOR, INFERRED, UNKNOWN -> false;
            default -> true;
        };
    }
}
