package dev.framewalk.ui.session;

import dev.framewalk.decoders.stream.Side;
import java.util.List;

/// What can be selected: a place in the capture, independent of any view.
public sealed interface Address {
    /// Nothing.
    Address NOWHERE = new OfEvent(-1);

    /// A whole packet.
    record OfPacket(int number) implements Address {}

    /// Something that happened.
    record OfEvent(int index) implements Address {}

    /// A field, or a group of fields such as a layer.
    ///
    /// @param packet the packet
    /// @param event  the event whose unit's bytes hold it, or -1 for the packet's own bytes
    /// @param path   which child to take at each level, from the root of the field tree; empty for the root
    record OfField(int packet, int event, List<Integer> path) implements Address {
        public OfField {
            path = List.copyOf(path);
        }

        /// Whether it is in the packet's own bytes, not in something put together.
        public boolean isInPacket() {
            return event < 0;
        }
    }

    /// Bytes of one direction of a conversation.
    record OfStreamRange(int conversation, Side side, long from, long to) implements Address {}

    /// One value of a state.
    record OfStateLeaf(int step, int conversation, String leaf) implements Address {}
}
