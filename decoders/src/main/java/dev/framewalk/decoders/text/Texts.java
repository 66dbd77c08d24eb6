package dev.framewalk.decoders.text;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The texts of one property file: templates with places such as `{name}` in them, and how the places are filled.
///
/// Nothing is ever hidden: a key without a text is its own text, and a place without a value stays as it is written. Texts are translated by adding a
/// file such as `words_de.properties`; no code changes.
public final class Texts {
    private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

    private final @Nullable ResourceBundle bundle;

    private Texts(@Nullable ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The texts beside a class, in the language of the machine. Where there is no file, every key is without a text.
    ///
    /// @param name of the file, without `.properties`
    public static Texts beside(Class<?> home, String name) {
        return beside(home, name, Locale.getDefault());
    }

    /// The same in another language.
    public static Texts beside(Class<?> home, String name, Locale locale) {
        String file = home.getPackageName() + "." + name;
        return LOADED.computeIfAbsent(file + " " + locale.toLanguageTag(), key -> new Texts(load(file, home, locale)));
    }

    private static @Nullable ResourceBundle load(String file, Class<?> home, Locale locale) {
        try {
            // no file of the language means English, whatever the machine's own language is
            return ResourceBundle.getBundle(
                    file,
                    locale,
                    home.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        } catch (MissingResourceException absent) {
            return null;
        }
    }

    /// The file as the JDK knows it, for libraries that look texts up themselves; null if there is none.
    public @Nullable ResourceBundle bundle() {
        return bundle;
    }

    public boolean has(String key) {
        return bundle != null && bundle.containsKey(key);
    }

    /// All keys that have a text.
    public Set<String> keys() {
        return bundle == null ? Set.of() : bundle.keySet();
    }

    /// The text under a key as it is written, or null.
    public @Nullable String find(String key) {
        return bundle != null && bundle.containsKey(key) ? bundle.getString(key) : null;
    }

    /// The text under a key with its places `{0}`, `{1}`, ... filled in order; the key itself where there is none.
    public String text(String key, Object... values) {
        String template = find(key);
        return template == null ? key : fill(template, name -> inOrder(name, values));
    }

    private static @Nullable Object inOrder(String name, Object... values) {
        int place = name.length() == 1 ? name.charAt(0) - '0' : -1;
        return place >= 0 && place < values.length ? values[place] : null;
    }

    /// The text under a key with its places `{name}` filled; the key itself where there is none.
    ///
    /// A key with `.one` behind it stands in where the value `count` is 1.
    ///
    /// @param namesAndValues a name, its value, a name, its value, ...
    public String say(String key, Object... namesAndValues) {
        boolean isOne = "1".equals(String.valueOf(named("count", namesAndValues))) && has(key + ".one");
        String template = find(isOne ? key + ".one" : key);
        return template == null ? key : fill(template, namesAndValues);
    }

    /// A template with its places `{name}` filled.
    ///
    /// @param namesAndValues a name, its value, a name, its value, ...
    public static String fill(String template, Object... namesAndValues) {
        return fill(template, name -> named(name, namesAndValues));
    }

    /// In one pass, because a value may itself look like a place.
    private static String fill(String template, Values values) {
        StringBuilder text = new StringBuilder(template.length() + 64);
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = template.substring(open + 1, close);
            Object value = values.of(name);
            text.append(template, at, open).append(value == null ? "{" + name + "}" : value);
            at = close + 1;
        }
        return text.append(template, at, template.length()).toString();
    }

    private static @Nullable Object named(String name, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    /// What stands at a place; null if nothing does.
    private interface Values {
        @Nullable Object of(String name);
    }
}
