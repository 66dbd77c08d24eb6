package dev.framewalk.timeline.address;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.TransactionEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.search.EventFilters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The way between events and what they are in a scenario.
final class ScenarioFinder {
    /// What events say of themselves, as an address asks for it; any other name is a field's.
    static final Set<String> TOLD =
            new java.util.LinkedHashSet<>(List.of("method", "target", "outcome", "title", "stream", "frame", "id", "rule"));

    private final Timeline timeline;

    ScenarioFinder(Timeline timeline) {
        this.timeline = timeline;
    }

    // ---- from an event

    ScenarioAddress of(Place place) throws NotThere {
        return switch (place) {
            case Place.OfEvent(int index) -> event(index);
            case Place.OfStep(int step) when step > 0 -> part(event(step - 1), Part.AFTER);
            case Place.OfField field when !field.isInPacket() -> {
                Fields fields = Fields.of(timeline, field);
                Part.Field exact = fields == null ? null : fields.part(field.path());
                if (fields == null || exact == null) {
                    throw new NotThere("none.field");
                }
                yield part(event(field.event()), fields.byId(exact.id(), field.path()));
            }
            case Place.OfStateLeaf leaf when leaf.step() > 0 ->
                part(event(leaf.step() - 1), new Part.Leaf(leaf.leaf(), null));
            default -> throw new NotThere("none.scenario");
        };
    }

    private static ScenarioAddress part(ScenarioAddress whole, Part part) {
        return new ScenarioAddress(
                whole.protocol(),
                whole.host(),
                whole.nth(),
                whole.vantage(),
                whole.role(),
                whole.event(),
                whole.tests(),
                whole.number(),
                part);
    }

    private ScenarioAddress event(int index) throws NotThere {
        Side side = index < 0 || index >= timeline.eventCount() ? null : timeline.side(index);
        if (side == null) {
            throw new NotThere("none.scenario");
        }
        String protocol = protocol(index);
        String vantage = timeline.hasSeveralVantages() ? timeline.vantageLabel(timeline.packetOf(index)) : "";
        ScenarioAddress any = new ScenarioAddress(
                protocol, "", 0, vantage, side, timeline.idOf(index), tests(timeline.told(index)), 1, Part.WHOLE);
        List<Integer> speaking = conversations(any);
        ScenarioAddress here = new ScenarioAddress(
                protocol,
                "",
                speaking.indexOf(timeline.conversationOf(index)) + 1,
                vantage,
                side,
                any.event(),
                any.tests(),
                1,
                Part.WHOLE);
        IntPredicate fits = fitting(here);
        int number = 0;
        for (int event = 0; event <= index; event++) {
            number += fits.test(event) ? 1 : 0;
        }
        return here.number(number);
    }

    private static List<ScenarioAddress.Test> tests(@Nullable StreamEvent told) {
        List<ScenarioAddress.Test> tests = new ArrayList<>();
        List<String> names = told instanceof MessageEvent ? List.of("method", "target") : List.of("title", "frame");
        for (String name : names) {
            String value = told == null ? null : value(told, name);
            // a long text is hardly what the event is known by
            if (value != null && !value.isEmpty() && value.length() <= 200) {
                tests.add(new ScenarioAddress.Test(name, value));
            }
        }
        String rule = told == null ? null : value(told, "rule");
        if (rule != null) {
            tests.add(new ScenarioAddress.Test("rule", rule));
        }
        return tests;
    }

    private static @Nullable String value(StreamEvent told, String name) {
        return switch (name) {
            case "method" -> told instanceof MessageEvent message ? message.method() : null;
            case "target" -> told instanceof MessageEvent message ? message.target() : null;
            case "outcome" -> told instanceof MessageEvent message ? message.outcome() : null;
            case "title" -> told instanceof ExchangeEvent exchange ? exchange.title() : null;
            case "stream" -> told instanceof MultiplexedEvent frame ? Long.toString(frame.streamNumber()) : null;
            case "frame" -> told instanceof MultiplexedEvent frame ? frame.frame() : null;
            case "id" -> told instanceof TransactionEvent part ? part.transaction() : null;
            case "rule" -> told.anomaly() == null ? null : told.anomaly().id();
            default -> null;
        };
    }

    /// The protocol that an event is of: what its id begins with.
    private String protocol(int event) {
        String id = timeline.idOf(event);
        int point = id.indexOf('.');
        return point < 0 ? id : id.substring(0, point);
    }

    // ---- to an event

    Place find(ScenarioAddress address) throws NotThere {
        IntPredicate fits = fitting(address);
        int number = 0;
        int count = timeline.eventCount();
        for (int event = 0; event < count; event++) {
            if (fits.test(event) && ++number == address.number()) {
                return Resolving.part(timeline, event, address.part());
            }
        }
        throw new NotThere(
                number == 0 ? "gone.scenario" : "gone.scenario.few",
                AddressWords.text("role." + address.role()),
                address.event(),
                number);
    }

    private IntPredicate fitting(ScenarioAddress address) throws NotThere {
        List<Integer> speaking = conversations(address);
        BitSet chosen = new BitSet();
        if (address.nth() == 0) {
            speaking.forEach(chosen::set);
        } else if (address.nth() <= speaking.size()) {
            chosen.set(speaking.get(address.nth() - 1));
        }
        if (chosen.isEmpty()) {
            throw new NotThere(
                    "gone.scenario.conversation",
                    address.host().isEmpty() ? address.protocol() : address.host(),
                    speaking.size());
        }
        List<IntPredicate> tests = new ArrayList<>();
        for (ScenarioAddress.Test test : address.tests()) {
            tests.add(TOLD.contains(test.name()) ? event -> isTold(event, test) : field(test));
        }
        return event -> {
            int conversation = timeline.conversationOf(event);
            return conversation >= 0
                    && chosen.get(conversation)
                    && timeline.side(event) == address.role()
                    && timeline.idOf(event).equals(address.event())
                    && tests.stream().allMatch(test -> test.test(event));
        };
    }

    private boolean isTold(int event, ScenarioAddress.Test test) {
        StreamEvent told = timeline.told(event);
        return told != null && test.value().equals(value(told, test.name()));
    }

    private IntPredicate field(ScenarioAddress.Test test) throws NotThere {
        boolean isNumber = test.value().matches("0x[0-9a-fA-F]{1,16}|-?[0-9]{1,19}");
        String value = isNumber
                ? test.value()
                : "\"" + test.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return switch (Filter.compile(test.name() + " == " + value, EventFilters.catalog())) {
            case Filter.Compiled.Ok(Filter filter) -> EventFilters.passing(timeline, filter);
            case Filter.Compiled.Wrong wrong -> throw new NotThere("gone.test", test.name(), wrong.problem().sentence());
        };
    }

    /// The conversations that may be meant, by their first event of the protocol.
    private List<Integer> conversations(ScenarioAddress address) {
        List<Integer> found = new ArrayList<>();
        if (address.protocol().isEmpty()) {
            for (Conversation each : timeline.conversations()) {
                if (isAt(address, each.firstPacket()) && (address.host().isEmpty() || isWith(each, address.host()))) {
                    found.add(each.id());
                }
            }
            return found;
        }
        BitSet known = new BitSet();
        int count = timeline.eventCount();
        String beginning = address.protocol() + ".";
        for (int event = 0; event < count; event++) {
            int conversation = timeline.conversationOf(event);
            if (conversation >= 0
                    && !known.get(conversation)
                    && (timeline.idOf(event).startsWith(beginning) || timeline.idOf(event).equals(address.protocol()))
                    && isAt(address, timeline.packetOf(event))) {
                known.set(conversation);
                found.add(conversation);
            }
        }
        return found;
    }

    private boolean isAt(ScenarioAddress address, int packet) {
        return address.vantage().isEmpty() || timeline.vantageLabel(packet).equals(address.vantage());
    }

    private boolean isWith(Conversation conversation, String host) {
        return List.of(conversation.server(), conversation.client()).stream()
                .anyMatch(end -> end.address().equals(host)
                        || timeline.hostNames().all(end.address()).stream()
                                .anyMatch(name -> name.name().equalsIgnoreCase(host)));
    }
}
