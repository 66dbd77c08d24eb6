package dev.framewalk.decoders.life;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words of a life, from `life.properties` beside its states.
///
/// `<id>` is what goes through it, `<id>.<state>` a state in as few words as fit into a box, `<id>.on.<trigger>` what happened, as words on an
/// arrow, and `<id>.number` (for what is numbered) what `{number}` is called.
public final class LifeWords {
    private final Life<?, ?> life;
    private final ResourceBundle words;

    public LifeWords(Life<?, ?> life, Locale locale) {
        this.life = life;
        Class<?> home = life.states().getFirst().getDeclaringClass();
        words = ResourceBundle.getBundle(
                home.getPackageName() + ".life",
                locale,
                home.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// What goes through this life: `One end of a TCP connection`.
    public String title() {
        return words.getString(life.id());
    }

    /// A state in a few words.
    public String state(Enum<?> state) {
        return words.getString(stateKey(state));
    }

    /// What happened, in a few words.
    public String trigger(Enum<?> trigger) {
        return words.getString(life.id() + ".on." + lower(trigger));
    }

    /// What something with a number is called: `stream 5`.
    public String number(long number) {
        String key = life.id() + ".number";
        String shown = Long.toString(number);
        return words.containsKey(key) ? words.getString(key).replace("{number}", shown) : shown;
    }

    /// Key of a state's texts; a protocol's explanations may say more under the same key.
    public String stateKey(Enum<?> state) {
        return life.id() + "." + lower(state);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
