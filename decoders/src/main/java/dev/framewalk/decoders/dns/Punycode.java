package dev.framewalk.decoders.dns;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Punycode (RFC 3492): how Unicode labels are written in the letters that old name servers know (`xn--mnchen-3ya` is `münchen`).
final class Punycode {
    static final String PREFIX = "xn--";

    // parameter values of RFC 3492, section 5
    private static final int BASE = 36;
    private static final int TMIN = 1;
    private static final int TMAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    /// A whole name with each `xn--` label in Unicode, or null if it has none that can be decoded.
    static @Nullable String unicode(String name) {
        if (!name.toLowerCase(Locale.ROOT).contains(PREFIX)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean changed = false;
        int from = 0;
        while (from <= name.length()) {
            int dot = name.indexOf('.', from);
            String label = name.substring(from, dot < 0 ? name.length() : dot);
            String decoded = label.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                    ? decode(label.substring(PREFIX.length()))
                    : null;
            changed |= decoded != null;
            text.append(decoded == null ? label : decoded);
            if (dot < 0) {
                break;
            }
            text.append('.');
            from = dot + 1;
        }
        return changed ? text.toString() : null;
    }

    /// Decodes what follows the prefix (RFC 3492, section 6.2), or null if it is no Punycode or holds characters that a screen
    /// should not be made to draw (controls, direction marks).
    static @Nullable String decode(String input) {
        int basic = Math.max(0, input.lastIndexOf('-'));
        int[] output = new int[input.length()];
        int length = 0;
        for (int i = 0; i < basic; i++) {
            if (input.charAt(i) >= 0x80) {
                return null;
            }
            output[length++] = input.charAt(i);
        }
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        long i = 0;
        for (int in = basic > 0 ? basic + 1 : 0; in < input.length(); ) {
            long former = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = in < input.length() ? digit(input.charAt(in++)) : -1;
                if (digit < 0) {
                    return null;
                }
                i += digit * weight;
                int threshold = Math.clamp(k - bias, TMIN, TMAX);
                if (i > Integer.MAX_VALUE) {
                    return null;
                }
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE) {
                    return null;
                }
            }
            bias = adapt(i - former, length + 1, former == 0);
            n += (int) (i / (length + 1));
            i %= length + 1;
            if (n < 0 || !isShowable(n)) {
                return null;
            }
            System.arraycopy(output, (int) i, output, (int) i + 1, length - (int) i);
            output[(int) i++] = n;
            length++;
        }
        return new String(output, 0, length);
    }

    private static boolean isShowable(int codePoint) {
        return Character.isValidCodePoint(codePoint)
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.UNASSIGNED -> false;
                    default -> true;
                };
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    private static int adapt(long delta, int points, boolean isFirst) {
        long left = isFirst ? delta / DAMP : delta / 2;
        left += left / points;
        int k = 0;
        while (left > (BASE - TMIN) * TMAX / 2) {
            left /= BASE - TMIN;
            k += BASE;
        }
        return k + (int) ((BASE - TMIN + 1) * left / (left + SKEW));
    }
}
