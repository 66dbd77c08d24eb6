package dev.framewalk.decoders.stream;

import org.jspecify.annotations.Nullable;

/// An event that tells of one frame of a connection that carries several streams. Frames lie side by side: every byte belongs to one.
public interface FrameEvent extends PieceEvent, MultiplexedEvent {
    @Override
    Unit unit();

    /// An exchange has the number of its stream.
    @Override
    default int exchange() {
        return (int) streamNumber();
    }

    /// Whether its sender sends nothing more on the stream.
    boolean isLast();

    /// How many bytes more it allows the other end to send: on its stream, or on all together if it is of none; 0 if none.
    long credit();

    /// What it does to flow-control windows; null if nothing.
    @Nullable FlowWindows windows();
}
