package dev.framewalk.timeline.story;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.tcp.TcpDecoder;
import dev.framewalk.decoders.tcp.TcpPhase;
import dev.framewalk.timeline.sweep.Clock;

/// How one connection is opened, or not: who asked, how often, and which of the questions was answered.
///
/// A round trip is never measured from a segment that was sent several times to an answer that may be that of another copy (RFC 6298, section 3): where the
/// timestamps do not say which one was answered, the last one is taken, and what follows is inferred.
final class Opening {
    private final Tries[] asked = {new Tries(), new Tries()};
    private final Tries[] accepted = {new Tries(), new Tries()};
    /// From the SYN that was answered to its answer.
    private long answeredNanos = Clock.UNKNOWN;
    private Certainty answeredCertainty = Certainty.OBSERVED;
    private int firstAsked;
    private int asker = -1;
    private boolean isEstablished;

    boolean isEstablished() {
        return isEstablished;
    }

    /// How many SYN segments were seen, of both ends.
    int tries() {
        return asked[0].count() + asked[1].count();
    }

    /// Whether the last SYN/ACK of this direction was its first one.
    boolean isFirstAcceptance(int direction) {
        return accepted[direction].count() == 1;
    }

    /// Takes the segment that was fed last, if it has a SYN.
    ///
    /// @param isNew whether it moved the life of either end on
    void syn(TcpDecoder tcp, int direction, boolean hasAck, int packet, boolean isNew, TcpStory.Elapsed elapsed, TcpStory.Sink sink) {
        if (hasAck) {
            boolean isFirst = accepted[direction].count() == 0;
            accepted[direction].add(tcp, packet);
            if (isNew || isFirst && tcp.isSimultaneousOpen()) {
                sink.event(direction, accepted(tcp, asked[1 - direction], packet, elapsed), false);
            }
        } else {
            if (tries() == 0) {
                asker = direction;
                firstAsked = packet;
            }
            boolean isFirst = asked[direction].count() == 0;
            asked[direction].add(tcp, packet);
            if (isFirst || isNew) {
                sink.event(direction, new TcpEvent.Requested(), false);
            }
        }
    }

    private TcpEvent.Accepted accepted(TcpDecoder tcp, Tries questions, int packet, TcpStory.Elapsed elapsed) {
        if (questions.count() == 0) {
            return new TcpEvent.Accepted(0, Clock.UNKNOWN, 0, 0, Certainty.OBSERVED);
        }
        int answered = questions.answeredBy(tcp);
        long nanos = elapsed.between(answered, packet);
        Certainty certainty = questions.certainty(tcp);
        if (answeredNanos == Clock.UNKNOWN) {
            answeredNanos = nanos;
            answeredCertainty = certainty;
        }
        int first = questions.first();
        long lost = answered == first ? 0 : elapsed.between(first, answered);
        return new TcpEvent.Accepted(answered, nanos, first, lost, certainty);
    }

    /// A RST from the end that was asked; false if nobody had asked, or if it is no refusal.
    boolean refused(TcpDecoder tcp, int direction, int packet, TcpStory.Elapsed elapsed, TcpStory.Sink sink) {
        if (isEstablished || direction == asker) {
            return false;
        }
        Tries questions = asked[1 - direction];
        long nanos = questions.count() == 0 ? Clock.UNKNOWN : elapsed.between(questions.answeredBy(tcp), packet);
        sink.event(direction, new TcpEvent.Refused(nanos), false);
        return true;
    }

    /// Notices that both ends are open with the segment that was fed last.
    void open(TcpDecoder tcp, int direction, int packet, boolean isMidway, TcpStory.Elapsed elapsed, TcpStory.Sink sink) {
        if (isEstablished || !tcp.phase(0).isOpen() || !tcp.phase(1).isOpen()) {
            return;
        }
        isEstablished = true;
        if (!isMidway && tcp.phase(0) != TcpPhase.JOINED_MIDWAY && tcp.phase(1) != TcpPhase.JOINED_MIDWAY) {
            sink.event(direction, established(tcp, accepted[1 - direction], packet, elapsed), false);
        }
    }

    private TcpEvent.Established established(TcpDecoder tcp, Tries answers, int packet, TcpStory.Elapsed elapsed) {
        long whole = tries() == 0 ? Clock.UNKNOWN : elapsed.between(firstAsked, packet);
        int answered = answers.count() == 0 ? 0 : answers.answeredBy(tcp);
        long back = answered == 0 ? Clock.UNKNOWN : elapsed.between(answered, packet);
        Certainty certainty = answers.certainty(tcp) instanceof Certainty.Inferred inferred ? inferred : answeredCertainty;
        return new TcpEvent.Established(
                tries() > 0,
                whole,
                answeredNanos == Clock.UNKNOWN || back == Clock.UNKNOWN ? Clock.UNKNOWN : answeredNanos + back,
                answers.first(),
                answered,
                tcp.isSimultaneousOpen(),
                certainty);
    }
}
