package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a TLS state shows: what was negotiated, then each direction.
final class TlsStateLeaves {
    private TlsStateLeaves() {}

    static List<Leaf> of(TlsState state) {
        List<Leaf> leaves = new ArrayList<>();
        TlsSession session = state.session();
        leaves.add(whole("handshake", phase(session), Certainty.DERIVED));
        leaves.add(whole("version", version(session), Certainty.OBSERVED));
        leaves.add(whole("suite", session.suite() < 0 ? unknown() : TlsSentences.suite(session.suite()), Certainty.OBSERVED));
        leaves.add(whole("group", session.group() < 0 ? unknown() : TlsSentences.group(session.group()), Certainty.OBSERVED));
        String name = session.serverName();
        leaves.add(whole("server_name", name == null ? TlsSentences.say("state.none") : name, Certainty.OBSERVED));
        leaves.add(whole("alpn", alpn(session), Certainty.OBSERVED));
        leaves.add(whole("resumed", yes(session.isResumed()), Certainty.DERIVED));
        if (session.clientHello() != null && session.clientHello().extensions().hasEarlyData()) {
            leaves.add(whole("early_data", TlsSentences.say("state.early." + session.early().name().toLowerCase(Locale.ROOT)), Certainty.OBSERVED));
        }
        TlsCertificate certificate = session.certificate();
        if (certificate != null) {
            TlsCertificate.Facts facts = certificate.facts();
            leaves.add(whole(
                    "certificate",
                    facts.isReadable() ? facts.shortName() + " (" + TlsSentences.date(facts.notAfter()) + ")" : facts.problem(),
                    Certainty.OBSERVED));
        }
        leaves.add(whole(
                "client_random", session.clientRandom().isEmpty() ? unknown() : session.clientRandom(), Certainty.OBSERVED));
        for (Side side : Side.values()) {
            addFlow(leaves, state, side);
        }
        return leaves;
    }

    private static void addFlow(List<Leaf> leaves, TlsState state, Side side) {
        TlsState.Flow flow = state.flow(side);
        TlsState.Standing standing = flow.standing();
        TlsState.Keying keying = flow.keying();
        Unit unit = standing.got() > 0 ? new Unit(side, standing.recordFrom(), standing.recordFrom() + standing.got()) : null;
        leaves.add(leaf(side, "life", TlsSentences.words(flow.life()), null));
        leaves.add(leaf(side, "records", Quantities.count(flow.records()), null));
        leaves.add(leaf(side, "epoch", TlsSentences.words(keying.epoch()), null));
        boolean isClear = keying.epoch() == TlsEpoch.CLEAR;
        leaves.add(leaf(
                side,
                "keys",
                TlsSentences.say(isClear ? "state.keys.needless" : keying.keys() != null ? "state.keys.known" : "state.keys.unknown"),
                null));
        if (!isClear) {
            String secret = secret(side, keying, state.session());
            if (!secret.isEmpty()) {
                leaves.add(leaf(side, "secret", secret, null));
            }
            leaves.add(leaf(
                    side,
                    "sequence",
                    TlsSentences.say(
                            keying.isSequenceKnown() ? "state.sequence" : "state.sequence.lost",
                            "number",
                            Quantities.count(keying.sequence())),
                    null));
        }
        if (flow.inner() > 0) {
            leaves.add(leaf(side, "inner", Quantities.bytes(flow.inner()), null));
        }
        if (unit != null) {
            String value = standing.total() == 0
                    ? Quantities.bytes(standing.got())
                    : TlsSentences.say(
                            "state.record",
                            "got",
                            Quantities.count(standing.got()),
                            "bytes",
                            Quantities.bytes(standing.total()));
            leaves.add(leaf(side, "record", value, unit));
        }
        if (flow.message().length() > 0) {
            leaves.add(leaf(
                    side, "message", TlsSentences.say("state.message", "bytes", Quantities.bytes(flow.message().length())), null));
        }
    }

    private static String secret(Side side, TlsState.Keying keying, TlsSession session) {
        return switch (keying.epoch()) {
            case CLEAR -> "";
            case EARLY_DATA -> TlsLabel.CLIENT_EARLY_TRAFFIC_SECRET.name();
            case HANDSHAKE -> TlsLabel.handshake(side).name();
            case APPLICATION -> TlsLabel.application(side).name();
            case SESSION -> session.version() == 0 ? "" : TlsLabel.CLIENT_RANDOM.name();
        };
    }

    private static String phase(TlsSession session) {
        return TlsSentences.say(
                session.isFailed()
                        ? "state.phase.failed"
                        : session.isCompleted()
                                ? "state.phase.completed"
                                : session.isStarted() ? "state.phase.running" : "state.phase.waiting");
    }

    private static String version(TlsSession session) {
        if (session.version() != 0) {
            return TlsVersion.nameOf(session.version());
        }
        TlsHello hello = session.clientHello();
        return hello == null
                ? unknown()
                : TlsSentences.say("state.offered", "offered", TlsVersion.nameOf(hello.chosenVersion()));
    }

    private static String alpn(TlsSession session) {
        String chosen = session.alpn();
        if (chosen != null) {
            return chosen;
        }
        return session.proposals().isEmpty()
                ? TlsSentences.say("state.none")
                : TlsSentences.say("state.offered", "offered", TlsSentences.list(session.proposals(), "or"));
    }

    private static String unknown() {
        return TlsSentences.say("state.unknown");
    }

    private static String yes(boolean is) {
        return TlsSentences.say(is ? "state.yes" : "state.no");
    }

    private static Leaf whole(String name, String value, Certainty certainty) {
        return new Leaf("x.tls." + name, "x.tls.state." + name, value, 0, null, certainty);
    }

    private static Leaf leaf(Side side, String name, String value, @Nullable Unit unit) {
        String end = side == Side.CLIENT ? "client" : "server";
        return new Leaf("x.tls." + end + "." + name, "x.tls.state." + name, value, 0, unit, Certainty.DERIVED);
    }
}
