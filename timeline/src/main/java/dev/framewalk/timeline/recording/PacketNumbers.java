package dev.framewalk.timeline.recording;

/// The numbers of the packets of one conversation, in the order in which they were read; grows while a capture is read.
public interface PacketNumbers {
    int count();

    /// One of them.
    ///
    /// @param index 0 to `count() - 1`
    int at(int index);

    /// How many of them have a number up to this one.
    int countUpTo(int packet);
}
