package dev.framewalk.ui.cli;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.layers.LayersLayout;
import dev.framewalk.timeline.diagram.layers.LayersPlates;
import dev.framewalk.timeline.diagram.layers.LayersScene;
import dev.framewalk.timeline.diagram.layers.LayersSpeech;
import dev.framewalk.timeline.diagram.layers.TimelineLayers;
import dev.framewalk.timeline.diagram.tcp.TcpPlates;
import dev.framewalk.timeline.diagram.tcp.TcpTable;
import dev.framewalk.timeline.diagram.tcp.TimelineTcp;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which direction of which TCP connection is to be drawn, as the command line says.
record ConnectionPicture(Loaded loaded, int conversation, Side side) {
    static void describe(CommandSpec spec) {
        Arguments.value(spec, "export.conversation", "NUMBER", false, "--conversation");
        Arguments.value(spec, "export.side", "SIDE", false, "--side");
    }

    /// The conversation and the side that are asked for; the busiest if nothing is asked for.
    static ConnectionPicture of(ParseResult given, Loaded loaded) throws CommandFailure {
        Timeline timeline = loaded.timeline();
        String wanted = Arguments.text(given, "--conversation");
        int conversation = wanted == null ? TimelineTcp.busiest(timeline) : Arguments.number("--conversation", wanted);
        if (conversation >= timeline.conversationCount() || !TimelineTcp.isTcp(timeline, conversation)) {
            throw CommandFailure.usage(
                    wanted == null
                            ? CommandTexts.of("export.no-tcp", loaded.file())
                            : CommandTexts.of("export.conversation.none", wanted, loaded.file()));
        }
        Side side = Arguments.choice(given, "--side", Side.values(), TimelineTcp.talker(timeline, conversation));
        return new ConnectionPicture(loaded, conversation, side);
    }

    private TimelineTcp read() {
        TimelineTcp tcp = new TimelineTcp(loaded.timeline(), conversation, loaded.timeline().hostNames()::shown);
        tcp.readOn();
        return tcp;
    }

    /// Stream positions over time, as a table.
    List<String> tcpTable() {
        return TcpTable.lines(read().scene(side), new DiagramWords(Locale.getDefault()));
    }

    private TimelineLayers readLayers() {
        TimelineLayers layers = new TimelineLayers(
                loaded.timeline(), conversation, loaded.timeline().hostNames()::shown, new DiagramWords(Locale.getDefault()));
        layers.readOn();
        return layers;
    }

    /// The same bytes to every layer.
    Plate layers(LadderPicture look) {
        return LayersPlates.of(
                readLayers(),
                side,
                loaded.timeline().capture().name(),
                look.width(),
                look.theme(),
                new DiagramWords(Locale.getDefault()));
    }

    /// The same bytes to every layer, as a table of the whole direction.
    List<String> layersTable(LadderPicture look) {
        TimelineLayers layers = readLayers();
        DiagramWords words = new DiagramWords(Locale.getDefault());
        LayersScene scene = layers.scene(side, 0, Math.max(1, layers.end(side)), 0);
        return new LayersSpeech(scene, words)
                .lines(LayersLayout.of(scene, look.width(), look.width(), look.theme().type(), words));
    }

    /// Stream positions over time.
    Plate tcp(LadderPicture look) {
        Timeline timeline = loaded.timeline();
        TimelineTcp tcp = read();
        return TcpPlates.of(
                tcp.scene(side),
                tcp.axis(look.axis() != LadderAxis.PROPORTIONAL),
                timeline.capture().name(),
                look.width(),
                look.theme(),
                new DiagramWords(Locale.getDefault()));
    }
}
