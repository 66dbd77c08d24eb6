package dev.framewalk.decoders.stream;

/// An event of a connection that carries several streams (HTTP/2): says which of them it belongs to.
public interface MultiplexedEvent extends StreamEvent {
    /// The stream's identifier on the wire; 0 for the connection as a whole.
    long streamNumber();
}
