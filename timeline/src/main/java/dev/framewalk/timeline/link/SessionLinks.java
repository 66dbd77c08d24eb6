package dev.framewalk.timeline.link;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.SessionEvent;
import dev.framewalk.timeline.Timeline;
import java.util.Map;

/// Links the grant of a session with the connection that goes on with it. Both name the session in the same bytes, so no guess is needed.
final class SessionLinks implements LinkRule {
    private final Timeline timeline;
    private final Map<Session, Integer> granted = new Remembered<>();

    private record Session(int vantage, String name) {}

    SessionLinks(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void event(int event, LinkBook book) {
        if (!(timeline.told(event) instanceof SessionEvent session)) {
            return;
        }
        int vantage = timeline.packets().vantage(timeline.packetOf(event));
        for (String name : session.continues()) {
            Integer grant = name.isEmpty() ? null : granted.get(new Session(vantage, name));
            if (grant != null) {
                int from = timeline.conversationOf(grant);
                String key = from == timeline.conversationOf(event) ? "session.why.same" : "session.why";
                book.add(new Link(
                        LinkKind.SESSION,
                        grant,
                        event,
                        LinkWords.say(key, "conversation", from, "time", Elapsed.between(timeline, grant, event)),
                        Certainty.DERIVED));
                break;
            }
        }
        for (String name : session.grants()) {
            if (!name.isEmpty()) {
                granted.put(new Session(vantage, name), event);
            }
        }
    }
}
