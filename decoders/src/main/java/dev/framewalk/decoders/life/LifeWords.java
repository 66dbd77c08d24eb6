package dev.framewalk.decoders.life;

import dev.framewalk.decoders.text.Texts;
import java.util.Locale;

/// The words of a life, from `life.properties` beside its states.
///
/// `<id>` is what goes through it, `<id>.short` the same in a word or two, `<id>.<state>` a state in as few words as fit into a box, `<id>.on.<trigger>` what happened, as words on an
/// arrow, and `<id>.number` (for what is numbered) what `{number}` is called.
public final class LifeWords {
    private final Life<?, ?> life;
    private final Texts words;

    public LifeWords(Life<?, ?> life, Locale locale) {
        this.life = life;
        words = Texts.beside(life.states().getFirst().getDeclaringClass(), "life", locale);
    }

    /// What goes through this life: `One end of a TCP connection`.
    public String title() {
        return words.say(life.id());
    }

    /// The same in a word or two, for a tab.
    public String shortTitle() {
        return words.say(life.id() + ".short");
    }

    /// A state in a few words.
    public String state(Enum<?> state) {
        return words.say(stateKey(state));
    }

    /// What happened, in a few words.
    public String trigger(Enum<?> trigger) {
        return words.say(life.id() + ".on." + lower(trigger));
    }

    /// What something with a number is called: `stream 5`.
    public String number(long number) {
        String key = life.id() + ".number";
        return words.has(key) ? words.say(key, "number", number) : Long.toString(number);
    }

    /// Key of a state's texts; a protocol's explanations may say more under the same key.
    public String stateKey(Enum<?> state) {
        return life.id() + "." + lower(state);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
