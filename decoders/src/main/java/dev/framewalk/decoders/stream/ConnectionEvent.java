package dev.framewalk.decoders.stream;

import java.util.List;

/// An event that concerns its connection as a whole, so that it is shown beside all exchanges of it: an end announces that it will close.
public interface ConnectionEvent extends StreamEvent {
    /// The exchanges (see [ExchangeEvent#exchange()]) that its sender says it has not worked on, so that they can be asked for elsewhere.
    default List<Long> refusedExchanges() {
        return List.of();
    }
}
