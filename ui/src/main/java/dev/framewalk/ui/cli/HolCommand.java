package dev.framewalk.ui.cli;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.export.WaitJson;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.RoundTrip;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `hol`: who waited for what: head-of-line blocking by lost bytes, windows, servers, turns and queues, with the culprits.
record HolCommand() implements Command {
    @Override
    public String name() {
        return "hol";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.value(spec, "hol.stream", "NUMBER", false, "--stream");
        Arguments.value(spec, "hol.conversation", "NUMBER", false, "--conversation");
        Arguments.flag(spec, "hol.json", "--json");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        int stream = chosen(given, "--stream");
        int only = chosen(given, "--conversation");
        boolean asJson = Arguments.isGiven(given, "--json");
        try (Loaded loaded = Loaded.of(given, terminal)) {
            Timeline timeline = loaded.timeline();
            if (only >= timeline.conversationCount()) {
                throw CommandFailure.usage(CommandTexts.of(
                        "conversation.range",
                        Integer.toString(only),
                        loaded.file(),
                        Integer.toString(timeline.conversationCount() - 1)));
            }
            WaitJson json = new WaitJson(timeline);
            HolText text = new HolText(timeline, stream, terminal.answers());
            if (asJson) {
                terminal.answers().line(json.header(loaded.file()));
            }
            int told = 0;
            for (int id = Math.max(0, only); id < timeline.conversationCount() && (only < 0 || id == only); id++) {
                ConversationWaits waits = Waits.of(timeline).in(id);
                if (asJson) {
                    json(timeline, json, id, waits, stream, terminal.answers());
                } else if (text.conversation(id, waits)) {
                    told++;
                }
            }
            if (!asJson && told == 0) {
                terminal.answers().line(CommandTexts.of("hol.none", loaded.file()));
            }
        }
        return ExitCode.OK;
    }

    private static int chosen(ParseResult given, String option) throws CommandFailure {
        @Nullable String text = Arguments.text(given, option);
        return text == null ? -1 : Arguments.number(option, text);
    }

    private static void json(
            Timeline timeline, WaitJson json, int id, ConversationWaits waits, int stream, Answers answers)
            throws IOException {
        if (waits.all().isEmpty() && waits.holes().isEmpty() && waits.roundTrips().parts().isEmpty()) {
            return;
        }
        answers.line(json.conversation(timeline.conversation(id), waits));
        for (RoundTrip trip : waits.roundTrips().parts()) {
            answers.line(json.roundTrip(id, trip));
        }
        for (Hole hole : waits.holes()) {
            answers.line(json.hole(hole));
        }
        for (Wait wait : waits.all()) {
            if (stream < 0 || wait.streamNumber() == stream) {
                answers.line(json.wait(wait));
            }
        }
        for (HolRow row : HolRow.of(timeline, waits, stream)) {
            for (var total : row.totals().values()) {
                answers.line(json.total(id, row.title(), total));
            }
        }
    }
}
