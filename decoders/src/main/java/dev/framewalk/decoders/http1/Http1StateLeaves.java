package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an HTTP/1 state shows: the exchanges of the connection, then each direction.
final class Http1StateLeaves {
    /// More waiting requests are counted and not named.
    private static final int MOST_NAMED = 5;

    private Http1StateLeaves() {}

    static List<Leaf> of(Http1State state) {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(whole("requests", Integer.toString(state.requests()), Certainty.DERIVED));
        leaves.add(whole("responses", Integer.toString(state.responses()), Certainty.DERIVED));
        leaves.add(whole("waiting", waiting(state), pairing(state)));
        leaves.add(whole("connection", connection(state), Certainty.DERIVED));
        for (Side side : Side.values()) {
            addFlow(leaves, state, side);
        }
        return leaves;
    }

    private static void addFlow(List<Leaf> leaves, Http1State state, Side side) {
        Http1State.Flow flow = state.flow(side);
        Unit unit = flow.life().isInsideMessage() ? new Unit(side, flow.messageFrom(), flow.offset()) : null;
        leaves.add(leaf(side, "life", Http1Sentences.words(flow.life()), unit, Certainty.DERIVED));
        Http1State.Message message = flow.message();
        if (message == null) {
            return;
        }
        leaves.add(leaf(side, "message", message.head().start().toString(), unit, Certainty.OBSERVED));
        Http1Request request = message.request();
        if (request != null) {
            String answered = request.method() + " " + request.target();
            leaves.add(leaf(side, "answers", answered, null, pairing(state)));
        }
        String framing = message.framing().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        leaves.add(leaf(side, "framing", framing, unit, Certainty.DERIVED));
        leaves.add(leaf(side, "body", body(message), unit, Certainty.DERIVED));
        if (message.framing() == Http1Framing.CHUNKED) {
            leaves.add(leaf(side, "chunks", Integer.toString(message.chunks()), unit, Certainty.DERIVED));
        }
    }

    private static String body(Http1State.Message message) {
        String soFar = Quantities.bytes(message.pieces().length());
        return message.framing() == Http1Framing.LENGTH
                ? Http1Sentences.say(
                        "state.body.of",
                        "bytes",
                        soFar,
                        "length",
                        Quantities.bytes(message.head().headers().contentLength()))
                : Http1Sentences.say("state.body", "bytes", soFar);
    }

    private static String waiting(Http1State state) {
        if (state.pending().isEmpty()) {
            return Http1Sentences.say("state.none");
        }
        String named = state.pending().stream()
                .limit(MOST_NAMED)
                .map(request -> request.method() + " " + request.target())
                .collect(Collectors.joining(", "));
        int more = state.pending().size() - MOST_NAMED;
        return more > 0 ? named + ", … +" + more : named;
    }

    private static String connection(Http1State state) {
        if (state.server().life() == Http1Phase.SWITCHED) {
            return Http1Sentences.say("state.switched");
        }
        Side closing = state.closing();
        return Http1Sentences.say(
                closing == null ? "state.open" : closing == Side.CLIENT ? "state.closing.client" : "state.closing.server");
    }

    private static Certainty pairing(Http1State state) {
        return state.isPairingCertain()
                ? Certainty.DERIVED
                : new Certainty.Inferred(Http1Sentences.say("pairing.lost"));
    }

    private static Leaf whole(String name, String value, Certainty certainty) {
        return new Leaf("x.http1." + name, "x.http1.state." + name, value, 0, null, certainty);
    }

    private static Leaf leaf(Side side, String name, String value, @Nullable Unit unit, Certainty certainty) {
        String end = side == Side.CLIENT ? "client" : "server";
        return new Leaf("x.http1." + end + "." + name, "x.http1.state." + name, value, 0, unit, certainty);
    }
}
