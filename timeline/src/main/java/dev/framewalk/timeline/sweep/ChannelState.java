package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.StreamProtocol;
import org.jspecify.annotations.Nullable;

/// Everything that one channel of a flow remembers besides its bytes' places: an immutable value to come back to.
///
/// @param number    its number in the flow
/// @param parent    the number of the channel around it; -1 for the bytes of the transport
/// @param key       its number among those that the channel around has opened
/// @param inside    what the channel around said about it; null for the bytes of the transport
/// @param protocol  what it speaks; null before that was decided, or if nobody knows
/// @param decoder   state of its decoder; null without one
/// @param reason    why that protocol
/// @param isOpaque  whether nobody knows what it speaks
/// @param isMidway  whether its beginning was not seen
/// @param held      bytes kept while undecided
/// @param unknown   the direction whose first bytes nobody knows, while the other one may still tell; -1 if there is none
/// @param ended     which directions have ended: bit 0 and bit 1; and which of them while their bytes were held: bit 2 and bit 3
/// @param isDiscarded whether whoever was to receive its bytes threw them away
public record ChannelState(
        int number,
        int parent,
        long key,
        @Nullable Inside inside,
        @Nullable StreamProtocol protocol,
        @Nullable Object decoder,
        String reason,
        boolean isOpaque,
        boolean isMidway,
        HeldBytes held,
        int unknown,
        int ended,
        boolean isDiscarded) {}
