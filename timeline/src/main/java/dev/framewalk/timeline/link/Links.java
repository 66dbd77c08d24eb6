package dev.framewalk.timeline.link;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/// The links of a timeline so far. Any thread may ask.
public final class Links {
    private final Timeline timeline;
    private final List<LinkRule> rules;
    private final LinkBook book = new LinkBook();
    private List<Link> published = List.of();
    private int told = -1;
    private int read;

    private Links(Timeline timeline) {
        this.timeline = timeline;
        this.rules = List.of(
                new NameLinks(timeline), new SessionLinks(timeline), new RedirectLinks(timeline), new RetryLinks(timeline));
    }

    /// Those of a timeline.
    public static Links of(Timeline timeline) {
        return timeline.kept(Links.class, Links::new);
    }

    /// Reads on, unless so much is left that whoever asks about one event should not have to wait for it: then somebody prepares it.
    private void listen() {
        int count = timeline.eventCount();
        if (count - read <= Timeline.FEW_EVENTS) {
            prepare(count);
        }
    }

    /// Reads on until before an event, so that whoever asks finds little left to do.
    public synchronized void prepare(int to) {
        for (; read < to; read++) {
            for (LinkRule rule : rules) {
                rule.event(read, book);
            }
        }
    }

    /// All of them, in the order of their effects; without the sightings of packets, of which each packet has one ([#causesOf]).
    public synchronized List<Link> all() {
        prepare(timeline.eventCount());
        if (told != read) {
            told = read;
            published = book.all();
        }
        return published;
    }

    /// Those with an end among the events from one to before another, in the order of their effects.
    public synchronized List<Link> touching(int from, int to) {
        listen();
        return book.touching(from, to);
    }

    /// What explains an event.
    public List<Link> causesOf(int event) {
        List<Link> found = new ArrayList<>(1);
        synchronized (this) {
            listen();
            found.addAll(book.causesOf(event));
        }
        if (timeline.isPacketEvent(event)) {
            found.addAll(seenBefore(timeline.packetOf(event)));
        }
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    /// What an event explains.
    public List<Link> effectsOf(int event) {
        List<Link> found = new ArrayList<>(1);
        synchronized (this) {
            listen();
            found.addAll(book.effectsOf(event));
        }
        if (timeline.isPacketEvent(event)) {
            found.addAll(seenAfter(timeline.packetOf(event)));
        }
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    /// What explains a step and is worth a line there: without sightings.
    public List<Link> toldCausesOf(int event, Depth depth) {
        List<Link> found = new ArrayList<>(1);
        synchronized (this) {
            listen();
            found.addAll(book.causesOf(event));
            int count = timeline.eventCount();
            boolean isPacketWhole = depth.compareTo(Depth.SEGMENTS) >= 0;
            int packet = timeline.packetOf(event);
            for (int each = event + 1; isPacketWhole && each < count && timeline.packetOf(each) == packet; each++) {
                found.addAll(book.causesOf(each));
            }
        }
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    /// What explains a step: the event, and where packets are the steps, all that happened with the packet.
    public List<Link> causesOf(int event, Depth depth) {
        return of(event, depth, true);
    }

    /// What a step explains.
    public List<Link> effectsOf(int event, Depth depth) {
        return of(event, depth, false);
    }

    private List<Link> of(int event, Depth depth, boolean isEffect) {
        if (depth.compareTo(Depth.SEGMENTS) < 0) {
            return isEffect ? causesOf(event) : effectsOf(event);
        }
        List<Link> found = new ArrayList<>();
        int packet = timeline.packetOf(event);
        int count = timeline.eventCount();
        for (int each = timeline.firstEventOf(packet); each < count && timeline.packetOf(each) == packet; each++) {
            found.addAll(isEffect ? causesOf(each) : effectsOf(each));
        }
        return found;
    }

    /// The link, if there is one, to the same packet at the place before.
    public List<Link> seenBefore(int packet) {
        int other = timeline.hasSeveralVantages() ? Sightings.of(timeline).beside(packet, -1) : 0;
        return other == 0 ? List.of() : List.of(sighting(other, packet));
    }

    /// The link, if there is one, to the same packet at the place after.
    public List<Link> seenAfter(int packet) {
        int other = timeline.hasSeveralVantages() ? Sightings.of(timeline).beside(packet, 1) : 0;
        return other == 0 ? List.of() : List.of(sighting(packet, other));
    }

    /// The link between the own events of two sightings of a packet.
    private Link sighting(int before, int after) {
        String rewritten = Sightings.rewritten(timeline, before, after);
        return new Link(
                LinkKind.SIGHTING,
                timeline.firstEventOf(before),
                timeline.firstEventOf(after),
                LinkWords.say(
                        "sighting.why",
                        "packet",
                        before,
                        "place",
                        timeline.vantageLabel(before),
                        "time",
                        Elapsed.between(timeline, timeline.firstEventOf(before), timeline.firstEventOf(after))),
                rewritten.isEmpty()
                        ? Certainty.DERIVED
                        : new Certainty.Inferred(LinkWords.say("sighting.rule", "end", rewritten)));
    }
}
