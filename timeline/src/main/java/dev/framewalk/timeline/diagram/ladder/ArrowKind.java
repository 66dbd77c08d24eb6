package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.Token;

/// What an arrow carries; each kind has its own head, line and colour.
public enum ArrowKind {
    /// Bytes that somebody asked for: filled head, full line.
    DATA(Token.DATA),
    /// Only acknowledges: open head, thin line.
    ACKNOWLEDGMENT(Token.ACKNOWLEDGMENT),
    /// Opens, negotiates or closes: filled head, and a diamond at the tail.
    HANDSHAKE(Token.HANDSHAKE),
    /// Ends something by force, or answers with an error: a bar across the head, thick line.
    FAILURE(Token.FAILURE);

    private final Token token;

    ArrowKind(Token token) {
        this.token = token;
    }

    public Token token() {
        return token;
    }
}
