package dev.framewalk.decoders.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The secrets of a key log: the text that programs write when `SSLKEYLOGFILE` is set (RFC 9850). Grows; may be used from several threads.
///
/// Each line is a label, an identifier (nearly always the client random) and the secret, both as hexadecimal digits:
/// ```
///   CLIENT_RANDOM 5f0f...(64 digits) 8a3c...(96 digits)
/// ```
/// Reading is lenient: empty lines, comments, labels nobody needs and lines that are no such line are passed over; the last are
/// remembered as [#problems()].
public final class KeyLog implements TlsSecrets {
    /// More secrets than a busy server logs in a day; each takes some 200 bytes of memory.
    private static final int MOST_SECRETS = 1_000_000;

    /// Sessions that are remembered; the oldest are forgotten first.
    private static final int MOST_SESSIONS = 200_000;

    private static final int MOST_PROBLEMS = 100;

    /// No line is longer than this: the largest secret allowed is an ECH configuration.
    private static final int LONGEST_LINE = 1 << 17;

    private final Map<Key, byte[]> secrets = new ConcurrentHashMap<>();
    private final Set<Identifier> clientRandoms = ConcurrentHashMap.newKeySet();
    private final Map<String, TlsOrigin> sessions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TlsOrigin> eldest) {
            return size() > MOST_SESSIONS;
        }
    };
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final AtomicLong changes = new AtomicLong();

    /// A line that could not be used.
    ///
    /// @param line   its number in the text that was added, from 1
    /// @param reason one sentence
    public record Problem(int line, String reason) {}

    @SuppressWarnings("ArrayRecordComponent") // compares what the array holds
    private record Identifier(byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identifier that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private record Key(TlsLabel label, Identifier identifier) {}

    /// A key log with the lines of a text.
    public static KeyLog of(String text) {
        KeyLog log = new KeyLog();
        log.add(text);
        return log;
    }

    /// Takes the lines of a text; a last line without an end counts as a whole one. The same lines may be given again.
    ///
    /// @return how many secrets were new
    public synchronized int add(String text) {
        int added = 0;
        int number = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            number++;
            if (line(text, at, end, number)) {
                added++;
            }
            at = end + 1;
            if (at < text.length() && text.charAt(end) == '\r' && text.charAt(at) == '\n') {
                at++;
            }
        }
        if (added > 0) {
            changes.addAndGet(added);
        }
        return added;
    }

    private boolean line(String text, int from, int to, int number) {
        if (to - from > LONGEST_LINE) {
            return problem(number, "The line has " + (to - from) + " characters; no line of a key log is so long.");
        }
        String line = text.substring(from, to).strip();
        if (line.startsWith("\ufeff")) {
            line = line.substring(1);
        }
        if (line.isEmpty() || line.startsWith("#") || line.chars().allMatch(c -> c == 0)) {
            return false;
        }
        String[] words = line.split("[ \\t]+", -1);
        TlsLabel label = TlsLabel.of(words[0]);
        if (label == null) {
            if (words.length == 3 && words[0].matches("[A-Z][A-Z0-9_]*")) {
                // RFC 9850, section 2: labels that one does not know are passed over; so are later traffic secrets, which follow from the first
                return false;
            }
            return problem(number, "The line does not begin with a label such as CLIENT_RANDOM.");
        }
        if (words.length != 3) {
            return problem(
                    number, "Behind " + label + " belong two hexadecimal numbers; here are " + (words.length - 1) + ".");
        }
        byte[] identifier = hex(words[1]);
        byte[] secret = hex(words[2]);
        if (identifier == null || secret == null) {
            return problem(number, "What stands behind " + label + " are not pairs of hexadecimal digits.");
        }
        if (identifier.length != label.identifierLength()) {
            return problem(number, "The identifier behind " + label + " has " + identifier.length + " bytes, not "
                    + label.identifierLength() + ".");
        }
        if (!label.allowsLength(secret.length)) {
            return problem(number, "A secret of " + secret.length + " bytes cannot be a " + label + ".");
        }
        return put(label, new Identifier(identifier), secret, number);
    }

    private boolean put(TlsLabel label, Identifier identifier, byte[] secret, int number) {
        Key key = new Key(label, identifier);
        byte[] known = secrets.get(key);
        if (known != null && Arrays.equals(known, secret)) {
            return false;
        }
        if (known == null && secrets.size() >= MOST_SECRETS) {
            return problem(number, "No more than " + MOST_SECRETS + " secrets are kept.");
        }
        secrets.put(key, secret);
        if (label != TlsLabel.RSA) {
            clientRandoms.add(identifier);
        }
        return true;
    }

    private boolean problem(int line, String reason) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(line, reason));
        }
        return false;
    }

    private static byte @Nullable [] hex(String digits) {
        if (digits.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(digits.charAt(2 * i), 16);
            int low = Character.digit(digits.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    @Override
    public byte @Nullable [] secret(TlsLabel label, byte[] identifier) {
        return secrets.isEmpty() ? null : secrets.get(new Key(label, new Identifier(identifier)));
    }

    @Override
    public void granted(String name, TlsOrigin origin) {
        synchronized (sessions) {
            sessions.put(name, origin);
        }
    }

    @Override
    public @Nullable TlsOrigin origin(String name) {
        synchronized (sessions) {
            return sessions.get(name);
        }
    }

    /// Whether there is any secret of a connection.
    public boolean knows(byte[] clientRandom) {
        return clientRandoms.contains(new Identifier(clientRandom));
    }

    /// How many secrets there are.
    public int size() {
        return secrets.size();
    }

    /// How many connections they belong to.
    public int connections() {
        return clientRandoms.size();
    }

    /// A number that grows whenever something is added: tells whether it is worth asking again.
    public long changes() {
        return changes.get();
    }

    /// The first hundred lines that could not be used.
    public synchronized List<Problem> problems() {
        return new ArrayList<>(problems);
    }
}
