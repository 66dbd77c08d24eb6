package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.hpack.HpackEntry;
import dev.framewalk.decoders.hpack.HpackTable;
import dev.framewalk.decoders.hpack.HpackUnseen;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an HTTP/2 state shows: both ends with settings, windows and tables, then each stream, then the tree of priorities.
final class Http2StateLeaves {
    /// More streams are counted and not shown one by one.
    private static final int MOST_STREAMS = 200;

    /// More entries of a table are counted and not shown one by one.
    private static final int MOST_ENTRIES = 200;

    private final List<Leaf> leaves = new ArrayList<>();
    private final Http2State state;

    private Http2StateLeaves(Http2State state) {
        this.state = state;
    }

    static List<Leaf> of(Http2State state) {
        Http2StateLeaves all = new Http2StateLeaves(state);
        all.connection();
        for (Side side : Side.values()) {
            all.end(side);
        }
        all.streams();
        all.priorities();
        return all.leaves;
    }

    private void connection() {
        add("x.http2.beginning", "beginning", Http2Sentences.say(state.isMidway() ? "state.midway" : "state.seen"), null, Certainty.OBSERVED);
        add("x.http2.streams.open", "streams", Integer.toString(state.streams().size()), null, Certainty.DERIVED);
        add("x.http2.streams.opened", "opened", Long.toString(state.opened()), null, Certainty.DERIVED);
    }

    private void end(Side side) {
        Http2State.End end = state.end(side);
        String name = Http2Sentences.side(side);
        Http2State.Flow flow = state.flow(side);
        add("x.http2." + name + ".life", "life", Http2Sentences.say("life." + Http2Sentences.word(flow.life().name())), frame(side), Certainty.DERIVED);
        add("x.http2." + name + ".window", "window", Http2Sentences.window(end.sendWindow()), end.windowUnit(), known(end.sendWindow()));
        for (Http2Setting setting : Http2Setting.values()) {
            long value = end.settings().value(setting);
            boolean isSet = end.settings().values().containsKey(setting.number());
            if (isSet || setting.number() <= Http2Setting.MAX_HEADER_LIST_SIZE.number()) {
                add(
                        "x.http2." + name + ".settings." + Http2Sentences.word(setting.name()),
                        "setting",
                        setting.name() + ": " + setting(value, isSet),
                        end.settings().setBy().get(setting.number()),
                        known(value));
            }
        }
        int i = 0;
        for (Http2State.Pending pending : end.pending()) {
            i++;
            add("x.http2." + name + ".pending." + i, "pending", pending.settings().isEmpty() ? Http2Sentences.say("state.none") : Http2Sentences.settings(pending.settings()), pending.unit(), Certainty.OBSERVED);
        }
        if (end.goAway() >= 0) {
            add("x.http2." + name + ".goaway", "goaway", Http2Sentences.say("state.goaway", "last", end.goAway()), end.goAwayUnit(), Certainty.OBSERVED);
        }
        Http2State.Block block = end.block();
        if (block != null) {
            add("x.http2." + name + ".block", "block", Http2Sentences.say("state.block", "stream", block.streamId(), "bytes", Quantities.bytes(block.bytes().length())), new Unit(side, block.from(), flow.offset()), Certainty.OBSERVED);
        }
        table(side, name, end.table());
    }

    private @Nullable Unit frame(Side side) {
        Http2State.Flow flow = state.flow(side);
        return switch (flow.life()) {
            case PAYLOAD, DATA, PASSED_OVER -> new Unit(side, flow.frameFrom(), Math.max(flow.frameFrom(), flow.offset()));
            case JOINED_MIDWAY, PREFACE, FRAME_HEADER, LOST, CLOSED -> null;
        };
    }

    private static String setting(long value, boolean isSet) {
        if (value == Http2Settings.UNKNOWN) {
            return Http2Sentences.say("state.unknown");
        }
        String text = value == Http2Setting.UNLIMITED
                ? Http2Sentences.say("state.unlimited")
                : Quantities.count(value);
        return isSet ? text : Http2Sentences.say("state.usual", "value", text);
    }

    private void table(Side side, String name, HpackTable table) {
        Certainty certainty = table.isComplete()
                ? Certainty.DERIVED
                : new Certainty.Unknown(Http2Sentences.say(
                        "state.table." + Http2Sentences.word((table.unseen() == HpackUnseen.NONE ? HpackUnseen.LOST_BLOCK : table.unseen()).name())));
        add("x.http2." + name + ".hpack", "hpack", table.toString(), null, certainty);
        int index = HpackTable.STATIC_COUNT;
        for (HpackEntry entry : table.entries()) {
            index++;
            if (index > HpackTable.STATIC_COUNT + MOST_ENTRIES) {
                break;
            }
            add(
                    "x.http2." + name + ".hpack." + index,
                    "entry",
                    index + "  " + (entry.isNameKnown() ? entry.name() : "?") + ": " + entry.value() + "  (" + entry.size() + ")",
                    entry.tag() < 0 ? null : new Unit(side, entry.tag(), entry.tag() + Http2Frame.HEADER_LENGTH),
                    Certainty.DERIVED);
        }
    }

    private void streams() {
        int shown = 0;
        for (Http2State.Stream stream : state.streams()) {
            if (++shown > MOST_STREAMS) {
                break;
            }
            String id = "x.http2.stream." + stream.id();
            Certainty certainty = stream.life() == Http2StreamPhase.JOINED_MIDWAY
                    ? new Certainty.Inferred(Http2Sentences.say("state.stream.midway"))
                    : Certainty.DERIVED;
            add(id + ".state", "stream.state", stream.id() + ": " + Http2Sentences.say("stream." + Http2Sentences.word(stream.life().name())), stream.last(), certainty);
            Http2State.Message request = stream.request();
            if (request != null) {
                add(id + ".request", "stream.request", Http2Sentences.title(request.head()) + body(request), request.headUnit(), Certainty.OBSERVED);
            }
            Http2State.Message response = stream.response();
            if (response != null) {
                add(id + ".response", "stream.response", Http2Sentences.title(response.head()) + body(response), response.headUnit(), Certainty.OBSERVED);
            }
            long client = state.window(stream, Side.CLIENT);
            long server = state.window(stream, Side.SERVER);
            add(id + ".window.client", "stream.window.client", Http2Sentences.window(client), stream.last(), known(client));
            add(id + ".window.server", "stream.window.server", Http2Sentences.window(server), stream.last(), known(server));
            if (stream.parent() != 0) {
                add(id + ".promised", "stream.promised", Long.toString(stream.parent()), stream.opened(), Certainty.OBSERVED);
            }
            String priority = stream.priority();
            if (priority != null) {
                add(id + ".urgency", "stream.urgency", Http2Urgency.of(priority).words(), stream.last(), Certainty.OBSERVED);
            }
        }
        if (!state.closed().isEmpty()) {
            String closed = state.closed().reversed().stream()
                    .limit(10)
                    .map(gone -> gone.resetBy() == null ? Long.toString(gone.id()) : gone.id() + " (RST_STREAM)")
                    .collect(Collectors.joining(", "));
            add("x.http2.streams.closed", "closed", closed + (state.closed().size() > 10 ? ", …" : ""), null, Certainty.DERIVED);
        }
    }

    private static String body(Http2State.Message message) {
        return message.bodyLength() == 0
                ? ""
                : ", " + Http2Sentences.say("state.body", "bytes", Quantities.bytes(message.bodyLength()));
    }

    private void priorities() {
        int shown = 0;
        for (Http2Priorities.Node node : state.priorities().nodes()) {
            if (++shown > MOST_STREAMS) {
                break;
            }
            add(
                    "x.http2.priority." + node.stream(),
                    "priority",
                    Http2Sentences.say("state.priority", "stream", node.stream(), "parent", node.parent(), "weight", node.weight()),
                    node.setBy(),
                    Certainty.OBSERVED);
        }
    }

    private Certainty known(long window) {
        return window == Http2Windows.UNKNOWN
                ? new Certainty.Unknown(Http2Sentences.say(state.isMidway() ? "state.window.midway" : "state.window.lost"))
                : Certainty.DERIVED;
    }

    private void add(String id, String text, String value, @Nullable Unit unit, Certainty certainty) {
        leaves.add(new Leaf(id, "x.http2.state." + text, value, 0, unit, certainty));
    }
}
