package dev.framewalk.timeline.diagram;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class LadderPlateTest {
    /// For people: `-Dframewalk.test.args=-Dframewalk.pictures=true` leaves pictures in `target/pictures`.
    @Test
    @EnabledIfSystemProperty(named = "framewalk.pictures", matches = "true")
    void picturesToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Map<String, LadderScene> scenes = new TreeMap<>(Map.of(
                "lost", DemoLadders.lostSegment(),
                "two", DemoLadders.twoConversations(),
                "nat", DemoLadders.nat(),
                "sixty", DemoLadders.sixty(),
                "hostile", DemoLadders.hostile()));
        for (var scene : scenes.entrySet()) {
            for (Theme theme : Theme.all()) {
                for (LadderAxis axis : LadderAxis.values()) {
                    if (theme != Theme.LIGHT && axis != LadderAxis.IDLE_FOLDED) {
                        continue;
                    }
                    LadderLayout layout = LadderLayout.of(scene.getValue(), axis, theme == Theme.PROJECTOR ? 1400 : 960, theme.type());
                    Path file = folder.resolve(scene.getKey() + "-" + axis.name().toLowerCase() + "-" + theme.id() + ".png");
                    try (OutputStream out = Files.newOutputStream(file)) {
                        LadderPlate.of(layout, theme).writePng(out, 1.5);
                    }
                }
            }
        }
        LadderLayout layout = LadderLayout.of(DemoLadders.many(20_000), LadderAxis.PROPORTIONAL, 960, Theme.LIGHT.type());
        try (OutputStream out = Files.newOutputStream(folder.resolve("many.png"))) {
            LadderPlate.part(layout, 0, 800, Theme.LIGHT).writePng(out, 1.5);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("sixty.pdf"))) {
            LadderPlate.of(LadderLayout.of(DemoLadders.sixty(), LadderAxis.ONE_ROW_PER_EVENT, 960, Theme.LIGHT.type()), Theme.LIGHT).writePdf(out);
        }
        Files.writeString(folder.resolve("lost.svg"), LadderPlate.of(LadderLayout.of(DemoLadders.lostSegment(), LadderAxis.IDLE_FOLDED, 960, Theme.LIGHT.type()), Theme.LIGHT).svg(true));
        List.of();
    }
}
