package dev.framewalk.decoders.field;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// An anomaly that was met at a place: what was measured, what was expected, and which field made the claim.
///
/// @param anomaly  the rule that is broken
/// @param source   the window it was met in
/// @param range    where in that window
/// @param measured what is there
/// @param expected what the rule or the claim asks for
/// @param claimant the field that made the claim ("total length says 60"), where one did
public record Finding(
        Anomaly anomaly, Bytes source, ByteRange range, String measured, String expected, @Nullable Field claimant) {
    /// The anomaly's sentence with the numbers in it.
    public String sentence() {
        return anomaly.sentence(measured, expected);
    }
}
