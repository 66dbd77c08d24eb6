package dev.framewalk.timeline.link;

import java.util.Locale;

/// What sort of explanation a link gives.
public enum LinkKind {
    /// A name was looked up; the connection goes to the address that was told.
    NAME,
    /// A session was set up; another connection goes on with it.
    SESSION,
    /// An answer sent the client elsewhere; there it asks.
    REDIRECT,
    /// A request had no good answer; it is sent again.
    RETRY,
    /// A packet was seen at one place, and then at another.
    SIGHTING;

    /// Stable name, for filters and exports: `name`, `session`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A word or two, as on a picture: `name told`.
    public String label() {
        return LinkWords.say("kind." + id());
    }
}
