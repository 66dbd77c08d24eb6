package dev.framewalk.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A text file to which programs append secrets while they run, such as the one that `SSLKEYLOGFILE` names. It is read on from where
/// reading ended last.
///
/// For one thread at a time.
public final class KeyFile {
    /// More than a busy server writes in a day; a file beyond this is no key log, or nobody's to read at once.
    private static final long LONGEST = 256L << 20;

    private static final int PORTION = 1 << 20;

    private final Path path;
    private long read;
    private String unfinished = "";

    public KeyFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// The key files that lie beside a capture under a name that says so: `name.keys` (with or without the capture's own ending) and
    /// `keylog.txt`.
    public static List<KeyFile> beside(Path capture) {
        Path name = capture.getFileName();
        List<KeyFile> found = new ArrayList<>();
        if (name == null || !capture.getFileSystem().equals(FileSystems.getDefault())) {
            return found;
        }
        String whole = name.toString();
        List<String> names = new ArrayList<>(List.of(whole + ".keys"));
        for (int dot = whole.lastIndexOf('.'); dot > 0; dot = whole.lastIndexOf('.', dot - 1)) {
            names.add(whole.substring(0, dot) + ".keys");
        }
        names.add("keylog.txt");
        for (String each : names) {
            try {
                Path beside = capture.resolveSibling(each);
                if (Files.isRegularFile(beside) && Files.isReadable(beside)) {
                    found.add(new KeyFile(beside));
                }
            } catch (InvalidPathException impossible) {
                // a capture may have a name from which none for keys can be made
            }
        }
        return found;
    }

    /// The complete lines that were added since the last call; empty if there are none. A file that has become shorter, because
    /// somebody wrote it anew, is read from its beginning.
    ///
    /// @throws IOException with one sentence about what is wrong
    public String more() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            long size = channel.size();
            if (size < read) {
                read = 0;
                unfinished = "";
            }
            if (size > LONGEST) {
                throw new IOException("The key file " + path + " has " + (size >> 20) + " MiB; a key log has at most "
                        + (LONGEST >> 20) + ".");
            }
            StringBuilder text = new StringBuilder(unfinished);
            channel.position(read);
            ByteBuffer portion = ByteBuffer.allocate((int) Math.min(PORTION, Math.max(1, size - read)));
            while (channel.read(portion) > 0) {
                read += portion.position();
                // a key log is ASCII: no letter is ever cut in two
                text.append(new String(portion.array(), 0, portion.position(), StandardCharsets.ISO_8859_1));
                portion.clear();
            }
            int end = text.lastIndexOf("\n") + 1;
            unfinished = text.substring(end);
            return text.substring(0, end);
        } catch (NoSuchFileException missing) {
            throw new IOException("There is no key file " + path + ".", missing);
        }
    }

    /// What stands behind the last line end: a line that is being written, or the last one of a file that was cut there.
    public String rest() {
        return unfinished;
    }
}
