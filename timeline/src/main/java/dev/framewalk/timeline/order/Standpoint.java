package dev.framewalk.timeline.order;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.story.StoryWords;

/// Where one direction's packets were captured, as the evidence has it: it decides how waiting is found.
///
/// @param vicinity near which end
/// @param reason   how we know: one sentence
public record Standpoint(Vicinity vicinity, String reason) {
    /// Near which end of a direction.
    public enum Vicinity {
        /// Packets that were captured arrived; missing ones were missing. Waiting is observed.
        RECEIVER,
        /// Packets were captured before they could be lost. Waiting is inferred from acknowledgments.
        SENDER,
        /// Packets may have been lost before and behind.
        BETWEEN,
        /// There is no evidence.
        UNKNOWN
    }

    /// The evidence about what a side sends.
    ///
    /// @param holes    how many holes were there at the vantage and filled later
    /// @param lost     of how many segments that were captured the receiver took only a later copy
    /// @param unjudged of how many segments that repeat captured bytes nobody can say whether the receiver needed them, because nothing was acknowledged here
    static Standpoint of(Handshake handshake, Side sender, int holes, int lost, int unjudged) {
        Texts words = StoryWords.here();
        if (lost > 0 && holes == 0) {
            return new Standpoint(Vicinity.SENDER, words.say("wait.place.repeated", "count", lost));
        }
        if (lost > 0) {
            return new Standpoint(Vicinity.BETWEEN, words.say("wait.place.both", "count", lost, "holes", holes));
        }
        if (handshake.isTelling()) {
            Vicinity near = handshake.isNear(sender) ? Vicinity.SENDER : Vicinity.BETWEEN;
            return new Standpoint(
                    handshake.isNear(sender.other()) ? Vicinity.RECEIVER : near,
                    words.say(
                            "wait.place.handshake",
                            "sender",
                            Quantities.duration(handshake.to(sender)),
                            "receiver",
                            Quantities.duration(handshake.to(sender.other()))));
        }
        if (holes > 0 && unjudged > 0) {
            return new Standpoint(Vicinity.BETWEEN, words.say("wait.place.unjudged", "count", unjudged));
        }
        return holes > 0
                ? new Standpoint(Vicinity.RECEIVER, words.say("wait.place.holes", "count", holes))
                : new Standpoint(Vicinity.UNKNOWN, words.say("wait.place.unknown"));
    }
}
