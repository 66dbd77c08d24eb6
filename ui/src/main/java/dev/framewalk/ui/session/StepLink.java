package dev.framewalk.ui.session;

import dev.framewalk.timeline.link.Link;
import dev.framewalk.ui.words.Words;

/// A link as one of its ends sees it.
///
/// @param isToCause whether it leads to what explains the step; else to what the step explains
public record StepLink(Link link, boolean isToCause) {
    /// The event at the other end.
    int other() {
        return isToCause ? link.cause() : link.effect();
    }

    /// It as a line to choose.
    ///
    /// @param event the one that the line leads to, as [Session#eventOf(StepLink)] has it
    public String words(int event) {
        return Words.of(isToCause ? "links.cause" : "links.effect", link.why(), event + 1);
    }
}
