package dev.framewalk.ui.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/// A few words that outlive the program, in one small file. What cannot be read or written is forgotten, never an error.
public final class Settings {
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final Properties values = new Properties();

    public Settings(Path folder) {
        file = folder.resolve("settings.properties");
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    values.load(reader);
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            values.clear();
        }
    }

    /// The folder in which programs of this user keep such files, by the habits of the operating system.
    public static Path usualFolder() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.contains("windows")) {
            String roaming = System.getenv("APPDATA");
            return (roaming == null ? home : Path.of(roaming)).resolve("Framewalk");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Framewalk");
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        return (config == null || config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("framewalk");
    }

    public String text(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    public boolean is(String key, boolean otherwise) {
        return Boolean.parseBoolean(text(key, Boolean.toString(otherwise)));
    }

    /// Remembers a value, at once.
    public void remember(String key, String value) {
        if (value.equals(values.setProperty(key, value))) {
            return;
        }
        write();
    }

    void forget(String key) {
        if (values.remove(key) != null) {
            write();
        }
    }

    private void write() {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                values.store(writer, "Framewalk");
            }
        } catch (IOException unwritable) {
            // a setting that is lost at the end of the program is no reason to disturb anybody
        }
    }
}
