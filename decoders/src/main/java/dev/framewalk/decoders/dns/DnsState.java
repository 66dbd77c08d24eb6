package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the exchanges of one conversation: which questions wait for their answer.
///
/// @param pending   unanswered requests, oldest first, at most [#MOST_PENDING]
/// @param exchanges how many requests there were so far
/// @param answered  how many of them were answered
/// @param forgotten how many were given up to make room
public record DnsState(List<Pending> pending, int exchanges, int answered, int forgotten) implements Described {
    public static final DnsState START = new DnsState(List.of(), 0, 0, 0);
    /// A port that asks and asks without answers (a scan, a dead server) must not fill the memory.
    public static final int MOST_PENDING = 256;

    public DnsState {
        pending = List.copyOf(pending);
    }

    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>(4 + pending.size());
        leaves.add(count("asked", exchanges));
        leaves.add(count("answered", answered));
        if (forgotten > 0) {
            leaves.add(count("forgotten", forgotten));
        }
        for (Pending one : pending) {
            leaves.add(new Leaf(
                    "x.dns.pending." + one.exchange(),
                    "x.dns.state.pending",
                    DnsSentences.of(one),
                    0,
                    one.unit(),
                    Certainty.OBSERVED));
        }
        return leaves;
    }

    private static Leaf count(String name, int value) {
        return new Leaf(
                "x.dns." + name, "x.dns.state." + name, Integer.toString(value), 0, null, Certainty.DERIVED);
    }

    /// A request without an answer so far.
    ///
    /// @param exchange its number in this conversation, from 1
    /// @param id       the number that its answer will carry
    /// @param opcode   what kind of request
    /// @param question its first question, or null if it has none
    /// @param side     who asked
    /// @param unit     where it stood when it was sent last
    /// @param tries    how often it was sent
    public record Pending(
            int exchange, int id, int opcode, @Nullable DnsQuestion question, Side side, Unit unit, int tries) {
        boolean isSameRequest(DnsMessage message, Side sender) {
            return side == sender && hasSameQuestion(message);
        }

        boolean isAnsweredBy(DnsMessage message, Side sender) {
            // an answer to a broken or stateful request may come without the question
            return side != sender && (hasSameQuestion(message) || id == message.id() && message.questions().isEmpty());
        }

        private boolean hasSameQuestion(DnsMessage message) {
            DnsQuestion other = message.questions().isEmpty() ? null : message.questions().getFirst();
            return id == message.id()
                    && opcode == message.opcode()
                    && (question == null ? other == null : other != null && question.asksLike(other));
        }
    }
}
