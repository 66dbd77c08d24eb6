package dev.framewalk.decoders.field;

import dev.framewalk.decoders.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The texts that explain fields and broken rules, from `explanations.properties` beside each protocol's classes.
///
/// Three keys a field: `<id>.label` (a few words), `<id>` (one sentence with `{value}` in it), `<id>.why` (why the
/// field exists, for a learner). A broken rule has `<id>` and `<id>.why`. The texts are translated by adding
/// `explanations_xx.properties`; no code changes.
public final class Explanations {
    private final Map<String, Texts> textsOfKey = new ConcurrentHashMap<>();

    public Explanations(List<Protocol> protocols, Locale locale) {
        for (Protocol protocol : protocols) {
            Texts texts = Texts.beside(protocol.home(), "explanations", locale);
            for (String key : texts.keys()) {
                textsOfKey.putIfAbsent(key, texts);
            }
        }
    }

    /// What the field is called; its id where there is no text.
    public String label(Field field) {
        String text = text(field.id() + ".label");
        return text == null ? field.id() : text;
    }

    /// One sentence about this field with this value in it; label and value where there is no text.
    public String sentence(Node node) {
        String text = text(node.field().id());
        String value = node.display();
        return text == null ? label(node.field()) + ": " + value : Texts.fill(text, "value", value);
    }

    /// Why it exists, or null.
    public @Nullable String why(String id) {
        return text(id + ".why");
    }

    /// The text under a key, or null.
    public @Nullable String text(String key) {
        Texts texts = textsOfKey.get(key);
        return texts == null ? null : texts.find(key);
    }
}
