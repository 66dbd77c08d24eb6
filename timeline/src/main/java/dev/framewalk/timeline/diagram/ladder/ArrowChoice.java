package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.ladder.TimelineLadder.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The events of a timeline that a ladder shows: one arrow a packet where packets are looked at, else one arrow for each unit that is
/// a step at this depth. What else is told of the same unit in the same packet needs no arrow of its own.
final class ArrowChoice {
    private final Timeline timeline;
    private final Choice choice;
    private final int events;
    private final Map<Integer, Integer> shownBy = new HashMap<>();

    ArrowChoice(Timeline timeline, Choice choice) {
        this.timeline = timeline;
        this.choice = choice;
        this.events = Math.min(timeline.eventCount() - 1, choice.lastEvent()) + 1;
    }

    private record Told(int conversation, int channel, Unit unit) {}

    List<Integer> chosen() {
        List<Integer> chosen = new ArrayList<>();
        Map<Told, Integer> inPacket = new HashMap<>();
        int packet = -1;
        for (int event = Math.max(0, choice.firstEvent()); event < events && chosen.size() < choice.most(); event++) {
            if (timeline.packetOf(event) != packet) {
                packet = timeline.packetOf(event);
                inPacket.clear();
            }
            if (!isWanted(event)) {
                continue;
            }
            int whole = wholeOf(event);
            boolean isShownInside = isCarrier(event) && !chosen.isEmpty() && timeline.packetOf(chosen.getLast()) == packet
                    && timeline.conversationOf(chosen.getLast()) == timeline.conversationOf(event)
                    && timeline.told(chosen.getLast()) != null
                    && !isCarrier(chosen.getLast());
            if (isShownInside) {
                // what lies in a record tells more than the record
                shownBy.put(event, chosen.getLast());
                continue;
            }
            Told told = told(event);
            Integer same = told == null ? null : inPacket.putIfAbsent(told, whole);
            if (same != null && same != event) {
                shownBy.put(event, same);
            } else if (whole != event) {
                shownBy.put(event, whole);
            } else {
                chosen.add(event);
            }
        }
        return chosen;
    }

    private boolean isCarrier(int event) {
        StreamEvent told = timeline.told(event);
        return told != null && !told.carrier().isEmpty();
    }

    /// Which event stands for others of the same unit, by those others.
    Map<Integer, Integer> shownBy() {
        Map<Integer, Integer> shown = new HashMap<>();
        for (int event : shownBy.keySet()) {
            int by = event;
            // always an earlier event or the end of the same message, so this comes to an end
            for (int turns = 0; turns < 4; turns++) {
                by = shownBy.getOrDefault(by, by);
            }
            shown.put(event, by);
        }
        return shown;
    }

    private boolean isWanted(int event) {
        boolean isAtDepth = choice.depth().compareTo(Depth.SEGMENTS) >= 0
                ? timeline.isPacketEvent(event) || ArrowWords.isAboutCapture(timeline, event)
                : timeline.depthOf(event).compareTo(choice.depth()) <= 0;
        return isAtDepth && !ArrowWords.isSilent(timeline, event) && choice.isChosen().test(event);
    }

    /// The unit that an event tells of; null if it must be shown in any case: a broken rule that matters is news beside the unit that
    /// breaks it.
    private @Nullable Told told(int event) {
        StreamEvent told = timeline.told(event);
        Unit unit = told == null || ArrowWords.isBroken(told) ? null : told.unit();
        return unit == null || unit.length() == 0
                ? null
                : new Told(timeline.conversationOf(event), timeline.channelNumberOf(event), unit);
    }

    /// The event that ends a message in the packet in which it begins.
    private int wholeOf(int event) {
        if (!(timeline.told(event) instanceof ExchangeEvent begun) || begun.exchange() == 0) {
            return event;
        }
        ExchangeEvent.Part end = switch (begun.part()) {
            case ASKING -> ExchangeEvent.Part.ASKED;
            case ANSWERING -> ExchangeEvent.Part.ANSWERED;
            case ASKED, ANSWERED -> begun.part();
        };
        int packet = timeline.packetOf(event);
        for (int next = event + 1; end != begun.part() && next < events && timeline.packetOf(next) == packet; next++) {
            if (timeline.told(next) instanceof ExchangeEvent other
                    && other.part() == end
                    && other.exchange() == begun.exchange()
                    && timeline.conversationOf(next) == timeline.conversationOf(event)
                    && isWanted(next)) {
                return next;
            }
        }
        return event;
    }
}
