package dev.framewalk.timeline.address;

import dev.framewalk.decoders.stream.Side;
import java.util.List;

/// Where a thing is in one timeline, by the numbers that it has there: what can be selected. Good only in that timeline; [Addresses#of] says what it is.
public sealed interface Place {
    /// Nothing.
    Place NOWHERE = new OfEvent(-1);

    /// A whole packet.
    ///
    /// @param number counted from 1
    record OfPacket(int number) implements Place {}

    /// Something that happened.
    record OfEvent(int index) implements Place {}

    /// A field, or a group of fields such as a layer.
    ///
    /// @param packet the packet
    /// @param event  the event whose unit's bytes hold it, or -1 for the packet's own bytes
    /// @param path   which child to take at each level, from the root of the field tree; empty for the root
    record OfField(int packet, int event, List<Integer> path) implements Place {
        public OfField {
            path = List.copyOf(path);
        }

        /// Whether it is in the packet's own bytes, not in something put together.
        public boolean isInPacket() {
            return event < 0;
        }
    }

    /// Bytes that one side of a conversation sent.
    ///
    /// @param channel the number of the channel whose bytes they are; `Channel.ROOT` for those of the transport
    /// @param from    the first byte, as the channel counts
    /// @param to      one past the last
    record OfStreamRange(int conversation, int channel, Side side, long from, long to) implements Place {}

    /// One value of a state.
    ///
    /// @param step when
    /// @param leaf its id
    record OfStateLeaf(int step, int conversation, String leaf) implements Place {}

    /// A moment between events: step n is behind event n-1, step 0 before everything.
    record OfStep(int step) implements Place {}
}
