package dev.framewalk.ui.cli;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.life.LifePlates;
import dev.framewalk.timeline.diagram.life.LifeScene;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Where everything stands in its life at the step that the command line names.
record LivesPicture(Loaded loaded, int step, List<LifeScene> scenes) {
    static void describe(CommandSpec spec) {
        Arguments.value(spec, "export.at", "STEP", false, "--at");
    }

    /// The last step if none is asked for; the conversation of that step if none is asked for.
    static LivesPicture of(ParseResult given, Loaded loaded) throws CommandFailure {
        Timeline timeline = loaded.timeline();
        String at = Arguments.text(given, "--at");
        int step = at == null ? lastInConversation(timeline) : Arguments.number("--at", at);
        loaded.requireStep(step);
        String wanted = Arguments.text(given, "--conversation");
        int conversation = wanted != null
                ? Arguments.number("--conversation", wanted)
                : step == 0 ? -1 : timeline.conversationOf(step - 1);
        if (conversation >= timeline.conversationCount()) {
            throw CommandFailure.usage(CommandTexts.of(
                    "conversation.range",
                    Integer.toString(conversation),
                    loaded.file(),
                    Integer.toString(timeline.conversationCount() - 1)));
        }
        List<LifeScene> scenes = conversation < 0 || step == 0 ? List.of() : scenes(timeline, step, conversation);
        if (scenes.isEmpty()) {
            throw CommandFailure.usage(CommandTexts.of("export.no-life", Integer.toString(step), loaded.file()));
        }
        return new LivesPicture(loaded, step, scenes);
    }

    private static int lastInConversation(Timeline timeline) {
        for (int event = timeline.eventCount() - 1; event >= 0; event--) {
            if (timeline.conversationOf(event) >= 0) {
                return event + 1;
            }
        }
        return 0;
    }

    /// What the packet of the step did up to then, as the window shows it.
    private static List<LifeScene> scenes(Timeline timeline, int step, int conversation) {
        StateAt before = States.of(timeline).at(timeline.firstEventOf(timeline.packetOf(step - 1)), conversation);
        return LifeScene.all(
                States.of(timeline).at(step, conversation).movesSince(before), words(), Locale.getDefault());
    }

    private static DiagramWords words() {
        return new DiagramWords(Locale.getDefault());
    }

    /// Who stands where, one sentence a line.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        scenes.forEach(scene -> lines.addAll(scene.told(words())));
        return lines;
    }

    Plate plate(LadderPicture look) {
        Timeline timeline = loaded.timeline();
        String foot = words().text("life.foot", step, timeline.packetOf(step - 1));
        return LifePlates.of(scenes, timeline.capture().name(), foot, look.width(), look.theme(), words());
    }
}
