package dev.framewalk.ui.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds the map in `docs/architecture.md` against the packages that there are.
@DisplayName("The map of packages")
final class PackageMapTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path PAGE = PROJECT.resolve("docs/architecture.md");
    private static final String ROOT = "dev.framewalk.";

    /// `| `timeline.sweep` | What it is for. |`: the other tables of the page name folders and words, and come before the map.
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.]+)` \\| (.*) \\|$", Pattern.MULTILINE);

    private static final Pattern FIRST_SENTENCE = Pattern.compile("^(.*?[.?!])(?= |$)");
    private static final Pattern LINK = Pattern.compile("\\[(?:[\\w.]+\\.)?(\\w+)]");

    @Test
    void namesEveryPackageAndNoOther() throws IOException {
        assertThat(new TreeSet<>(map().keySet()))
                .as("packages on the map in docs/architecture.md, and those in the folders")
                .isEqualTo(new TreeSet<>(packages().keySet()));
    }

    @Test
    void saysOfEachWhatItSaysOfItself() throws IOException {
        Map<String, String> packages = packages();
        String page = Files.readString(PAGE);
        int map = beginning(page);
        String expected = page.substring(0, map)
                + ROW.matcher(page.substring(map)).replaceAll(row -> Matcher.quoteReplacement("| `" + row.group(1) + "` | "
                        + packages.getOrDefault(row.group(1), row.group(2)) + " |"));
        if (Boolean.getBoolean("framewalk.golden.rewrite")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).as("the first sentence of each package-info is on the map").isEqualTo(expected);
        }
    }

    @Test
    void listsAPackageBelowAllThatItUses() throws IOException {
        List<String> order = List.copyOf(map().keySet());
        List<String> upwards = new ArrayList<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.framewalk")) {
            for (Dependency use : each.getDirectDependenciesFromSelf()) {
                String used = use.getTargetClass().getPackageName();
                if (used.startsWith(ROOT) && row(order, used) > row(order, each.getPackageName())) {
                    upwards.add(use.getDescription());
                }
            }
        }
        assertThat(upwards).as("uses of a package by one that stands above it on the map").isEmpty();
    }

    private static int row(List<String> order, String packageName) {
        return order.indexOf(packageName.substring(ROOT.length()));
    }

    /// The rows of the map from above: package and what it is for.
    private static Map<String, String> map() throws IOException {
        String page = Files.readString(PAGE);
        return ROW.matcher(page.substring(beginning(page)))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2),
                        (one, other) -> {
                            throw new AssertionError("twice on the map: " + one);
                        },
                        LinkedHashMap::new));
    }

    private static int beginning(String page) {
        int beginning = page.indexOf("\n## Map of packages\n");
        assertThat(beginning).as("the map in " + PAGE).isPositive();
        return beginning;
    }

    /// All packages of all folders, with the first sentence that each says of itself.
    private static Map<String, String> packages() throws IOException {
        Map<String, String> packages = new TreeMap<>();
        try (Stream<Path> folders = Files.list(PROJECT)) {
            for (Path folder : folders.map(each -> each.resolve("src/main/java/dev/framewalk")).filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(each -> each.endsWith("package-info.java")).toList()) {
                        String name = folder.relativize(file.getParent()).toString().replace(file.getFileSystem().getSeparator(), ".");
                        packages.put(name, firstSentence(Files.readString(file)));
                    }
                }
            }
        }
        return packages;
    }

    private static String firstSentence(String packageInfo) {
        String paragraph = packageInfo.lines()
                .takeWhile(line -> line.startsWith("/// "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining(" "));
        Matcher sentence = FIRST_SENTENCE.matcher(paragraph);
        assertThat(sentence.find()).as("a first sentence in: " + packageInfo).isTrue();
        return LINK.matcher(sentence.group(1)).replaceAll("`$1`");
    }
}
