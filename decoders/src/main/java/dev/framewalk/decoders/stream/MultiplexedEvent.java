package dev.framewalk.decoders.stream;

/// An event of a connection that carries several streams (HTTP/2): says which of them it belongs to.
public interface MultiplexedEvent extends StreamEvent {
    /// The stream's identifier on the wire; 0 for the connection as a whole.
    long streamNumber();

    /// Whether the number of its stream says that the server opened it, unasked.
    default boolean isOpenedByServer() {
        return false;
    }

    /// The name of the frame whose arrival this event tells: `HEADERS`; empty if it tells something else.
    default String frame() {
        return "";
    }
}
