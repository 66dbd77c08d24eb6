package dev.framewalk.ui.centre;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.tcp.TimelineTcp;
import dev.framewalk.ui.session.Session;

/// Which TCP connection a view shows: that of the cursor; while the cursor is elsewhere, the one before, at first the one with the most bytes.
/// Needs no toolkit.
public final class ConnectionAtCursor {
    private final Session session;
    private int number = -1;

    public ConnectionAtCursor(Session session) {
        this.session = session;
    }

    /// Goes with the cursor.
    ///
    /// @return whether it is another connection now
    public boolean follow() {
        Timeline timeline = session.timeline();
        int at = session.conversation();
        int before = number;
        if (TimelineTcp.isTcp(timeline, at)) {
            number = at;
        } else if (number < 0) {
            number = TimelineTcp.busiest(timeline);
        }
        return number != before;
    }

    /// The number of the conversation; -1 if there is none yet.
    public int number() {
        return number;
    }

    public boolean isAtCursor() {
        return number >= 0 && session.conversation() == number;
    }
}
