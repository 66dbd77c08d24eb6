package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Anomaly;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of one direction of a TCP connection is not a whole message yet.
///
/// @param from        where the held bytes begin in the direction
/// @param held        bytes that wait for more
/// @param isInStep    whether `from` is known to be the border of a message
/// @param skippedFrom where bytes began that could not be read, or -1
/// @param skippedFor  the broken rule that made reading them impossible, if it was one
/// @param isEnded     whether the direction has ended
public record DnsPartial(
        long from, Bytes held, boolean isInStep, long skippedFrom, @Nullable Anomaly skippedFor, boolean isEnded) {
    @Override
    public boolean equals(Object other) {
        return other instanceof DnsPartial that
                && from == that.from
                && isInStep == that.isInStep
                && skippedFrom == that.skippedFrom
                && Objects.equals(skippedFor, that.skippedFor)
                && isEnded == that.isEnded
                && held.length() == that.held.length()
                && held.matches(0, that.held, 0, held.length());
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, held.length(), isInStep, skippedFrom, skippedFor, isEnded);
    }
}
