package dev.framewalk.decoders.stream;

/// An event that tells of one piece of what is sent for an exchange: a head, a chunk, a frame.
public interface PieceEvent extends StreamEvent {
    /// Which exchange of the connection, as [ExchangeEvent#exchange()] counts them; 0 if it belongs to none, or to one that is not known.
    int exchange();

    Piece piece();

    /// How many bytes it carries, without what frames it.
    long pieceLength();
}
