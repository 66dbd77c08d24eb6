package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.layers.LayersScene.Box;
import dev.framewalk.timeline.diagram.layers.LayersScene.Layer;
import dev.framewalk.timeline.diagram.layers.LayersScene.Row;
import java.util.ArrayList;
import java.util.List;

/// What a layers picture says in words.
public final class LayersSpeech {
    private final LayersScene scene;
    private final DiagramWords words;

    public LayersSpeech(LayersScene scene, DiagramWords words) {
        this.scene = scene;
        this.words = words;
    }

    public String title() {
        return words.text("layers.title", scene.head().senderName(), scene.head().receiverName());
    }

    /// What a box is and where it lies: `HEADERS · 3: bytes 1449 to 1500, 52 bytes. Carried by packets 12 to 13.`
    public String about(Layer layer, Box box) {
        String range = range(box.from(), box.to());
        String said;
        if (box.count() > 1) {
            said = words.text("layers.say.count", Quantities.count(box.count()), range);
        } else if (box.bytes() != box.to() - box.from()) {
            said = words.text("layers.say.decrypted", box.label(), Quantities.bytes(box.bytes()), records(box));
        } else {
            said = words.text(
                    "layers.say.box",
                    layer == Layer.SEGMENTS && box.look() != LayersScene.Look.MISSING
                            ? words.text("layers.say.segment", box.packet())
                            : box.label(),
                    range,
                    Quantities.bytes(box.bytes()));
        }
        if (box.look() == LayersScene.Look.LATE) {
            said += " " + words.text("layers.say.late");
        }
        String carriers = layer == Layer.SEGMENTS ? "" : carriers(box);
        return carriers.isEmpty() ? said : said + " " + words.text("layers.say.packets", carriers);
    }

    /// The range of the whole records that a box was decrypted from.
    private String records(Box box) {
        long from = box.from();
        long to = box.to();
        for (Row row : scene.rows()) {
            if (row.layer() == Layer.RECORDS) {
                for (Box under : row.boxes()) {
                    if (under.to() > box.from() && under.from() < box.to()) {
                        from = Math.min(from, under.from());
                        to = Math.max(to, under.to());
                    }
                }
            }
        }
        return range(from, to);
    }

    /// The packets in the lowest row that lie under a box, as far as they are drawn one by one.
    private String carriers(Box box) {
        int first = 0;
        int last = 0;
        int count = 0;
        for (Row row : scene.rows()) {
            if (row.layer() != Layer.SEGMENTS) {
                continue;
            }
            for (Box under : row.boxes()) {
                if (under.to() > box.from() && under.from() < box.to()) {
                    if (under.count() > 1 || under.from() > box.from() && count == 0) {
                        return "";
                    }
                    first = count == 0 ? under.packet() : first;
                    last = under.packet();
                    count++;
                }
            }
        }
        if (count == 0) {
            return "";
        }
        return count == 1
                ? words.text("layers.say.packet.one", first)
                : words.text("layers.say.packet.more", first, last);
    }

    /// One line for each box, layer by layer: layer, range, what it is, with tabs between them.
    public List<String> lines(LayersLayout layout) {
        List<String> lines = new ArrayList<>();
        lines.add(title());
        for (Row row : scene.rows()) {
            for (Box box : row.boxes()) {
                lines.add(layout.rowName(row) + "\t" + (box.from() + 1) + "-" + box.to() + "\t" + about(row.layer(), box));
            }
        }
        return lines;
    }

    private String range(long from, long to) {
        return Quantities.range(from, to);
    }
}
