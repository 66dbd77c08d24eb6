package dev.framewalk.decoders.stream;

/// What counts events of one kind in one share of a capture: all events of some of its conversations, in order.
///
/// It is told every event while a capture is read, millions of them. What comes often it counts in plain numbers, and gives them
/// their names in [#finish()]; what is rare may go to the sink at once. Several shares are put together by adding up what their sinks were told.
///
/// @param <E> the events that it takes
public interface Counter<E extends CountedEvent> {
    /// Takes an event.
    ///
    /// @param conversation number of the conversation within the share
    /// @param channel      which of the conversation's channels
    /// @param isCut        whether the snap length cut the packet that it came with: what else was in there will never be told
    void count(E event, int conversation, int channel, boolean isCut);

    /// Puts under their names what was kept as plain numbers; called once, behind the last event.
    default void finish() {}
}
