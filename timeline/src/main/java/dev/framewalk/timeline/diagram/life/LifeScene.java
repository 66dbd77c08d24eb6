package dev.framewalk.timeline.diagram.life;

import dev.framewalk.decoders.life.Life;
import dev.framewalk.decoders.life.LifeWords;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.state.LifeMove;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A life as it is to be seen: its states, the arrows between them, and who stands where. States go by their place in the table.
///
/// @param key    stable name: the same life has the same one at another step
/// @param title  what goes through this life
/// @param tab    the same in a word or two
/// @param states in the order of the table
/// @param arrows every step of the table that leads to another state; steps between the same two states are one arrow
/// @param stands who stands where at this step
public record LifeScene(String key, String title, String tab, List<State> states, List<Arrow> arrows, List<Stand> stands) {
    /// More things that live are not shown.
    private static final int MOST_STANDS = 200;
    /// More of them are counted and not told one by one.
    private static final int MOST_TOLD = 4;

    /// One state.
    ///
    /// @param key      key of its texts in the explanations of its protocol
    /// @param isStart  whether lives begin here
    /// @param isMidway whether lives begin here whose beginning was not seen
    public record State(String key, String name, boolean isStart, boolean isMidway) {}

    /// One arrow.
    ///
    /// @param from  the state before; -1 for nearly every state
    /// @param to    the state after
    /// @param words what leads there, one line each
    public record Arrow(int from, int to, List<String> words) {
        public Arrow {
            words = List.copyOf(words);
        }
    }

    /// An arrow that somebody took.
    ///
    /// @param arrow its index
    /// @param words which of its words led there
    public record Taken(int arrow, String words) {}

    /// Who stands somewhere.
    ///
    /// @param name   what it is called: `TCP, client`
    /// @param mark   the same in a letter or a number
    /// @param side   the end that it is; null for what both ends share
    /// @param number its number; -1 if it has none
    /// @param now    the state that it is in
    /// @param before the state before this step; -1 if it was not there
    /// @param taken  the arrows that it took in this step, the first one first
    /// @param spoken one sentence about all this
    public record Stand(
            String name, String mark, @Nullable Side side, long number, int now, int before, List<Taken> taken, String spoken) {
        public Stand {
            taken = List.copyOf(taken);
        }

        public boolean isMoved() {
            return before >= 0 && before != now || !taken.isEmpty();
        }
    }

    public LifeScene {
        states = List.copyOf(states);
        arrows = List.copyOf(arrows);
        stands = List.copyOf(stands);
    }

    /// Whether this step did anything in this life.
    public boolean isMoved() {
        return stands.stream().anyMatch(Stand::isMoved);
    }

    /// Who stands where, one sentence each; of many the first ones.
    public List<String> told(DiagramWords words) {
        List<String> told = new ArrayList<>();
        for (Stand stand : stands.subList(0, Math.min(MOST_TOLD, stands.size()))) {
            told.add(stand.spoken());
        }
        int more = stands.size() - told.size();
        if (more > 0) {
            told.add(words.text(more == 1 ? "life.more.one" : "life.more", Quantities.count(more)));
        }
        return told;
    }

    /// A life in which nobody stands anywhere.
    public static LifeScene of(Life<?, ?> life, Locale locale) {
        LifeWords words = new LifeWords(life, locale);
        return new LifeScene(
                life.id(),
                words.title(),
                words.shortTitle(),
                states(life, words),
                List.copyOf(arrows(life, words).values()),
                List.of());
    }

    /// One scene for each life that is lived at a step, in the order in which they come.
    ///
    /// @param moves what the step did
    public static List<LifeScene> all(List<LifeMove> moves, DiagramWords words, Locale locale) {
        record Whose(Life<?, ?> life, int channel) {}
        Map<Whose, List<LifeMove>> byLife = new LinkedHashMap<>();
        for (LifeMove move : moves) {
            byLife.computeIfAbsent(new Whose(move.at().life(), move.channel()), life -> new ArrayList<>())
                    .add(move);
        }
        List<LifeScene> scenes = new ArrayList<>();
        byLife.forEach((whose, lived) -> scenes.add(of(whose.life(), whose.channel(), lived, words, locale)));
        return scenes;
    }

    private static LifeScene of(
            Life<?, ?> life, int level, List<LifeMove> moves, DiagramWords words, Locale locale) {
        LifeWords names = new LifeWords(life, locale);
        Map<Key, Arrow> arrows = arrows(life, names);
        List<Key> keys = List.copyOf(arrows.keySet());
        List<Stand> stands = new ArrayList<>();
        // of many streams those that this step moved; if it moved none, those that go on
        boolean isAnyMoved = moves.stream().anyMatch(LifeMove::isMoved);
        for (LifeMove move : moves) {
            boolean isWorthIt = move.at().number() < 0 || (isAnyMoved ? move.isMoved() : !isEnd(life, move.at().state()));
            if (isWorthIt && stands.size() < MOST_STANDS) {
                stands.add(stand(move, names, keys, words));
            }
        }
        return new LifeScene(
                life.id() + "/" + level,
                names.title(),
                names.shortTitle(),
                states(life, names),
                List.copyOf(arrows.values()),
                stands);
    }

    private static boolean isEnd(Life<?, ?> life, Enum<?> state) {
        return life.table().stream().noneMatch(step -> step.from() == state);
    }

    private static List<State> states(Life<?, ?> life, LifeWords words) {
        List<State> states = new ArrayList<>();
        for (Enum<?> state : life.states()) {
            states.add(new State(words.stateKey(state), words.state(state), life.starts().contains(state), state == life.midway()));
        }
        return states;
    }

    private record Key(int from, int to) {
        static Key of(Transition<?, ?> step) {
            return new Key(step.isGeneral() ? -1 : step.from().ordinal(), step.to().ordinal());
        }
    }

    private static Map<Key, Arrow> arrows(Life<?, ?> life, LifeWords words) {
        Map<Key, List<String>> said = new LinkedHashMap<>();
        for (Transition<?, ?> step : life.table()) {
            if (step.from() == step.to()) {
                continue;
            }
            List<String> lines = said.computeIfAbsent(Key.of(step), key -> new ArrayList<>());
            String line = words.trigger(step.on());
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        Map<Key, Arrow> arrows = new LinkedHashMap<>();
        said.forEach((key, lines) -> arrows.put(key, new Arrow(key.from(), key.to(), lines)));
        return arrows;
    }

    private static Stand stand(LifeMove move, LifeWords names, List<Key> keys, DiagramWords words) {
        Side side = move.at().side();
        long number = move.at().number();
        String who = side != null ? words.text("life.side." + side.name().toLowerCase(Locale.ROOT)) : number >= 0 ? names.number(number) : "";
        String name = who.isEmpty() ? move.protocol() : words.text("life.who", move.protocol(), who);
        List<Taken> taken = new ArrayList<>();
        List<String> because = new ArrayList<>();
        for (Transition<?, ?> step : move.steps()) {
            int arrow = keys.indexOf(Key.of(step));
            if (arrow >= 0) {
                taken.add(new Taken(arrow, names.trigger(step.on())));
            }
            because.add(names.trigger(step.on()));
        }
        StringBuilder spoken = new StringBuilder(words.text("life.say.now", name, names.state(move.at().state())));
        Enum<?> before = move.before();
        if (move.isMoved() && before != null) {
            spoken.append(words.text("life.say.was", names.state(before)));
        }
        if (!because.isEmpty()) {
            spoken.append(words.text("life.say.because", String.join(words.text("life.say.then"), because)));
        }
        return new Stand(
                name,
                number >= 0 ? Long.toString(number) : side == null ? "" : words.text("life.mark." + side.name().toLowerCase(Locale.ROOT)),
                side,
                number,
                move.at().state().ordinal(),
                before == null ? -1 : before.ordinal(),
                taken,
                spoken.toString());
    }
}
