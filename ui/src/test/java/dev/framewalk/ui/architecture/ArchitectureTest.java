package dev.framewalk.ui.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.ui.centre.Drawing;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.NullMarked;

/// Keeps the arrows of `docs/architecture.md` true.
@AnalyzeClasses(packages = "dev.framewalk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BYTES = "dev.framewalk.bytes..";
    private static final String CAPTURE = "dev.framewalk.capture..";
    private static final String DECODERS = "dev.framewalk.decoders..";
    private static final String TIMELINE = "dev.framewalk.timeline..";
    private static final String LAB = "dev.framewalk.lab..";
    private static final String LESSONS = "dev.framewalk.lessons..";
    private static final String UI = "dev.framewalk.ui..";
    private static final String SAMPLES = "dev.framewalk.samples..";
    private static final String BENCHMARKS = "dev.framewalk.benchmarks..";

    // -- the arrows ------------------------------------------------------------------------------------------------------------

    @ArchTest
    static final ArchRule bytesUseNothing = arrows(BYTES, CAPTURE, DECODERS, TIMELINE, LAB, LESSONS, UI, SAMPLES, BENCHMARKS)
            .because("everything reads through byte windows, so they must stand on the JDK alone");

    @ArchTest
    static final ArchRule captureUsesBytesOnly = arrows(CAPTURE, DECODERS, TIMELINE, LAB, LESSONS, UI, SAMPLES, BENCHMARKS)
            .because("where packets come from does not depend on what they mean: capture and decoders cannot see each other");

    @ArchTest
    static final ArchRule decodersUseBytesOnly = arrows(DECODERS, CAPTURE, TIMELINE, LAB, LESSONS, UI, SAMPLES, BENCHMARKS)
            .because("what bytes mean does not depend on where they come from: capture and decoders cannot see each other");

    @ArchTest
    static final ArchRule timelineUsesWhatIsBelow = arrows(TIMELINE, LAB, LESSONS, UI, SAMPLES, BENCHMARKS)
            .because("calls go down: a timeline must not know who looks at it");

    @ArchTest
    static final ArchRule labUsesWhatIsBelow = arrows(LAB, LESSONS, UI, SAMPLES, BENCHMARKS, DECODERS)
            .because("the lab makes traffic with real endpoints; it must not be able to agree with our own decoders");

    @ArchTest
    static final ArchRule lessonsUseWhatIsBelow = arrows(LESSONS, LAB, UI, SAMPLES, BENCHMARKS)
            .because("lessons are graded without a window, so that a build can prove them");

    @ArchTest
    static final ArchRule nothingUsesBenchmarks = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCHMARKS)
            .because("measurements are never shipped");

    @ArchTest
    static final ArchRule noPackageUsesOneThatUsesIt = slices()
            .matching("dev.framewalk.(**)")
            .should()
            .beFreeOfCycles()
            .because("a room that uses nothing above it can be read, tested and moved without the rooms above it");

    @ArchTest
    static final ArchRule onlyThoseThatRebuildReachBelowTheTimeline = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.framewalk.timeline",
                    "dev.framewalk.timeline.recording",
                    "dev.framewalk.timeline.telling",
                    "dev.framewalk.timeline.explaining",
                    "dev.framewalk.timeline.span",
                    "dev.framewalk.timeline.state")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.framewalk.timeline.recording.Recording")
            .because("how a capture is written down may change without anybody above the timeline");

    private static ArchRule arrows(String from, String... notTo) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(notTo)
                .allowEmptyShould(true);
    }

    // -- roles, not protocols --------------------------------------------------------------------------------------------------

    /// Rooms made for one thing: they are about a protocol, and may name it. Whatever is not listed here may not.
    private static final String[] MADE_FOR_ONE_THING = {
        // each rule is about the conduct of one protocol
        "dev.framewalk.timeline.insight..",
        // what header fields of HTTP/2 cost, and what became of its pushes
        "dev.framewalk.timeline.accounting..",
        // gathers the secrets of TLS
        "dev.framewalk.timeline.keys..",
    };

    /// The format HAR is about HTTP.
    private static final String HAR = "dev\\.framewalk\\.timeline\\.export\\.HarExport.*";

    @ArchTest
    static void sharedRoomsKnowRolesAndNoProtocols(JavaClasses all) {
        noClasses()
                .that()
                .resideInAnyPackage(TIMELINE, LESSONS, UI)
                .and()
                .resideOutsideOfPackages(MADE_FOR_ONE_THING)
                .and()
                .haveNameNotMatching(HAR)
                .should()
                .dependOnClassesThat(belongToAProtocolAboveTransport(all))
                .because("adding a protocol must touch its own package only: events say what others need to know of them,"
                        + " through the interfaces in decoders.stream")
                .check(all);
    }

    /// Protocols are recognised by what they are, so that a new one is held to the rule without a line here: their packages have events, or are found in streams or datagrams.
    private static DescribedPredicate<JavaClass> belongToAProtocolAboveTransport(JavaClasses all) {
        Set<String> packages = new LinkedHashSet<>();
        // has neither: it is a part of HTTP/2
        packages.add("dev.framewalk.decoders.hpack");
        for (JavaClass each : all) {
            boolean isOfAProtocol = each.isAssignableTo(StreamEvent.class)
                    || each.isAssignableTo(StreamProtocol.class)
                    || each.isAssignableTo(DatagramProtocol.class);
            String name = each.getPackageName();
            if (isOfAProtocol
                    && name.startsWith("dev.framewalk.decoders.")
                    && !name.equals(StreamEvent.class.getPackageName())) {
                packages.add(name);
            }
        }
        return DescribedPredicate.describe(
                "belong to a protocol above TCP and UDP", dependency -> packages.contains(dependency.getPackageName()));
    }

    // -- what stays where ------------------------------------------------------------------------------------------------------

    @ArchTest
    static final ArchRule javaFxStaysInTheUi = noClasses()
            .that()
            .resideOutsideOfPackage(UI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp..")
            .because("analysis, diagrams and exports run where there is no display, in batches of thousands");

    @ArchTest
    static void picturesLeaveMouseKeysAndScrollBarsToTheirFrame(JavaClasses all) {
        String frame = Drawing.class.getPackageName();
        Set<String> packages = new LinkedHashSet<>();
        for (JavaClass each : all) {
            if (each.isAssignableTo(Drawing.class) && !each.getPackageName().equals(frame)) {
                packages.add(each.getPackageName());
            }
        }
        noClasses()
                .that()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene.input..", "javafx.animation..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ScrollBar.class, Tooltip.class)
                .because("a wheel, a key and a drag mean the same in every picture: what the frame lacks is added to the frame")
                .check(all);
    }

    @ArchTest
    static final ArchRule theCommandLineStartsWithoutJavaFx = noClasses()
            .that()
            .resideInAPackage("dev.framewalk.ui.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..")
            .because("the launcher leaves JavaFX out of the class path of all commands but the window");

    @ArchTest
    static final ArchRule awtIsOnlyForPngPictures = noClasses()
            .that()
            .resideOutsideOfPackage("dev.framewalk.timeline.diagram.surface..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
            .because("AWT costs memory and start-up time, and its thread does not mix with JavaFX; only the PNG surface needs it");

    @ArchTest
    static final ArchRule textsAreLoadedAndFilledInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("dev.framewalk.decoders.text..")
            // picocli looks up the words of help itself
            .and()
            .doNotHaveSimpleName("CommandTexts")
            .and()
            .doNotHaveSimpleName("CommandFrame")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.ResourceBundle.class, java.text.Format.class, java.text.MessageFormat.class, java.text.NumberFormat.class)
            .because("the same text, number or time must come out the same everywhere: Texts and Quantities");

    @ArchTest
    static final ArchRule onlyTheCommandLineSpeaksToStandardStreams = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
            .because("answers go through one place that knows about terminals, broken pipes and hostile text");

    @ArchTest
    static final ArchRule decodersAreFunctionsOfBytes = noClasses()
            .that()
            .resideInAPackage(DECODERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.util.logging..",
                    "org.slf4j..",
                    "java.sql..",
                    "java.util.prefs..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|File.*Stream|FileReader|FileWriter|RandomAccessFile)|java\\.lang\\.System\\$Logger")
            .because("the same bytes must give the same events anywhere: no files, no network, no logging in decoders");

    @ArchTest
    static final ArchRule decodersHaveNoClock = noClasses()
            .that()
            .resideInAPackage(DECODERS)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("the only time that decoders know is the one that was captured");

    @ArchTest
    static final ArchRule decodersHaveNoThreads = noClasses()
            .that()
            .resideInAPackage(DECODERS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, ThreadLocal.class)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.concurrent\\.(Executor.*|.*Executor|.*Executors|Future|CompletableFuture|locks\\..*)")
            .because("whoever runs decoders decides on which cores; a decoder belongs to one conversation and one thread");

    // -- names and packages ----------------------------------------------------------------------------------------------------

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Utility|Utilities)")
            .because("such a name says that something has no place of its own yet");

    @ArchTest
    static final ArchRule aNameMeansOneThing = ArchRuleDefinition.classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(new ArchCondition<JavaClass>("have a name that no other one has") {
                private Map<String, List<String>> named = Map.of();

                @Override
                public void init(Collection<JavaClass> all) {
                    named = all.stream()
                            .collect(Collectors.groupingBy(
                                    JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
                }

                @Override
                public void check(JavaClass checked, ConditionEvents events) {
                    List<String> same = named.getOrDefault(checked.getSimpleName(), List.of());
                    events.add(new SimpleConditionEvent(
                            checked, same.size() == 1, checked.getSimpleName() + " means " + String.join(" and ", same)));
                }
            })
            .because("a word has one meaning in code, texts and filters; whoever reads a name must not ask which one is meant");

    @ArchTest
    static final ArchRule packagesAreNamedByWhatTheyAreAbout = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..impl..", "..misc..")
            .because("packages are cut by protocol or feature, never by kind");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = ArchRuleDefinition.all(packages())
            .should(new ArchCondition<JavaPackage>("be @NullMarked in its package-info") {
                @Override
                public void check(JavaPackage checked, ConditionEvents events) {
                    boolean marked = checked.isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            checked, marked, checked.getName() + (marked ? " is" : " is not") + " @NullMarked"));
                }
            })
            .because("null is either written in a type or impossible, everywhere; and a package-info tells a newcomer what a package is");

    private static AbstractClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses imported) {
                Set<JavaPackage> packages = new LinkedHashSet<>();
                for (JavaClass each : imported) {
                    packages.add(each.getPackage());
                }
                return packages;
            }
        };
    }
}
