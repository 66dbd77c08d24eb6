package dev.framewalk.ui.cli;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.export.FieldJson;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.sweep.StreamPlaces;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes what is at a place that is no packet as a whole: what happened, with the fields of its unit; a field, a range of bytes, a value.
final class PlacePage {
    private static final int SHOWN_BYTES = 1 << 14;

    private final Loaded loaded;
    private final Timeline timeline;
    private final Answers answers;

    PlacePage(Loaded loaded, Answers answers) {
        this.loaded = loaded;
        this.timeline = loaded.timeline();
        this.answers = answers;
    }

    void write(Place place) throws IOException {
        switch (place) {
            case Place.OfStep(int step) -> step(step);
            case Place.OfEvent(int index) -> step(index + 1);
            case Place.OfPacket(int number) -> page(number).writeTree(new Look(timeline).packet(number));
            case Place.OfField field -> {
                Node node = node(field);
                if (node != null) {
                    page(field.packet()).writeField(node);
                }
            }
            case Place.OfStreamRange range -> range(range);
            case Place.OfStateLeaf leaf -> leaf(leaf);
        }
    }

    /// The same as JSON: fields as `show --json` of a packet has them.
    void writeJson(Place place) throws IOException {
        int packet = Addresses.packetOf(timeline, place);
        if (packet == 0) {
            return;
        }
        FieldJson json = new FieldJson(timeline, packet);
        answers.line(json.header(loaded.file()));
        Node node = switch (place) {
            case Place.OfField field -> node(field);
            case Place.OfEvent(int index) -> tree(index);
            case Place.OfStep(int step) -> step == 0 ? null : tree(step - 1);
            default -> new Look(timeline).packet(packet);
        };
        if (place instanceof Place.OfField && node != null) {
            answers.line(json.line(node, 0));
        } else if (node != null) {
            branches(json, node, 0);
        }
    }

    private void branches(FieldJson json, Node node, int depth) throws IOException {
        for (Node child : node.children()) {
            answers.line(json.line(child, depth));
            branches(json, child, depth + 1);
        }
    }

    private FieldPage page(int packet) {
        return new FieldPage(timeline, packet, answers);
    }

    /// The fields of what happened: of its unit, else of its packet.
    private Node tree(int event) {
        Node unit = new Look(timeline).event(event);
        return unit == null ? new Look(timeline).packet(timeline.packetOf(event)) : unit;
    }

    private @Nullable Node node(Place.OfField field) {
        Node node = field.isInPacket() ? new Look(timeline).packet(field.packet()) : new Look(timeline).event(field.event());
        for (int child : field.path()) {
            node = node == null ? null : node.children().get(child);
        }
        return node;
    }

    private void heading(int step) throws IOException {
        Event event = Teller.of(timeline).event(step - 1);
        answers.line(
                Answers.Look.HEADING,
                CommandTexts.of(
                        "show.step",
                        Integer.toString(step),
                        Integer.toString(timeline.eventCount()),
                        Integer.toString(event.packet()),
                        loaded.secondsAt(event.packet()),
                        event.sentence()));
    }

    private void step(int step) throws IOException {
        if (step == 0) {
            answers.line(CommandTexts.of("show.start"));
            return;
        }
        heading(step);
        Node tree = tree(step - 1);
        FieldPage page = page(timeline.packetOf(step - 1));
        page.writeTree(tree);
        page.writeBytes(tree);
    }

    private void range(Place.OfStreamRange range) throws IOException {
        answers.line(
                Answers.Look.HEADING,
                CommandTexts.of(
                        "show.range",
                        Long.toString(range.from()),
                        Long.toString(range.to() - 1),
                        CommandTexts.of(range.side() == Side.CLIENT ? "role.client" : "role.server"),
                        Integer.toString(range.conversation()),
                        Integer.toString(Addresses.packetOf(timeline, range))));
        StreamPlaces places = timeline.channel(range.conversation(), range.channel()).places(range.side());
        if (places != null) {
            Bytes bytes = places.bytes(range.from(), range.to(), timeline.capture().bytes(), SHOWN_BYTES);
            HexDump.write(bytes, SHOWN_BYTES, answers);
        }
    }

    private void leaf(Place.OfStateLeaf leaf) throws IOException {
        heading(leaf.step());
        for (StateLeaf each : States.of(timeline).at(leaf.step(), leaf.conversation()).leaves()) {
            if (each.id().equals(leaf.leaf())) {
                answers.line(CommandTexts.of("show.leaf", each.group() + ", " + each.label(), each.value()));
            }
        }
    }
}
