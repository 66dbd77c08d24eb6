package dev.framewalk.timeline.order;

/// Where one direction's packets were captured, as the evidence has it: it decides how waiting is found.
///
/// @param place  near which end
/// @param reason how we know: one sentence
public record Standpoint(Place place, String reason) {
    /// Near which end of a direction.
    public enum Place {
        /// Packets that were captured arrived; missing ones were missing. Waiting is observed.
        RECEIVER,
        /// Packets were captured before they could be lost. Waiting is inferred from acknowledgments.
        SENDER,
        /// Packets may have been lost before and behind.
        BETWEEN,
        /// There is no evidence.
        UNKNOWN
    }
}
