package dev.framewalk.decoders.dns;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The texts of this package in the language of the machine, from `explanations.properties`.
final class DnsTexts {
    private DnsTexts() {}

    /// The text under a key; the key itself where there is none.
    static String text(String key) {
        try {
            return Bundle.TEXTS.getString(key);
        } catch (MissingResourceException absent) {
            return key;
        }
    }

    private static final class Bundle {
        static final ResourceBundle TEXTS = ResourceBundle.getBundle(
                DnsTexts.class.getPackageName() + ".explanations",
                Locale.getDefault(),
                DnsTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
