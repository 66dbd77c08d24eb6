package dev.framewalk.decoders.stream;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The sentences that tell a protocol's events, from `sentences.properties` beside its classes: templates with `{name}` in them.
public final class Sentences {
    private final ResourceBundle bundle;

    /// @param home a class of the package beside which `sentences.properties` lies
    public Sentences(Class<?> home, Locale locale) {
        bundle = ResourceBundle.getBundle(
                home.getPackageName() + ".sentences",
                locale,
                home.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The template under a key with its values filled in; the key itself where there is no template, so that nothing is ever hidden.
    ///
    /// @param namesAndValues a name, its value, a name, its value, ...
    public String say(String key, Object... namesAndValues) {
        String template;
        try {
            template = bundle.getString(key);
        } catch (MissingResourceException absent) {
            return key;
        }
        StringBuilder text = new StringBuilder(template.length() + 64);
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            text.append(template, at, open)
                    .append(valueOf(template.substring(open + 1, close), namesAndValues));
            at = close + 1;
        }
        return text.append(template, at, template.length()).toString();
    }

    private static Object valueOf(String name, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return "{" + name + "}";
    }

    /// Whether there is a template under a key: for sentences that are only told in special cases.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// A count as people read it: groups of three digits, kept together by narrow no-break spaces.
    public static String count(long number) {
        String digits = Long.toString(number);
        if (digits.length() <= 4) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, '\u202f');
        }
        return text.toString();
    }
}
