package dev.framewalk.ui.session;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.link.Link;
import dev.framewalk.timeline.link.Links;
import java.util.ArrayList;
import java.util.List;

/// The links of one step, and a walk along them: to what explains it, to what it explains, and where there are several, from one to the next.
final class StepLinks {
    private final Session session;
    private List<Integer> ends = List.of();
    private int at;
    private boolean wasToCause;

    StepLinks(Session session) {
        this.session = session;
    }

    /// Those of an event at either end; a packet's own event has those of all that happened with the packet.
    static List<Link> of(Timeline timeline, int event) {
        Links links = Links.of(timeline);
        List<Link> found = new ArrayList<>(links.causesOf(event, reach(timeline, event)));
        found.addAll(links.effectsOf(event, reach(timeline, event)));
        return found;
    }

    private static Depth reach(Timeline timeline, int event) {
        return timeline.isPacketEvent(event) ? Depth.SEGMENTS : Depth.FRAMES;
    }

    /// Follows a link of the step at the cursor; false if there is none. Where the step from which one came has several, the next time goes on to
    /// the next of these.
    boolean follow(boolean isToCause) {
        int event = session.event();
        if (event < 0) {
            return false;
        }
        Timeline timeline = session.timeline();
        Links links = Links.of(timeline);
        List<Link> own = isToCause
                ? links.causesOf(event, reach(timeline, event))
                : links.effectsOf(event, reach(timeline, event));
        boolean isOnWalk = wasToCause == isToCause && at < ends.size() && ends.get(at) == event;
        if (isOnWalk && ends.size() > 1) {
            at = (at + 1) % ends.size();
        } else if (!own.isEmpty()) {
            ends = own.stream()
                    .map(link -> isToCause ? link.cause() : link.effect())
                    .distinct()
                    .toList();
            at = 0;
            wasToCause = isToCause;
        } else {
            return false;
        }
        session.jumpToEvent(ends.get(at));
        return true;
    }
}
