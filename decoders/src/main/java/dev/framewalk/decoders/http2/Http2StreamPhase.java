package dev.framewalk.decoders.http2;

/// The state of a stream as one of its ends sees it (RFC 9113, section 5.1). [Http2StreamLife] says what leads where.
public enum Http2StreamPhase {
    /// Its beginning was not seen.
    JOINED_MIDWAY,
    /// Not used yet.
    IDLE,
    /// This end has promised it and not yet answered on it.
    RESERVED_LOCAL,
    /// The other end has promised it.
    RESERVED_REMOTE,
    /// Both ends may send.
    OPEN,
    /// This end has finished sending.
    HALF_CLOSED_LOCAL,
    /// The other end has finished sending.
    HALF_CLOSED_REMOTE,
    CLOSED;

    /// What the other end sees.
    public Http2StreamPhase mirrored() {
        return switch (this) {
            case RESERVED_LOCAL -> RESERVED_REMOTE;
            case RESERVED_REMOTE -> RESERVED_LOCAL;
            case HALF_CLOSED_LOCAL -> HALF_CLOSED_REMOTE;
            case HALF_CLOSED_REMOTE -> HALF_CLOSED_LOCAL;
            case JOINED_MIDWAY, IDLE, OPEN, CLOSED -> this;
        };
    }

    /// Whether this end may send DATA.
    public boolean maySend() {
        return this == OPEN || this == HALF_CLOSED_REMOTE || this == JOINED_MIDWAY;
    }

    /// Whether it counts towards the limit of concurrent streams (RFC 9113, section 5.1.2).
    public boolean isActive() {
        return this == OPEN || this == HALF_CLOSED_LOCAL || this == HALF_CLOSED_REMOTE;
    }
}
