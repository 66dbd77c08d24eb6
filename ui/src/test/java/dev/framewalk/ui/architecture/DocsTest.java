package dev.framewalk.ui.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds the pages of documentation against the project: what they name is there. What they say of it needs people.
@DisplayName("The pages of documentation")
final class DocsTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern CODE_FENCE = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern CODE_LINE = Pattern.compile("^ {4}.*$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    /// `DnsMessage`, alone or in `DnsMessage.parse`: at least two words, so that no ordinary word is taken for one.
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.@-])([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)\\b(?:\\.([a-z]\\w*)\\b)?");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w+)");
    private static final Pattern PATH = Pattern.compile("[\\w./-]+/[\\w./-]*");

    /// Where programs put what is not there before they ran, and what lies in jars.
    private static final Pattern MADE_LATER = Pattern.compile("target/.*|META-INF/.*|.*/\\.cifuzz-corpus");

    @Test
    void nameOnlyTypesThatThereAre() throws IOException {
        Map<String, String> types = types();
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            for (String quoted : quoted(page)) {
                Matcher name = TYPE.matcher(quoted);
                while (name.find()) {
                    String source = types.get(name.group(1));
                    String member = name.group(2);
                    if (source == null) {
                        wrong.add(PROJECT.relativize(page) + ": " + name.group(1));
                    } else if (member != null && !Pattern.compile("\\b" + member + "\\b").matcher(source).find()) {
                        wrong.add(PROJECT.relativize(page) + ": " + name.group(1) + " has no " + member);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nameOnlyFilesAndFoldersThatThereAre() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            for (String quoted : quoted(page)) {
                if (PATH.matcher(quoted).matches() && !MADE_LATER.matcher(quoted).matches() && !isThere(quoted)) {
                    wrong.add(PROJECT.relativize(page) + ": " + quoted);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void linkOnlyToPagesThatThereAre() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    wrong.add(PROJECT.relativize(page) + ": " + link.group(1));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("README.md"), PROJECT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    /// What stands between backticks in the text of a page; examples of code and commands are left out, and decisions that another one has
    /// superseded tell of what was there once.
    private static List<String> quoted(Path page) throws IOException {
        String whole = Files.readString(page);
        if (whole.contains("**Status:** superseded")) {
            return List.of();
        }
        String text = CODE_LINE.matcher(CODE_FENCE.matcher(whole).replaceAll("")).replaceAll("");
        return QUOTED.matcher(text).results().map(each -> each.group(1)).toList();
    }

    /// A path from the root of the project, or that of a package as the pages write it: `decoders/udp`.
    private static boolean isThere(String path) {
        String module = path.substring(0, path.indexOf('/'));
        return Files.exists(PROJECT.resolve(path))
                || Files.isDirectory(PROJECT.resolve(module).resolve("src/main/java/dev/framewalk").resolve(path));
    }

    /// All types with the sources that declare one of that name.
    private static Map<String, String> types() throws IOException {
        Map<String, String> types = new HashMap<>();
        for (String module : List.of("bytes", "capture", "decoders", "timeline", "lab", "lessons", "ui", "benchmarks")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src"))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    DECLARATION.matcher(source).results().forEach(each -> types.merge(each.group(1), source, String::concat));
                }
            }
        }
        return types;
    }
}
