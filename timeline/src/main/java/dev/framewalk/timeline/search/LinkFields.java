package dev.framewalk.timeline.search;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Value;
import dev.framewalk.timeline.link.Link;
import dev.framewalk.timeline.link.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What filters see of links: an event has its own, at either end; a packet's event those of all that happened with the packet.
final class LinkFields {
    static final Set<String> NAMES = Set.of("x.link.kind", "x.link.step", "x.link.why");

    private LinkFields() {}

    static List<Value> values(Timeline timeline, int event, String field) {
        Depth depth = timeline.isPacketEvent(event) ? Depth.SEGMENTS : Depth.FRAMES;
        Links links = Links.of(timeline);
        List<Value> values = new ArrayList<>();
        for (Link link : links.causesOf(event, depth)) {
            values.add(value(link, link.cause(), field));
        }
        for (Link link : links.effectsOf(event, depth)) {
            values.add(value(link, link.effect(), field));
        }
        return values;
    }

    private static Value value(Link link, int other, String field) {
        return switch (field) {
            case "x.link.kind" -> new Value.Text(link.kind().id());
            case "x.link.step" -> Value.Number.of(other + 1L);
            default -> new Value.Text(link.why());
        };
    }
}
