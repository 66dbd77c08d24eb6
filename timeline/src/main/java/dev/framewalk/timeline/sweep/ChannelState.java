package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Spoken;
import dev.framewalk.decoders.stream.StreamProtocol;
import org.jspecify.annotations.Nullable;

/// Everything that one channel of a flow remembers besides its bytes' places: an immutable value to come back to.
public sealed interface ChannelState {
    Where where();

    /// What it speaks; null if that is not known, and for datagrams that several protocols share.
    @Nullable Protocol speaks();

    /// State of its decoder; null without one.
    @Nullable Object decoder();

    /// What every channel has.
    ///
    /// @param number      its number in the flow
    /// @param parent      the number of the channel around it; -1 for that of the transport
    /// @param key         its number among those that the channel around has opened
    /// @param inside      what the channel around said about it; null for that of the transport
    /// @param ended       which directions have ended: bit 0 and bit 1
    /// @param isDiscarded whether whoever was to receive its bytes threw them away
    record Where(int number, int parent, long key, @Nullable Inside inside, int ended, boolean isDiscarded) {}

    /// A stream of bytes.
    ///
    /// @param protocol what it speaks; null before that was decided, or if nobody knows
    /// @param reason   why that protocol
    /// @param isOpaque whether nobody knows what it speaks
    /// @param isMidway whether its beginning was not seen
    /// @param held     bytes kept while undecided
    /// @param unknown  the direction whose first bytes nobody knows, while the other one may still tell; -1 if there is none
    /// @param endedWhileHeld which directions ended while their bytes were held: bit 0 and bit 1
    record OfStream(
            Where where,
            @Nullable StreamProtocol protocol,
            @Nullable Object decoder,
            String reason,
            boolean isOpaque,
            boolean isMidway,
            HeldBytes held,
            int unknown,
            int endedWhileHeld)
            implements ChannelState {
        @Override
        public @Nullable Protocol speaks() {
            return protocol == null ? null : protocol.protocol();
        }
    }

    /// Datagrams before somebody reads them.
    ///
    /// @param spoken what they were found to speak so far
    /// @param held   datagrams kept until another one tells what they are
    record OfDatagrams(Where where, Spoken spoken, HeldDatagrams held) implements ChannelState {
        @Override
        public @Nullable Protocol speaks() {
            return null;
        }

        @Override
        public @Nullable Object decoder() {
            return null;
        }
    }

    /// Those datagrams that one protocol reads.
    record OfProtocol(Where where, DatagramProtocol protocol, @Nullable Object decoder) implements ChannelState {
        @Override
        public Protocol speaks() {
            return protocol.protocol();
        }
    }
}
