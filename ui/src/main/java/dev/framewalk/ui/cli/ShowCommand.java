package dev.framewalk.ui.cli;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.PacketTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `show`: one packet, taken apart, or one field of it, explained.
record ShowCommand() implements Command {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public void describe(CommandSpec spec) {
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
        Arguments.parameter(spec, "show.packet", "PACKET[:FIELD]", 1, true);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        String wanted = Arguments.required(given, 1);
        int colon = wanted.indexOf(':');
        int packet = Arguments.number(Texts.of("packet.number"), colon < 0 ? wanted : wanted.substring(0, colon));
        try (Loaded loaded = Loaded.of(given, terminal)) {
            loaded.requirePacket(packet);
            Node tree = loaded.timeline().explain(packet);
            FieldPage page = new FieldPage(loaded.timeline(), packet, terminal.answers());
            if (colon < 0) {
                heading(loaded, packet, terminal.answers());
                page.writeTree(tree);
                page.writeBytes(tree);
                return ExitCode.OK;
            }
            String field = wanted.substring(colon + 1);
            List<Node> found = new ArrayList<>();
            tree.walk(node -> {
                if (node.field().id().equals(field)) {
                    found.add(node);
                }
            });
            if (found.isEmpty()) {
                terminal.complain(Texts.of("field.absent", Integer.toString(packet), field, fieldsOf(tree)));
                return ExitCode.FINDING;
            }
            for (Node node : found) {
                page.writeField(node);
            }
            return ExitCode.OK;
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
                Texts.of(
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
