package dev.framewalk.timeline.diagram.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Golden;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.overview.OverviewStrip;
import dev.framewalk.timeline.diagram.surface.CountingSurface;
import dev.framewalk.timeline.diagram.surface.PngSurface;
import dev.framewalk.timeline.diagram.surface.SvgSurface;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LadderPlateTest {
    static Map<String, LadderScene> scenes() {
        return new TreeMap<>(Map.of(
                "lost", DemoLadders.lostSegment(),
                "two", DemoLadders.twoConversations(),
                "nat", DemoLadders.nat(),
                "sixty", DemoLadders.sixty(),
                "six", DemoLadders.sixConnections(),
                "hostile", DemoLadders.hostile()));
    }

    static List<LadderScene> everyScene() {
        return List.copyOf(scenes().values());
    }

    private static LadderPlate plate(LadderScene scene, Theme theme) {
        return LadderPlate.of(LadderLayout.of(scene, LadderAxis.IDLE_FOLDED, 960, theme.type()), theme);
    }

    @Test
    void aLadderAsSvgIsTheTextThatWasLookedAt() {
        Golden.check("ladder/lost-segment-light.svg", plate(DemoLadders.lostSegment(), Theme.LIGHT).svg(false));
        Golden.check("ladder/two-conversations-dark.svg", plate(DemoLadders.twoConversations(), Theme.DARK).svg(false));
        Golden.check("ladder/nat-projector.svg", plate(DemoLadders.nat(), Theme.PROJECTOR).svg(false));
    }

    @ParameterizedTest
    @MethodSource("everyScene")
    void theSamePictureIsTheSameBytes(LadderScene scene) throws IOException {
        assertThat(plate(scene, Theme.LIGHT).svg(true)).isEqualTo(plate(scene, Theme.LIGHT).svg(true));
        assertThat(pdf(plate(scene, Theme.DARK))).isEqualTo(pdf(plate(scene, Theme.DARK)));
        assertThat(png(plate(scene, Theme.DARK), 1)).isEqualTo(png(plate(scene, Theme.DARK), 1));
    }

    @ParameterizedTest
    @MethodSource("everyScene")
    void svgIsWellFormedAndNamesEveryMark(LadderScene scene) throws Exception {
        Document document = parse(plate(scene, Theme.LIGHT).svg(true));
        NodeList groups = document.getElementsByTagName("g");
        Set<String> named = new HashSet<>();
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("role").equals("img")) {
                assertThat(group.getAttribute("aria-label")).isNotBlank();
                assertThat(group.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
                named.add(group.getAttribute("data-key"));
            }
        }
        for (LadderArrow arrow : scene.arrows()) {
            assertThat(named).contains("event-" + arrow.event());
        }
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @MethodSource("everyScene")
    void everySurfaceTakesEveryScene(LadderScene scene) throws IOException {
        for (Theme theme : Theme.all()) {
            for (LadderAxis axis : LadderAxis.values()) {
                LadderLayout layout = LadderLayout.of(scene, axis, 700, theme.type());
                CountingSurface surface = new CountingSurface();
                LadderPlate.of(layout, theme).paint(surface, LadderMarks.cursor(2));
                assertThat(surface.isBalanced()).isTrue();
                assertThat(pdf(LadderPlate.of(layout, theme))).startsWith('%', 'P', 'D', 'F');
            }
        }
    }

    @Test
    void spokenWordsSayWhatIsLostRepeatedAndEstimated() {
        CountingSurface surface = new CountingSurface();
        plate(DemoLadders.lostSegment(), Theme.LIGHT).paint(surface, LadderMarks.NONE);
        assertThat(surface.groups)
                .contains(
                        "event-7|#7, 74.2 ms, www.example.org to laptop: segment|bytes 1449–2896. Lost on the way.",
                        "event-13|#13, 295 ms, www.example.org to laptop: segment|bytes 1449–2896. Repeats #7.")
                .anyMatch(each -> each.startsWith("bracket-3|") && each.contains("Inferred: bytes after a hole"));
        CountingSurface guessed = new CountingSurface();
        plate(DemoLadders.twoConversations(), Theme.LIGHT).paint(guessed, LadderMarks.NONE);
        assertThat(guessed.groups)
                .anyMatch(each -> each.startsWith("event-3|") && each.contains("Arrival estimated: half of the round-trip time"));
    }

    @Test
    void theWordsOfAPdfCanBeFound() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(plate(DemoLadders.lostSegment(), Theme.LIGHT)))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(text)
                    .contains("One lost segment costs a fifth of a second")
                    .contains("www.example.org")
                    .contains("GET /index.html HTTP/1.1")
                    .contains("again #7")
                    .contains("nothing for 180 ms")
                    .contains("tcp.stream == 0");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("One lost segment costs a fifth of a second");
        }
    }

    @Test
    void aTallLadderHasPagesAndLosesNoArrowBetweenThem() throws IOException {
        LadderLayout layout =
                LadderLayout.of(DemoLadders.many(500), LadderAxis.ONE_ROW_PER_EVENT, 900, Theme.LIGHT.type());
        try (PDDocument document = Loader.loadPDF(pdf(LadderPlate.of(layout, Theme.LIGHT)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
            List<Integer> lasts = new ArrayList<>(List.of(0));
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertThat(text).contains("client").contains("page " + page + " of " + document.getNumberOfPages());
                var foot = java.util.regex.Pattern.compile("arrows (\\d+) to (\\d+) of 500").matcher(text);
                assertThat(foot.find()).isTrue();
                assertThat(Integer.parseInt(foot.group(1))).isEqualTo(lasts.getLast() + 1);
                lasts.add(Integer.parseInt(foot.group(2)));
                double ratio = document.getPage(page - 1).getMediaBox().getHeight()
                        / document.getPage(page - 1).getMediaBox().getWidth();
                assertThat(ratio).isBetween(1.41, 1.42);
            }
            assertThat(lasts.getLast()).isEqualTo(500);
        }
    }

    @Test
    void aPngHasItsSizeAndTheColoursOfItsTheme() throws IOException {
        LadderPlate plate = plate(DemoLadders.lostSegment(), Theme.DARK);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(plate, 2)));
        assertThat(image.getWidth()).isEqualTo((int) Math.ceil(plate.width() * 2));
        assertThat(image.getHeight()).isEqualTo((int) Math.ceil(plate.height() * 2));
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(Theme.DARK.colour(Token.BACKGROUND).rgb());
        assertThat(colours)
                .contains(Theme.DARK.colour(Token.PANEL).rgb(), Theme.DARK.colour(Token.TEXT).rgb())
                .hasSizeGreaterThan(50);
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedInWordsOrMadeSmaller() throws IOException {
        assertThatThrownBy(() -> new PngSurface(1e6, 1e6, 1)).hasMessageContaining("no picture of");
        assertThatThrownBy(() -> new PngSurface(Double.NaN, 10, 1)).isInstanceOf(IllegalArgumentException.class);
        LadderLayout huge = LadderLayout.of(
                DemoLadders.many(100_000), LadderAxis.ONE_ROW_PER_EVENT, 900, Theme.LIGHT.type());
        LadderPlate plate = LadderPlate.of(huge, Theme.LIGHT);
        assertThat(plate.height()).isLessThan(LadderPlate.LONGEST + 1000);
        assertThat(PngSurface.fits(plate.width(), plate.height(), 4)).isFalse();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(plate, 4)));
        assertThat((long) image.getWidth() * image.getHeight()).isBetween(1_000_000L, PngSurface.MOST_PIXELS);
    }

    @Test
    void theCursorAndTheSelectionAreDrawn() {
        LadderLayout layout = LadderLayout.of(DemoLadders.nat(), LadderAxis.IDLE_FOLDED, 900, Theme.LIGHT.type());
        SvgSurface plain = new SvgSurface(1000, 1000, "");
        LadderPlate.of(layout, Theme.LIGHT).paint(plain, LadderMarks.NONE);
        SvgSurface marked = new SvgSurface(1000, 1000, "");
        LadderPlate.of(layout, Theme.LIGHT).paint(marked, new LadderMarks(OptionalLong.of(3), Set.of(2L)));
        assertThat(plain.text()).doesNotContain(Theme.LIGHT.colour(Token.CURSOR).hex(), Theme.LIGHT.colour(Token.SELECTION).hex());
        assertThat(marked.text()).contains(Theme.LIGHT.colour(Token.CURSOR).hex(), Theme.LIGHT.colour(Token.SELECTION).hex());
    }

    @Test
    void theConnectionAtTheCursorStandsOutFromTheOthers() {
        LadderLayout layout = LadderLayout.of(DemoLadders.sixConnections(), LadderAxis.IDLE_FOLDED, 900, Theme.LIGHT.type());
        String faded = Theme.LIGHT.faded().colour(Token.HANDSHAKE).hex();
        SvgSurface plain = new SvgSurface(1000, 1000, "");
        LadderPlate.of(layout, Theme.LIGHT).paint(plain, LadderMarks.NONE);
        assertThat(plain.text()).doesNotContain(faded);
        SvgSurface marked = new SvgSurface(1000, 1000, "");
        LadderPlate.of(layout, Theme.LIGHT).paint(marked, LadderMarks.cursor(3));
        assertThat(marked.text()).contains(faded, Theme.LIGHT.colour(Token.HANDSHAKE).hex());
    }

    @Test
    void theKeyNamesOnlySignsThatAreThere() {
        CountingSurface surface = new CountingSurface();
        plate(DemoLadders.sixty(), Theme.LIGHT).paint(surface, LadderMarks.NONE);
        assertThat(surface.texts).contains("data", "only acknowledges").doesNotContain("lost on the way", "time estimated");
    }

    private static byte[] pdf(LadderPlate plate) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plate.writePdf(out);
        return out.toByteArray();
    }

    private static byte[] png(LadderPlate plate, double scale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plate.writePng(out, scale);
        return out.toByteArray();
    }

    /// For people: `-Dframewalk.test.args=-Dframewalk.pictures=true` leaves pictures in `target/pictures`.
    @Test
    @EnabledIfSystemProperty(named = "framewalk.pictures", matches = "true")
    void picturesToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        for (var scene : scenes().entrySet()) {
            for (Theme theme : Theme.all()) {
                for (LadderAxis axis : LadderAxis.values()) {
                    double width = theme == Theme.PROJECTOR ? 1400 : 960;
                    LadderLayout layout = LadderLayout.of(scene.getValue(), axis, width, theme.type());
                    String name = scene.getKey() + "-" + axis.name().toLowerCase(Locale.ROOT) + "-" + theme.id();
                    PngSurface surface = new PngSurface(
                            LadderPlate.of(layout, theme).width(), LadderPlate.of(layout, theme).height(), 1.5);
                    LadderPlate.of(layout, theme).paint(surface, new LadderMarks(OptionalLong.of(4), Set.of(2L)));
                    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
                        surface.write(out);
                    }
                }
            }
            LadderPlate plate = plate(scene.getValue(), Theme.LIGHT);
            Files.writeString(folder.resolve(scene.getKey() + ".svg"), plate.svg(true));
            Files.write(folder.resolve(scene.getKey() + ".pdf"), pdf(plate));
        }
        LadderScene many = DemoLadders.many(20_000);
        for (Theme theme : Theme.all()) {
            LadderLayout layout = LadderLayout.of(many, LadderAxis.PROPORTIONAL, 960, theme.type());
            PngSurface surface = new PngSurface(1020, 1100, 1);
            LadderPlate.part(layout, 0, 700, theme).paint(surface, LadderMarks.NONE);
            surface.pushTranslation(20, 1000);
            OverviewStrip.paint(
                    surface, DemoLadders.counts(many, 300), 980, 70, layout.timeAt(0), layout.timeAt(700),
                    OptionalLong.of(500_000_000), theme, DiagramWords.ENGLISH);
            surface.pop();
            try (OutputStream out = Files.newOutputStream(folder.resolve("many-" + theme.id() + ".png"))) {
                surface.write(out);
            }
        }
    }
}
