package dev.framewalk.ui.cli;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.export.StateJson;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `state`: what both ends of a conversation knew at a step, and what the step changed.
record StateCommand() implements Command {
    @Override
    public String name() {
        return "state";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.value(spec, "state.at", "STEP|ADDRESS", true, "--at");
        Arguments.value(spec, "state.conversation", "NUMBER", false, "--conversation");
        Arguments.flag(spec, "state.json", "--json");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        String at = String.valueOf(Arguments.text(given, "--at"));
        boolean isNumber = at.matches("[+-]?[0-9]+");
        Address address = isNumber ? null : AddressArgument.parse(at);
        int numbered = isNumber ? Arguments.number("--at", at) : 0;
        String wanted = Arguments.text(given, "--conversation");
        int chosen = wanted == null ? -1 : Arguments.number("--conversation", wanted);
        try (Loaded loaded = Loaded.of(given, terminal)) {
            Timeline timeline = loaded.timeline();
            int step = address == null ? numbered : Addresses.stepOf(timeline, AddressArgument.find(timeline, address));
            loaded.requireStep(step);
            if (chosen >= timeline.conversationCount()) {
                throw CommandFailure.usage(CommandTexts.of(
                        "conversation.range",
                        Integer.toString(chosen),
                        loaded.file(),
                        Integer.toString(timeline.conversationCount() - 1)));
            }
            int conversation = chosen >= 0 || step == 0 ? chosen : timeline.conversationOf(step - 1);
            if (Arguments.isGiven(given, "--json")) {
                writeJson(loaded, step, conversation, terminal.answers());
                return ExitCode.OK;
            }
            heading(loaded, step, terminal.answers());
            if (conversation < 0) {
                terminal.answers().line(CommandTexts.of(step == 0 ? "state.before" : "state.none"));
                return ExitCode.OK;
            }
            StateAt now = States.of(timeline).at(step, conversation);
            conversation(timeline.conversation(conversation), terminal.answers());
            leaves(now, changes(timeline, now), terminal.answers());
        }
        return ExitCode.OK;
    }

    private static void writeJson(Loaded loaded, int step, int conversation, Answers answers) throws IOException {
        Timeline timeline = loaded.timeline();
        StateJson json = new StateJson(timeline);
        answers.line(json.header(loaded.file(), step, conversation < 0 ? null : timeline.conversation(conversation)));
        if (conversation < 0) {
            return;
        }
        StateAt now = States.of(timeline).at(step, conversation);
        Map<String, StateAt.Change> changes = changes(timeline, now);
        for (StateLeaf leaf : now.leaves()) {
            answers.line(json.line(leaf, changes.remove(leaf.id())));
        }
        for (StateAt.Change gone : changes.values()) {
            StateLeaf before = gone.before();
            if (before != null) {
                answers.line(json.gone(before));
            }
        }
    }

    private static void heading(Loaded loaded, int step, Answers answers) throws IOException {
        if (step > 0) {
            Event event = Teller.of(loaded.timeline()).event(step - 1);
            answers.line(
                    Answers.Look.HEADING,
                    CommandTexts.of(
                            "state.heading",
                            Integer.toString(step),
                            Integer.toString(event.packet()),
                            loaded.secondsAt(event.packet()),
                            event.sentence()));
        }
    }

    private static void conversation(Conversation conversation, Answers answers) throws IOException {
        answers.line(CommandTexts.of(
                "state.conversation.line",
                Integer.toString(conversation.id()),
                conversation.transport(),
                conversation.client().toString(),
                conversation.server().toString(),
                conversation.protocol()));
    }

    /// What the step changed, by id. The transport's state moves by whole packets, so what the packet changed counts too.
    private static Map<String, StateAt.Change> changes(Timeline timeline, StateAt now) {
        Map<String, StateAt.Change> changes = new LinkedHashMap<>();
        if (now.step() == 0) {
            return changes;
        }
        int beforePacket = timeline.firstEventOf(timeline.packetOf(now.step() - 1));
        for (int step : new int[] {beforePacket, now.step() - 1}) {
            for (StateAt.Change change : now.changesSince(States.of(timeline).at(step, now.conversation()))) {
                StateLeaf leaf = change.after() == null ? change.before() : change.after();
                if (leaf != null) {
                    changes.put(leaf.id(), change);
                }
            }
        }
        return changes;
    }

    private static void leaves(StateAt now, Map<String, StateAt.Change> changes, Answers answers) throws IOException {
        int width = now.leaves().stream().mapToInt(leaf -> leaf.label().length()).max().orElse(0);
        String group = "";
        for (StateLeaf leaf : now.leaves()) {
            if (!leaf.group().equals(group)) {
                group = leaf.group();
                answers.line("");
                answers.line(Answers.Look.HEADING, group);
            }
            StateAt.Change change = changes.remove(leaf.id());
            answers.line(change == null ? Answers.Look.PLAIN : Answers.Look.NOTE, line(leaf, change, width));
        }
        for (StateAt.Change gone : changes.values()) {
            StateLeaf leaf = gone.before();
            if (leaf != null) {
                answers.line(Answers.Look.NOTE, "- " + leaf.group() + ", " + leaf.label() + ": "
                        + CommandTexts.of("state.gone", leaf.value()));
            }
        }
        answers.line("");
        answers.line(Answers.Look.FAINT, CommandTexts.of("state.legend"));
    }

    private static String line(StateLeaf leaf, StateAt.@Nullable Change change, int width) {
        StringBuilder line = new StringBuilder(change == null ? "  " : "* ");
        line.append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s  ", leaf.label())).append(leaf.value());
        StateLeaf before = change == null ? null : change.before();
        if (before != null) {
            line.append("  ").append(CommandTexts.of("state.was", before.value()));
        }
        if (leaf.setByPacket() > 0) {
            line.append("  ").append(CommandTexts.of("state.set", Integer.toString(leaf.setByPacket())));
        }
        switch (leaf.certainty()) {
            case Certainty.Inferred inferred -> line.append("  ").append(CommandTexts.of("certainty.inferred", inferred.rule()));
            case Certainty.Unknown unknown -> line.append("  ").append(CommandTexts.of("certainty.unknown", unknown.reason()));
            case Certainty.Observed observed -> {}
            case Certainty.Derived derived -> {}
        }
        return line.toString();
    }
}
