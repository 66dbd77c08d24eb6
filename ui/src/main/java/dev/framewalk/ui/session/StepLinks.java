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

    /// Those of an event at either end, those to causes first.
    static List<StepLink> of(Timeline timeline, int event) {
        List<StepLink> found = new ArrayList<>();
        causes(timeline, event).forEach(link -> found.add(new StepLink(link, true)));
        effects(timeline, event).forEach(link -> found.add(new StepLink(link, false)));
        return found;
    }

    // a packet's own event has the links of all that happened with the packet; any other one has its own, and those between sightings of its packet

    private static List<Link> causes(Timeline timeline, int event) {
        Links links = Links.of(timeline);
        if (timeline.isPacketEvent(event)) {
            return links.causesOf(event, Depth.SEGMENTS);
        }
        List<Link> found = new ArrayList<>(links.causesOf(event));
        found.addAll(links.seenBefore(timeline.packetOf(event)));
        return found;
    }

    private static List<Link> effects(Timeline timeline, int event) {
        Links links = Links.of(timeline);
        if (timeline.isPacketEvent(event)) {
            return links.effectsOf(event, Depth.SEGMENTS);
        }
        List<Link> found = new ArrayList<>(links.effectsOf(event));
        found.addAll(links.seenAfter(timeline.packetOf(event)));
        return found;
    }

    /// Follows a link of the step at the cursor; false if there is none. Where the step from which one came has several, the next time goes on to
    /// the next of these.
    boolean follow(boolean isToCause) {
        int event = session.event();
        if (event < 0) {
            return false;
        }
        boolean isOnWalk = wasToCause == isToCause && at < ends.size() && ends.get(at) == event;
        if (isOnWalk && ends.size() > 1) {
            at = (at + 1) % ends.size();
        } else {
            List<Integer> own = of(session.timeline(), event).stream()
                    .filter(link -> link.isToCause() == isToCause)
                    .map(session::eventOf)
                    .distinct()
                    .toList();
            if (own.isEmpty()) {
                return false;
            }
            ends = own;
            at = 0;
            wasToCause = isToCause;
        }
        session.jumpToEvent(ends.get(at));
        return true;
    }
}
