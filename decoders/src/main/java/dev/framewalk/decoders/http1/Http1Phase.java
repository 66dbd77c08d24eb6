package dev.framewalk.decoders.http1;

/// Where one direction of an HTTP/1 connection is in its life: what the next byte will be part of. [Http1Life] says what leads where.
public enum Http1Phase {
    /// The beginning was not seen: the next plausible start line is looked for.
    JOINED_MIDWAY,
    /// Between messages.
    IDLE,
    /// Inside a start line or field lines.
    HEAD,
    /// Inside a body of known length.
    BODY,
    /// Inside a body that ends when the connection ends.
    BODY_UNTIL_CLOSE,
    /// Before or inside the line that says how long the next chunk is.
    CHUNK_SIZE,
    /// Inside the data of a chunk.
    CHUNK_DATA,
    /// In the line end behind the data of a chunk.
    CHUNK_END,
    /// After the last chunk: trailer fields or the final empty line.
    TRAILERS,
    /// A request to change the protocol was sent, and its answer decides how to read on.
    AWAITING_SWITCH,
    /// The bytes belong to another protocol now.
    SWITCHED,
    /// The order of messages was lost (a gap, or bytes that are no HTTP): the next plausible start line is looked for.
    LOST,
    /// No more bytes will come.
    CLOSED;

    /// Whether bytes in this state belong to a message that has begun.
    public boolean isInsideMessage() {
        return switch (this) {
            case HEAD, BODY, BODY_UNTIL_CLOSE, CHUNK_SIZE, CHUNK_DATA, CHUNK_END, TRAILERS -> true;
            case JOINED_MIDWAY, IDLE, AWAITING_SWITCH, SWITCHED, LOST, CLOSED -> false;
        };
    }
}
