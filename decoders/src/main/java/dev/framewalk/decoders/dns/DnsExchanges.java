package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds questions until their answers come: what both decoders share. RFC 5452, section 9.1 lists what an answer must repeat.
final class DnsExchanges {
    private DnsState state = DnsState.START;

    DnsState state() {
        return state;
    }

    void restore(DnsState earlier) {
        state = earlier;
    }

    /// Takes one message and says what happened.
    DnsEvent take(DnsMessage message, Side side, Unit unit, @Nullable Anomaly broken) {
        return message.isResponse() ? response(message, side, unit, broken) : request(message, side, unit, broken);
    }

    private DnsEvent request(DnsMessage message, Side side, Unit unit, @Nullable Anomaly broken) {
        int exchange;
        int tries = 1;
        int index = find(message, side, false);
        if (isUnnumbered(message)) {
            // nobody answers these by number: everybody who knows answers to everybody
            exchange = 0;
        } else if (index >= 0) {
            DnsState.Pending former = state.pending().get(index);
            exchange = former.exchange();
            tries = former.tries() + 1;
            List<DnsState.Pending> pending = new ArrayList<>(state.pending());
            pending.set(
                    index,
                    new DnsState.Pending(
                            exchange, former.id(), former.opcode(), former.question(), side, unit, tries));
            state = new DnsState(pending, state.exchanges(), state.answered(), state.forgotten());
        } else {
            exchange = state.exchanges() + 1;
            List<DnsState.Pending> pending = new ArrayList<>(state.pending());
            pending.add(new DnsState.Pending(
                    exchange,
                    message.id(),
                    message.opcode(),
                    message.questions().isEmpty() ? null : message.questions().getFirst(),
                    side,
                    unit,
                    1));
            int forgotten = state.forgotten();
            if (pending.size() > DnsState.MOST_PENDING) {
                pending.removeFirst();
                forgotten++;
            }
            state = new DnsState(pending, exchange, state.answered(), forgotten);
        }
        return switch (message.opcode()) {
            case DnsMessage.QUERY -> new DnsEvent.QueryAsked(unit, side, message, exchange, tries, broken);
            case DnsMessage.UPDATE -> new DnsEvent.UpdateAsked(unit, side, message, exchange, broken);
            default -> new DnsEvent.RequestSent(unit, side, message, exchange, broken);
        };
    }

    private DnsEvent response(DnsMessage message, Side side, Unit unit, @Nullable Anomaly broken) {
        int exchange = 0;
        int index = find(message, side, true);
        if (index >= 0) {
            exchange = state.pending().get(index).exchange();
            List<DnsState.Pending> pending = new ArrayList<>(state.pending());
            pending.remove(index);
            state = new DnsState(pending, state.exchanges(), state.answered() + 1, state.forgotten());
        }
        if (message.dialect() == DnsDialect.MULTICAST && index < 0) {
            return new DnsEvent.RecordsAnnounced(unit, side, message, broken);
        }
        return switch (message.opcode()) {
            case DnsMessage.QUERY -> new DnsEvent.AnswerGiven(unit, side, message, exchange, broken);
            case DnsMessage.UPDATE -> new DnsEvent.UpdateAnswered(unit, side, message, exchange, broken);
            default -> new DnsEvent.ResponseSent(unit, side, message, exchange, broken);
        };
    }

    private static boolean isUnnumbered(DnsMessage message) {
        return message.dialect() == DnsDialect.MULTICAST && message.id() == 0;
    }

    private int find(DnsMessage message, Side side, boolean isAnswer) {
        List<DnsState.Pending> pending = state.pending();
        for (int i = 0; i < pending.size(); i++) {
            DnsState.Pending one = pending.get(i);
            if (isAnswer ? one.isAnsweredBy(message, side) : one.isSameRequest(message, side)) {
                return i;
            }
        }
        return -1;
    }
}
