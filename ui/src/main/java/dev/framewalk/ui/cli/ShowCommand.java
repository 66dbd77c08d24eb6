package dev.framewalk.ui.cli;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.export.FieldJson;
import dev.framewalk.timeline.recording.PacketTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `show`: one packet, taken apart, or one field of it, explained; or what is at an address.
record ShowCommand() implements Command {
    private static final Pattern NUMBERED = Pattern.compile("[+-]?[0-9]+(:.*)?");

    @Override
    public String name() {
        return "show";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.flag(spec, "show.json", "--json");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
        Arguments.parameter(spec, "show.packet", "PACKET[:FIELD]|ADDRESS", 1, true);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        String wanted = Arguments.required(given, 1);
        if (!NUMBERED.matcher(wanted).matches()) {
            return show(AddressArgument.parse(wanted), given, terminal);
        }
        int colon = wanted.indexOf(':');
        int packet = Arguments.number(CommandTexts.of("packet.number"), colon < 0 ? wanted : wanted.substring(0, colon));
        try (Loaded loaded = Loaded.of(given, terminal)) {
            loaded.requirePacket(packet);
            Node tree = new Look(loaded.timeline()).packet(packet);
            boolean asJson = Arguments.isGiven(given, "--json");
            if (colon < 0) {
                writePacket(loaded, packet, tree, asJson, terminal.answers());
                return ExitCode.OK;
            }
            FieldPage page = new FieldPage(loaded.timeline(), packet, terminal.answers());
            String field = wanted.substring(colon + 1);
            List<Node> found = new ArrayList<>();
            tree.walk(node -> {
                if (node.field().id().equals(field)) {
                    found.add(node);
                }
            });
            if (found.isEmpty()) {
                terminal.complain(CommandTexts.of("field.absent", Integer.toString(packet), field, fieldsOf(tree)));
                return ExitCode.FINDING;
            }
            if (asJson) {
                writeJson(loaded, packet, tree, field, terminal.answers());
                return ExitCode.OK;
            }
            for (Node node : found) {
                page.writeField(node);
            }
            return ExitCode.OK;
        }
    }

    private static int show(Address address, ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        try (Loaded loaded = Loaded.of(given, terminal)) {
            Place place = AddressArgument.find(loaded.timeline(), address);
            boolean asJson = Arguments.isGiven(given, "--json");
            if (place instanceof Place.OfPacket(int packet)) {
                writePacket(loaded, packet, new Look(loaded.timeline()).packet(packet), asJson, terminal.answers());
                return ExitCode.OK;
            }
            PlacePage page = new PlacePage(loaded, terminal.answers());
            if (asJson) {
                page.writeJson(place);
            } else {
                page.write(place);
            }
            return ExitCode.OK;
        }
    }

    private static void writePacket(Loaded loaded, int packet, Node tree, boolean asJson, Answers answers)
            throws IOException {
        if (asJson) {
            writeJson(loaded, packet, tree, "", answers);
            return;
        }
        heading(loaded, packet, answers);
        FieldPage page = new FieldPage(loaded.timeline(), packet, answers);
        page.writeTree(tree);
        page.writeBytes(tree);
    }

    /// @param field only those with this id; empty for all
    private static void writeJson(Loaded loaded, int packet, Node tree, String field, Answers answers) throws IOException {
        FieldJson json = new FieldJson(loaded.timeline(), packet);
        answers.line(json.header(loaded.file()));
        for (Node child : tree.children()) {
            writeJson(json, child, 0, field, answers);
        }
    }

    private static void writeJson(FieldJson json, Node node, int depth, String field, Answers answers) throws IOException {
        if (field.isEmpty() || node.field().id().equals(field)) {
            answers.line(json.line(node, depth));
        }
        for (Node child : node.children()) {
            writeJson(json, child, depth + 1, field, answers);
        }
    }

    private static void heading(Loaded loaded, int packet, Answers answers) throws IOException {
        PacketTable packets = loaded.timeline().packets();
        int vantage = packets.vantage(packet);
        String place = vantage < 0 || vantage >= loaded.timeline().capture().vantages().size()
                ? ""
                : loaded.timeline().capture().vantages().get(vantage).label();
        answers.line(
                Answers.Look.HEADING,
                CommandTexts.of(
                        place.isEmpty() ? "packet.heading" : "packet.heading.place",
                        Integer.toString(packet),
                        Integer.toString(packets.count()),
                        loaded.secondsAt(packet),
                        Integer.toString(packets.capturedLength(packet)),
                        Integer.toString(packets.wireLength(packet)),
                        place));
        for (String comment : loaded.timeline().capture().comments(packet)) {
            for (String line : comment.lines().toList()) {
                answers.line(Answers.Look.NOTE, "# " + line);
            }
        }
    }

    private static String fieldsOf(Node tree) {
        Set<String> ids = new LinkedHashSet<>();
        tree.walk(node -> {
            if (!node.field().id().isEmpty()) {
                ids.add(node.field().id());
            }
        });
        return String.join(" ", ids);
    }
}
