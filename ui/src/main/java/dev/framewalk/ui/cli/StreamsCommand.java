package dev.framewalk.ui.cli;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.lanes.LaneWords;
import dev.framewalk.timeline.diagram.lanes.TurnWords;
import dev.framewalk.timeline.export.LaneJson;
import dev.framewalk.timeline.export.LaneText;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.lanes.Turns;
import java.io.IOException;
import java.util.function.IntPredicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `streams`: every request with its answer, what its time went to, and whose bytes came in which order.
record StreamsCommand() implements Command {
    @Override
    public String name() {
        return "streams";
    }

    @Override
    public void describe(CommandSpec spec) {
        FilterArgument.describe(spec);
        Arguments.flag(spec, "streams.headers", "--headers");
        Arguments.flag(spec, "streams.json", "--json");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
        Arguments.parameter(spec, "filter.parameter", "FILTER", 1, false);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        try (Loaded loaded = Loaded.of(given, terminal)) {
            IntPredicate filter = FilterArgument.of(given, loaded.timeline(), 1);
            if (Arguments.isGiven(given, "--headers")) {
                HeadersTable table = new HeadersTable(loaded.timeline(), filter, terminal.answers());
                if (Arguments.isGiven(given, "--json")) {
                    table.json(loaded.file());
                } else {
                    table.text();
                }
                return ExitCode.OK;
            }
            StreamLanes lanes = StreamLanes.of(loaded.timeline()).only(lane -> passes(lane, filter));
            if (Arguments.isGiven(given, "--json")) {
                LaneJson json = new LaneJson(lanes.originNanos());
                terminal.answers().line(json.header(loaded.file()));
                for (Lane lane : lanes.lanes()) {
                    terminal.answers().line(json.line(lane));
                }
            } else {
                table(lanes, terminal.answers());
            }
        }
        return ExitCode.OK;
    }

    /// Whether any of the moments that make up a lane passes.
    static boolean passes(Lane lane, IntPredicate filter) {
        return lane.asking().was() && filter.test(lane.asking().event())
                || lane.asked().was() && filter.test(lane.asked().event())
                || lane.answering().was() && filter.test(lane.answering().event())
                || lane.answered().was() && filter.test(lane.answered().event());
    }

    private static void table(StreamLanes lanes, Answers answers) throws IOException {
        if (lanes.groups().isEmpty()) {
            answers.line(CommandTexts.of("streams.none"));
            return;
        }
        LaneText text = new LaneText(lanes.originNanos());
        LaneWords words = new LaneWords(DiagramWords.ENGLISH);
        TurnWords turns = new TurnWords(DiagramWords.ENGLISH);
        answers.line(Answers.Look.HEADING, text.heading());
        for (LaneGroup group : lanes.groups()) {
            answers.line(Answers.Look.FAINT, words.name(group));
            for (Lane lane : group.lanes()) {
                answers.line(text.line(lane));
            }
        }
        for (LaneGroup group : lanes.groups()) {
            if (group.isMultiplexed()) {
                answers.line(words.name(group) + ": " + turns.tell(Turns.of(group.lanes())));
            }
        }
    }
}
