package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.Turns;
import java.util.ArrayList;
import java.util.List;

/// The order in which bytes came, told in a sentence: `Streams 3 and 5 take turns, about every 16 kB; stream 7 waits until they are done.`
public final class TurnWords {
    private static final int MOST_ROUNDS = 3;
    private static final int MOST_NAMES = 4;

    private final DiagramWords words;
    private final LaneWords lanes;

    public TurnWords(DiagramWords words) {
        this.words = words;
        this.lanes = new LaneWords(words);
    }

    public String tell(Turns turns) {
        List<Turns.Round> rounds = turns.rounds();
        if (rounds.isEmpty()) {
            return words.text("turns.none");
        }
        if (rounds.size() > 1 && rounds.stream().allMatch(round -> round.lanes().size() == 1)) {
            if (rounds.size() > MOST_ROUNDS) {
                return words.text("turns.row", Quantities.count(rounds.size()));
            }
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < rounds.size() && i < MOST_ROUNDS; i++) {
            parts.add(tell(rounds.get(i), i == 0));
        }
        if (rounds.size() > MOST_ROUNDS) {
            long more = rounds.stream().skip(MOST_ROUNDS).mapToLong(round -> round.lanes().size()).sum();
            parts.add(words.text(more == 1 ? "turns.more.one" : "turns.more", Quantities.count(more)));
        }
        String sentence = String.join("; ", parts) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private String tell(Turns.Round round, boolean isFirst) {
        String names = names(round.lanes());
        if (round.lanes().size() == 1) {
            return words.text(
                    isFirst ? "turns.alone" : round.hasWaited() ? "turns.waits" : "turns.then",
                    names,
                    Quantities.size(round.bytes()));
        }
        return words.text(
                isFirst ? "turns.shared" : round.hasWaited() ? "turns.shared.waits" : "turns.shared.then",
                names,
                Quantities.size(round.typicalRun()));
    }

    private String names(List<Lane> of) {
        boolean areStreams = of.stream().allMatch(Lane::isMultiplexed);
        if (of.size() == 1) {
            return lanes.name(of.getFirst());
        }
        if (of.size() > MOST_NAMES) {
            return words.text(
                    areStreams ? "turns.streams.many" : "turns.requests.many",
                    Quantities.count(of.size()),
                    of.getFirst().label(),
                    of.get(1).label());
        }
        List<String> labels = of.stream().map(Lane::label).toList();
        String listed = String.join(", ", labels.subList(0, labels.size() - 1));
        return words.text(areStreams ? "turns.streams" : "turns.requests", listed, labels.getLast());
    }
}
