package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `framewalk` in a checkout made up for the test, with JDKs whose `java` only says how it was called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells")
class LauncherTest {
    @TempDir
    Path folder;

    private final Map<Process, Path> said = new HashMap<>();
    private Path checkout;
    private Path jdk;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out"));
        Files.copy(Shell.SAMPLES.resolveSibling("framewalk"), checkout.resolve("framewalk"));
        assertThat(checkout.resolve("framewalk").toFile().setExecutable(true)).isTrue();
        for (String module : List.of("bytes", "capture", "decoders", "timeline", "lab", "lessons", "ui")) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
        }
        Files.createDirectories(checkout.resolve("sample-captures"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        jdk = jdk("jdk 25", "25.0.1");
    }

    /// A cache may still be in the making, in a folder that is about to go away.
    @AfterEach
    void waitForWhatWorksOn() throws Exception {
        rehearsals();
    }

    @Test
    void commandsStartWithoutJavaFx() throws Exception {
        build();
        Outcome outcome = framewalk("steps", "a b.pcap", "-Y", "tcp.port == 80 && http");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.lines()).endsWith("dev.framewalk.ui.cli.Main", "steps", "a b.pcap", "-Y", "tcp.port == 80 && http");
        assertThat(outcome.lines()).doesNotContain("--module-path");
        assertThat(outcome.text()).contains(checkout + "/target/launcher/lib/one.jar:" + checkout + "/target/launcher/lib/two.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "capture.pcap", "-"})
    void theWindowStartsWithJavaFxAsModules(String argument) throws Exception {
        build();
        Outcome outcome = argument.isEmpty() ? framewalk() : framewalk(argument);
        assertThat(outcome.lines())
                .containsSequence("--module-path", checkout + "/target/launcher/javafx", "--add-modules", "javafx.controls");
    }

    @Test
    void everyCommandOfTheProgramIsKnownToTheScript() throws Exception {
        build();
        for (Command command : CommandFrame.COMMANDS) {
            boolean isWindow = Set.of("open", "compare").contains(command.name());
            assertThat(framewalk(command.name(), "x").lines().contains("--module-path"))
                    .as(command.name())
                    .isEqualTo(isWindow);
        }
    }

    @Test
    void aLinkLeadsToTheCheckout() throws Exception {
        build();
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("check out/framewalk"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        Outcome outcome = run(second, Map.of("JAVA_HOME", jdk.toString()), "--version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.text()).contains(checkout + "/target/launcher/lib/one.jar");
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        build();
        Path old = jdk("jdk 21", "21.0.9");
        Outcome outcome = run(
                checkout.resolve("framewalk"),
                Map.of("JAVA_HOME", old.toString(), "PATH", jdk + "/bin" + File.pathSeparator + System.getenv("PATH")),
                "--version");
        assertThat(outcome.lines().getFirst()).isEqualTo(jdk + "/bin/java");
    }

    @Test
    void aJdkThatWasChosenAndDoesNotFitIsToldAbout() throws Exception {
        build();
        Path old = jdk("jdk 8", "1.8.0_432");
        Outcome outcome = run(checkout.resolve("framewalk"), Map.of("FRAMEWALK_JAVA_HOME", old.toString()), "--version");
        assertThat(outcome.code()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(outcome.text()).contains("FRAMEWALK_JAVA_HOME").contains("25");
    }

    @Test
    void saysWhichJdkItTakesWithoutBuilding() throws Exception {
        Outcome outcome = run(checkout.resolve("framewalk"), Map.of("JAVA_HOME", jdk.toString()), "--which-jdk");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.lines()).containsExactly(jdk.toString());
        assertThat(checkout.resolve("target")).doesNotExist();
    }

    @Test
    void earlyAccessVersionsCount() throws Exception {
        build();
        Path early = jdk("jdk 27", "27-ea");
        Outcome outcome = run(checkout.resolve("framewalk"), Map.of("FRAMEWALK_JAVA_HOME", early.toString()), "--version");
        assertThat(outcome.lines().getFirst()).isEqualTo(early + "/bin/java");
    }

    @Test
    void moreOptionsForTheJvmAreTaken() throws Exception {
        build();
        Outcome outcome = run(
                checkout.resolve("framewalk"),
                Map.of("JAVA_HOME", jdk.toString(), "FRAMEWALK_JAVA_OPTIONS", "-Xmx8g -Dx=y"),
                "--version");
        assertThat(outcome.lines()).contains("-Xmx8g", "-Dx=y");
    }

    @Test
    void aCacheThatIsMissingIsMadeBesideAStartThatDoesNotWaitForIt() throws Exception {
        build();
        assertThat(framewalk("summary", "x").lines()).doesNotContain(cacheOption());
        assertThat(rehearsals()).isEqualTo(1);
        assertThat(framewalk("summary", "x").lines()).contains(cacheOption());
        assertThat(rehearsals()).isEqualTo(1);
    }

    @Test
    void theCacheGoesWithAFolderThatIsMoved() throws Exception {
        build();
        framewalk("summary", "x");
        assertThat(rehearsals()).isEqualTo(1);
        checkout = Files.move(checkout, folder.resolve("elsewhere"));
        assertThat(framewalk("summary", "x").lines()).contains(cacheOption());
        assertThat(rehearsals()).isEqualTo(1);
    }

    /// The JVM refuses a cache whose jars have other times than when it was made: that is what a copy without times looks like, and a jar put in the place of one.
    @Test
    void theCacheIsMadeAgainWhenAJarHasChanged() throws Exception {
        build();
        framewalk("summary", "x");
        assertThat(rehearsals()).isEqualTo(1);
        Files.writeString(checkout.resolve("target/launcher/lib/two.jar"), "another");
        Outcome first = framewalk("summary", "x");
        assertThat(first.lines()).doesNotContain(cacheOption()).startsWith(jdk + "/bin/java");
        assertThat(rehearsals()).isEqualTo(2);
        assertThat(framewalk("summary", "x").lines()).contains(cacheOption());
    }

    @Test
    void theCacheIsMadeAgainForAnotherJdkAndForTheSameAfterAnUpdate() throws Exception {
        build();
        framewalk("summary", "x");
        assertThat(rehearsals()).isEqualTo(1);
        jdk = jdk("another", "25.0.1");
        assertThat(framewalk("summary", "x").lines()).doesNotContain(cacheOption());
        assertThat(rehearsals()).isEqualTo(2);
        assertThat(framewalk("summary", "x").lines()).contains(cacheOption());
        jdk("another", "25.0.2");
        assertThat(framewalk("summary", "x").lines()).doesNotContain(cacheOption());
        assertThat(rehearsals()).isEqualTo(3);
        assertThat(framewalk("summary", "x").lines()).contains(cacheOption());
    }

    @Test
    void aCacheThatCannotBeMadeIsNotTriedForAgain() throws Exception {
        build();
        Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\ncase $* in *AOTCacheOutput*) echo x >>'" + folder + "/rehearsals'; exit 1 ;; esac\n");
        for (int i = 0; i < 3; i++) {
            assertThat(framewalk("summary", "x")).isEqualTo(new Outcome(0, ""));
            assertThat(rehearsals()).isEqualTo(1);
        }
    }

    @Test
    void withoutACacheAFolderThatCannotBeWrittenStartsAllTheSame() throws Exception {
        build();
        File launcher = checkout.resolve("target/launcher").toFile();
        assertThat(launcher.setWritable(false)).isTrue();
        try {
            assumeThat(launcher.canWrite()).as("whether the system lets this user write everywhere").isFalse();
            assertThat(framewalk("summary", "x").lines()).startsWith(jdk + "/bin/java").endsWith("summary", "x");
            assertThat(rehearsals()).isZero();
        } finally {
            launcher.setWritable(true);
        }
    }

    @Test
    void whatIsNotBuiltIsBuiltOnce() throws Exception {
        Files.writeString(
                checkout.resolve("mvnw"),
                """
                echo built >> count
                for argument; do case $argument in -Dframewalk.launcher=*) new=${argument#*=} ;; esac; done
                mkdir -p "$new/lib" "$new/javafx" "$new/window" ui/target
                touch "$new/lib/one.jar" ui/target/ui-1.jar
                """);
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            starts.add(start(checkout.resolve("framewalk"), Map.of("JAVA_HOME", jdk.toString()), "--version"));
        }
        for (Process start : starts) {
            assertThat(end(start).code()).isZero();
        }
        assertThat(Files.readAllLines(checkout.resolve("count"))).hasSize(1);
        assertThat(checkout.resolve("target/launcher.lock")).doesNotExist();
        assertThat(framewalk("--version").text()).doesNotContain("building");
    }

    @Test
    void whatHasChangedIsBuiltAgain() throws Exception {
        build();
        Path source = Files.writeString(checkout.resolve("ui/src/main/New.java"), "");
        Files.writeString(checkout.resolve("mvnw"), "echo '[ERROR] New.java is empty'\nexit 1\n");
        // the clock of a file system may be coarser than this test is fast
        assertThat(source.toFile().setLastModified(System.currentTimeMillis() + 10_000)).isTrue();
        Outcome outcome = framewalk("--version");
        assertThat(outcome.code()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(outcome.text()).contains("the sources have changed").contains("New.java is empty").contains("launcher-build.log");
        assertThat(checkout.resolve("target/launcher.lock")).doesNotExist();
        assertThat(checkout.resolve("target/launcher/stamp")).as("what was built before").exists();
    }

    @Test
    void aLockThatAKilledBuilderLeftBehindIsRemoved() throws Exception {
        Files.writeString(checkout.resolve("mvnw"), "exit 1\n");
        Path lock = Files.createDirectories(checkout.resolve("target/launcher.lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertThat(framewalk("--version").text()).contains("building for the first time");
        assertThat(lock).doesNotExist();
    }

    // -- a checkout, JDKs, and runs --------------------------------------------------------------------------------------------

    private void build() throws IOException {
        Path launcher = checkout.resolve("target/launcher");
        for (String part : List.of("lib", "javafx", "window")) {
            Files.createDirectories(launcher.resolve(part));
        }
        for (String jar : List.of("one.jar", "two.jar")) {
            Files.writeString(launcher.resolve("lib").resolve(jar), "");
        }
        Files.writeString(launcher.resolve("class-path"), "one.jar\ntwo.jar\n");
        Files.writeString(launcher.resolve("stamp"), "");
        assertThat(launcher.resolve("stamp").toFile().setLastModified(System.currentTimeMillis() + 5_000)).isTrue();
    }

    private String cacheOption() {
        return "-XX:AOTCache=" + checkout.resolve("target/launcher/commands.aot");
    }

    /// How often a cache was made, or was to be made, up to now; waits for the one being made.
    private int rehearsals() throws Exception {
        Path lock = checkout.resolve("target/launcher.lock");
        for (int i = 0; i < 500 && Files.exists(lock); i++) {
            Thread.sleep(20);
        }
        assertThat(lock).doesNotExist();
        Path count = folder.resolve("rehearsals");
        return Files.exists(count) ? Files.readAllLines(count).size() : 0;
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac", "jar")) {
            Path file = Files.writeString(
                    bin.resolve(program),
                    """
                    #!/bin/sh
                    printf '%%s\\n' "$0" "$@"
                    for argument; do case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}"; echo x >>'%s/rehearsals' ;; esac; done
                    """
                            .formatted(folder));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private record Outcome(int code, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    private Outcome framewalk(String... arguments) throws Exception {
        return run(checkout.resolve("framewalk"), Map.of("JAVA_HOME", jdk.toString()), arguments);
    }

    private Outcome run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        return end(start(script, environment, arguments));
    }

    private Process start(Path script, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("FRAMEWALK_") || key.equals("JAVA_HOME"));
        builder.environment().putAll(environment);
        Path words = Files.createTempFile(folder, "said", "");
        Process process = builder.redirectOutput(words.toFile()).start();
        said.put(process, words);
        return process;
    }

    private Outcome end(Process process) throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(), Files.readString(said.get(process), StandardCharsets.UTF_8));
    }
}
