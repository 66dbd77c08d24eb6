package dev.framewalk.decoders.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The texts that explain fields and broken rules, from `explanations.properties` beside each protocol's classes.
///
/// Three keys a field: `<id>.label` (a few words), `<id>` (one sentence with `{value}` in it), `<id>.why` (why the
/// field exists, for a learner). A broken rule has `<id>` and `<id>.why`. The texts are translated by adding
/// `explanations_xx.properties`; no code changes.
public final class Explanations {
    private final Map<String, ResourceBundle> bundleOfKey = new ConcurrentHashMap<>();
    private final Locale locale;

    public Explanations(List<Protocol> protocols, Locale locale) {
        this.locale = locale;
        for (Protocol protocol : protocols) {
            ResourceBundle bundle = bundleOf(protocol);
            if (bundle != null) {
                for (String key : bundle.keySet()) {
                    bundleOfKey.putIfAbsent(key, bundle);
                }
            }
        }
    }

    private @Nullable ResourceBundle bundleOf(Protocol protocol) {
        try {
            return ResourceBundle.getBundle(
                    protocol.home().getPackageName() + ".explanations",
                    locale,
                    protocol.home().getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        } catch (MissingResourceException absent) {
            return null;
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
        return text == null ? label(node.field()) + ": " + value : text.replace("{value}", value);
    }

    /// Why it exists, or null.
    public @Nullable String why(String id) {
        return text(id + ".why");
    }

    /// The text under a key, or null.
    public @Nullable String text(String key) {
        ResourceBundle bundle = bundleOfKey.get(key);
        return bundle == null ? null : bundle.getString(key);
    }
}
