package dev.framewalk.timeline.orders;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import java.util.List;

/// What the decoder of orders remembers.
///
/// @param client   the line in progress of the client
/// @param server   the line in progress of the server
/// @param open     how many orders wait to be served
record OrdersState(Line client, Line server, int open) implements Described {
    /// @param from where it begins in its direction
    record Line(long from, String text) {}

    @Override
    public List<Leaf> leaves() {
        return List.of(new Leaf(
                "x.orders.open", "x.orders.state.open", Integer.toString(open), 0, null, Certainty.DERIVED));
    }
}
