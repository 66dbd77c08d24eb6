package dev.framewalk.timeline.keys;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.KeyFile;
import dev.framewalk.capture.Secrets;
import dev.framewalk.decoders.tls.KeyLog;
import dev.framewalk.decoders.tls.TlsLabel;
import dev.framewalk.decoders.tls.TlsOrigin;
import dev.framewalk.decoders.tls.TlsSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The secrets known for a capture, gathered from all places where they may be: files that the user named, the file that the environment
/// variable `SSLKEYLOGFILE` names, files beside the capture, and the capture itself (decryption secrets blocks).
///
/// Files are followed: [#refresh()] takes in what programs have appended. May be used from several threads.
public final class Keys implements TlsSecrets {
    /// The environment variable in which programs are told where to log secrets, and we where to find them.
    public static final String VARIABLE = "SSLKEYLOGFILE";

    /// A client random as hexadecimal digits.
    private static final int RANDOM_DIGITS = 64;

    /// No more secrets blocks are read than this; a file may hold many, and some of them twice.
    private static final int MOST_BLOCKS = 10_000;

    /// So much of a file is enough to tell a key log by, comments at its beginning included.
    private static final int LONGEST_LOOK = 64 << 10;

    private final KeyLog log = new KeyLog();
    private final List<Followed> files = new CopyOnWriteArrayList<>();
    private final List<Inside> captures = new CopyOnWriteArrayList<>();

    /// Why a place is looked at.
    public enum Reason {
        /// The user named it.
        GIVEN,
        /// The environment variable names it.
        ENVIRONMENT,
        /// It lies beside the capture, under a name that says so.
        BESIDE,
        /// The capture itself brings it.
        INSIDE
    }

    /// A place where secrets were looked for.
    ///
    /// @param name    what to call it
    /// @param secrets how many secrets it brought that were new
    /// @param problem what is wrong with it: one sentence, or null
    public record Searched(Reason reason, String name, int secrets, @Nullable String problem) {}

    /// A key file and what came of it so far.
    private static final class Followed {
        private final KeyFile file;
        private final Reason reason;
        private int secrets;
        private boolean isRead;
        private @Nullable String problem;

        Followed(KeyFile file, Reason reason) {
            this.file = file;
            this.reason = reason;
        }
    }

    /// A capture whose own secrets are taken in as reading comes upon them.
    private static final class Inside {
        private final CaptureFile capture;
        private int taken;
        private int secrets;

        Inside(CaptureFile capture) {
            this.capture = capture;
        }
    }

    /// No secrets but those that the captures themselves bring.
    public static Keys none() {
        return new Keys();
    }

    /// The usual places: files that the user named, the environment, beside the capture.
    ///
    /// @param given       the files that the user named; looked at first
    /// @param environment the value of [#VARIABLE], or null
    /// @param capture     where the capture is; null for one that is no file
    public static Keys usual(List<Path> given, @Nullable String environment, @Nullable Path capture) {
        Keys keys = new Keys();
        for (Path path : given) {
            keys.follow(new KeyFile(path), Reason.GIVEN);
        }
        if (capture != null) {
            KeyFile.beside(capture).forEach(file -> keys.follow(file, Reason.BESIDE));
        }
        if (environment != null && !environment.isBlank()) {
            try {
                keys.follow(new KeyFile(Path.of(environment)), Reason.ENVIRONMENT);
            } catch (InvalidPathException impossible) {
                // the variable is meant for other programs, which have more reason to complain
            }
        }
        return keys;
    }

    /// Whether a file is a key log rather than a capture: it is text, and its first lines hold a secret. (A capture may hold a key log, too,
    /// but is no text.)
    public static boolean isKeyLog(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(LONGEST_LOOK);
            for (byte each : head) {
                if (each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                    return false;
                }
            }
            return new KeyLog().add(new String(head, StandardCharsets.US_ASCII)) > 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Takes in a key file, now and whenever it grows.
    ///
    /// @return how many secrets were new
    public int add(Path path) {
        return follow(new KeyFile(path), Reason.GIVEN);
    }

    private synchronized int follow(KeyFile file, Reason reason) {
        Followed followed = new Followed(file, reason);
        files.add(followed);
        return read(followed);
    }

    private int read(Followed followed) {
        try {
            String before = followed.file.rest();
            int added = log.add(followed.file.more());
            // a last line without an end may be half a secret that is being written, unless it stays as it is
            String rest = followed.file.rest();
            if (!rest.isEmpty() && (!followed.isRead || rest.equals(before))) {
                added += log.add(rest);
            }
            followed.isRead = true;
            followed.secrets += added;
            followed.problem = null;
            return added;
        } catch (IOException unreadable) {
            followed.problem = unreadable.getMessage();
            return 0;
        }
    }

    /// Takes in what the files have got since they were read last.
    ///
    /// @return how many secrets were new
    public synchronized int refresh() {
        int added = 0;
        for (Followed followed : files) {
            added += read(followed);
        }
        return added;
    }

    /// Takes in the secrets that a capture brings itself, as far as it has been read and will be.
    public void attach(CaptureFile capture) {
        captures.add(new Inside(capture));
    }

    /// The capture is not read any more.
    public void detach(CaptureFile capture) {
        captures.removeIf(inside -> inside.capture == capture);
    }

    @Override
    public byte @Nullable [] secret(TlsLabel label, byte[] identifier) {
        takeInside();
        return log.secret(label, identifier);
    }

    @Override
    public void granted(String name, TlsOrigin origin) {
        log.granted(name, origin);
    }

    @Override
    public @Nullable TlsOrigin origin(String name) {
        return log.origin(name);
    }

    /// Whether there is any secret of the connection whose hello had this client random.
    public boolean knows(byte[] clientRandom) {
        takeInside();
        return log.knows(clientRandom);
    }

    /// Whether there is a secret under any of these names.
    ///
    /// @param names client randoms as hexadecimal digits, and names of sessions
    public boolean knowsAny(List<String> names) {
        for (String name : names) {
            TlsOrigin origin = origin(name);
            if (origin != null && (origin.master() != null || knowsRandom(origin.clientRandom())) || knowsRandom(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean knowsRandom(String digits) {
        return digits.length() == RANDOM_DIGITS && knows(HexFormat.of().parseHex(digits));
    }

    private void takeInside() {
        for (Inside inside : captures) {
            List<Secrets> blocks = inside.capture.secrets();
            if (blocks.size() > inside.taken) {
                take(inside, blocks);
            }
        }
    }

    private synchronized void take(Inside inside, List<Secrets> blocks) {
        for (; inside.taken < Math.min(blocks.size(), MOST_BLOCKS); inside.taken++) {
            Secrets block = blocks.get(inside.taken);
            if (block.type() == Secrets.TLS_KEY_LOG) {
                Bytes bytes = block.bytes();
                inside.secrets += log.add(bytes.text(0, (int) bytes.length(), StandardCharsets.ISO_8859_1));
            }
        }
        inside.taken = blocks.size();
    }

    /// The files that are followed, whatever they brought.
    public List<Path> files() {
        return files.stream().map(followed -> followed.file.path()).toList();
    }

    /// Where secrets were looked for, and what came of it; places that have brought nothing and were not asked for are left out.
    public synchronized List<Searched> searched() {
        takeInside();
        List<Searched> searched = new ArrayList<>();
        for (Followed followed : files) {
            if (followed.secrets > 0 || followed.reason == Reason.GIVEN || followed.problem == null) {
                searched.add(new Searched(
                        followed.reason, followed.file.path().toString(), followed.secrets, followed.problem));
            }
        }
        Set<String> named = new HashSet<>();
        for (Inside inside : captures) {
            if (inside.secrets > 0 && named.add(inside.capture.name())) {
                searched.add(new Searched(Reason.INSIDE, inside.capture.name(), inside.secrets, null));
            }
        }
        return searched;
    }
}
