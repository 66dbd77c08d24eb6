package dev.framewalk.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
    @TempDir
    private Path folder;

    @Test
    void theNewestComesFirstAndOnlyAFewAreKept() throws Exception {
        RecentFiles files = new RecentFiles(new Settings(folder));
        for (int i = 0; i < 20; i++) {
            files.opened(Files.createFile(folder.resolve(i + ".pcap")));
        }
        files.opened(folder.resolve("15.pcap"));
        assertThat(files.files()).hasSize(RecentFiles.MOST);
        assertThat(files.files().getFirst()).isEqualTo(folder.resolve("15.pcap").toAbsolutePath());
        assertThat(new RecentFiles(new Settings(folder)).files()).isEqualTo(files.files());
    }

    @Test
    void filesThatAreGoneAreNotOffered() throws Exception {
        RecentFiles files = new RecentFiles(new Settings(folder));
        Path file = Files.createFile(folder.resolve("gone.pcap"));
        files.opened(file);
        Files.delete(file);
        assertThat(files.files()).isEmpty();
    }

    @Test
    void settingsThatCannotBeReadAreForgotten() throws Exception {
        Files.write(folder.resolve("settings.properties"), new byte[] {'a', '=', '\\', 'u', 'x'});
        assertThat(new Settings(folder).text("a", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void aFolderThatCannotBeWrittenDisturbsNobody() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Settings settings = new Settings(file.resolve("below"));
        settings.remember("look", "dark");
        assertThat(settings.text("look", "light")).isEqualTo("dark");
    }
}
