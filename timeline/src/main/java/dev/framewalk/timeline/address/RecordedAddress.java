package dev.framewalk.timeline.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The address of one thing in one recording, by who sent it and when, never by row numbers and never by role. Made by [Addresses#of].
///
/// @param ends     its conversation; null for what belongs to none
/// @param vantage  what the place is called where it was captured; empty where the capture has one place
/// @param channels the channels that its bytes lie in, outermost first; empty for what is of the transport or below
/// @param thing    what it is
/// @param part     what of it is meant
public record RecordedAddress(
        @Nullable Ends ends, String vantage, List<ChannelStep> channels, Thing thing, Part part) implements Address {
    public RecordedAddress {
        channels = List.copyOf(channels);
    }

    RecordedAddress part(Part meant) {
        return new RecordedAddress(ends, vantage, channels, thing, meant);
    }

    @Override
    public String text() {
        return new AddressWriter().write(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
