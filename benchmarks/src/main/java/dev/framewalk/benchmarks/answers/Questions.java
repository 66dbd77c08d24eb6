package dev.framewalk.benchmarks.answers;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is asked about a capture: as a whole, and at some places of it.
final class Questions {
    private static final int PLACES = 10;

    private static final Map<String, String> OF_THE_WHOLE = new LinkedHashMap<>();

    static {
        OF_THE_WHOLE.put("summary", "summary");
        OF_THE_WHOLE.put("summary-json", "summary --json");
        OF_THE_WHOLE.put("steps", "steps");
        // below this depth there is one step a packet, whatever was understood
        OF_THE_WHOLE.put("steps-frames", "steps --depth frames");
        OF_THE_WHOLE.put("steps-frames-json", "steps --depth frames --json");
        OF_THE_WHOLE.put("streams", "streams");
        OF_THE_WHOLE.put("streams-json", "streams --json");
        OF_THE_WHOLE.put("streams-headers-json", "streams --headers --json");
        OF_THE_WHOLE.put("hol", "hol");
        OF_THE_WHOLE.put("hol-json", "hol --json");
        OF_THE_WHOLE.put("export-text", "export --to text -o -");
        OF_THE_WHOLE.put("export-har", "export --to har -o -");
        OF_THE_WHOLE.put("export-mermaid", "export --to mermaid -o -");
        OF_THE_WHOLE.put("export-layers-text", "export --view layers --to text -o -");
        OF_THE_WHOLE.put("export-tcp-text", "export --view tcp --to text -o -");
    }

    private static final Map<String, String> WITHOUT_KEYS = new LinkedHashMap<>();

    static {
        WITHOUT_KEYS.put("no-keys-summary-json", "summary --json");
        WITHOUT_KEYS.put("no-keys-steps-frames", "steps --depth frames");
        WITHOUT_KEYS.put("no-keys-streams-json", "streams --json");
    }

    private final AskedCapture capture;

    Questions(AskedCapture capture) {
        this.capture = capture;
    }

    /// The questions for which nothing needs to be known.
    List<Question> ofTheWhole() {
        List<Question> questions = new ArrayList<>();
        OF_THE_WHOLE.forEach((name, command) -> questions.add(question(name, command)));
        if (capture.hasKeys()) {
            // what comes through a pipe has nothing beside it
            WITHOUT_KEYS.forEach((name, command) -> questions.add(piped(name, command)));
        }
        return questions;
    }

    /// The questions about packets that lie evenly over the capture, the first and the last among them, and about the state after each.
    /// They hang on packets, because steps may be numbered otherwise in another version.
    List<Question> ofPlaces() throws IOException {
        List<Question> questions = new ArrayList<>();
        Keys keys = Keys.usual(List.of(), System.getenv(Keys.VARIABLE), capture.file());
        try (Timeline timeline = Timeline.open(CaptureFile.open(capture.file()), DecodeAs.parse(capture.decodeAs()), keys)) {
            timeline.readAll();
            for (int packet : spread(timeline.packets().count())) {
                // the number of events up to and with this packet is the step after the last of them
                String step = Integer.toString(timeline.firstEventOf(packet + 1));
                String at = "-packet-" + packet;
                String after = "STEP-AFTER-PACKET-" + packet;
                questions.add(question("show" + at, "show", Integer.toString(packet), Integer.toString(packet)));
                questions.add(question("show-json" + at, "show --json", Integer.toString(packet), Integer.toString(packet)));
                questions.add(question("state" + at, "state", "--at=" + step, "--at=" + after));
                questions.add(question("state-json" + at, "state --json", "--at=" + step, "--at=" + after));
            }
        }
        return questions;
    }

    private static SortedSet<Integer> spread(int packets) {
        SortedSet<Integer> chosen = new TreeSet<>();
        for (int i = 0; packets > 0 && i < PLACES; i++) {
            chosen.add(1 + (int) ((long) i * (packets - 1) / (PLACES - 1)));
        }
        return chosen;
    }

    private Question question(String name, String command) {
        return new Question(name, said(command, ""), arguments(command, capture.file().toString(), ""), false);
    }

    private Question question(String name, String command, String where, String whereSaid) {
        return new Question(
                name, said(command, " " + whereSaid), arguments(command, capture.file().toString(), where), false);
    }

    private Question piped(String name, String command) {
        return new Question(name, said(command, "") + " (from a pipe)", arguments(command, "-", ""), true);
    }

    private String said(String command, String where) {
        StringBuilder said = new StringBuilder("framewalk ").append(command);
        capture.decodeAs().forEach(rule -> said.append(" -d ").append(rule));
        return said.append(' ').append(capture.place()).append(where).toString();
    }

    private List<String> arguments(String command, String file, String where) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        for (String rule : capture.decodeAs()) {
            arguments.add("--decode-as");
            arguments.add(rule);
        }
        arguments.add(file);
        if (!where.isEmpty()) {
            arguments.add(where);
        }
        return arguments;
    }
}
