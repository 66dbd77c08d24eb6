package dev.framewalk.ui.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The captures opened last, newest first, at most [#MOST].
public final class RecentFiles {
    /// More than this nobody reads.
    public static final int MOST = 8;

    private final Settings settings;
    private final List<Path> files = new ArrayList<>();

    public RecentFiles(Settings settings) {
        this.settings = settings;
        for (int i = 0; i < MOST; i++) {
            String text = settings.text(key(i), "");
            if (!text.isEmpty()) {
                try {
                    files.add(Path.of(text));
                } catch (InvalidPathException fromAnotherSystem) {
                    // a path of another operating system in a shared home folder
                }
            }
        }
    }

    /// Those that are still there.
    public List<Path> files() {
        return files.stream().filter(Files::isReadable).toList();
    }

    /// Puts a file first.
    public void opened(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        files.remove(absolute);
        files.addFirst(absolute);
        while (files.size() > MOST) {
            files.removeLast();
        }
        write();
    }

    public void clear() {
        files.clear();
        write();
    }

    private void write() {
        for (int i = 0; i < MOST; i++) {
            if (i < files.size()) {
                settings.remember(key(i), files.get(i).toString());
            } else {
                settings.forget(key(i));
            }
        }
    }

    private static String key(int index) {
        return "recent." + index;
    }
}
