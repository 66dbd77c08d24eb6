package dev.framewalk.ui.cli;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureFormat;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.summary.Summary;
import dev.framewalk.timeline.summary.SummaryJson;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.sweep.Protocols;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `summary`: what captures hold, counted.
record SummaryCommand() implements Command {
    /// Entries of a list that are shown to a person; JSON has more.
    private static final int SHOWN_ENTRIES = 5;

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.flag(spec, "summary.json", "--json");
        Input.describe(spec);
        Arguments.parameters(spec, "files", "FILE");
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        List<String> files = given.matchedPositionalValue(0, List.<String>of());
        boolean asJson = Arguments.isGiven(given, "--json");
        DecodeAs decodeAs = Input.decodeAs(given, terminal);
        int worst = ExitCode.OK;
        for (String file : files) {
            worst = Math.max(worst, summarize(file, decodeAs, given, asJson, terminal));
        }
        return worst;
    }

    private static int summarize(
            String file, DecodeAs decodeAs, ParseResult given, boolean asJson, Terminal terminal) throws IOException {
        try (CaptureFile capture = Input.open(file, terminal)) {
            Summary summary = read(file, capture, new Protocols(decodeAs, Input.keys(file, given)));
            if (asJson) {
                terminal.answers().line(json(summary));
            } else if (capture.format().kind() != CaptureFormat.Kind.UNKNOWN) {
                write(summary, capture.format(), terminal.answers());
            }
            terminal.answers().flush();
            Input.check(file, capture.format(), summary.problems(), terminal);
            return ExitCode.OK;
        } catch (CommandFailure unreadable) {
            // the other files can still be told about
            terminal.answers().flush();
            terminal.complain(unreadable.sentence());
            return unreadable.exitCode();
        }
    }

    private static Summary read(String file, CaptureFile capture, Protocols protocols) throws CommandFailure {
        try {
            // a file can be read by several threads, each with its own eyes; a pipe by one
            Summary counted = Input.isStandardInput(file)
                    ? Summary.of(capture, protocols)
                    : Summary.of(Input.pathOf(file), protocols);
            return new Summary(
                    file, counted.packets(), counted.duration(), counted.counts(), counted.lists(), counted.problems());
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.UNREADABLE_INPUT, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static String json(Summary summary) throws IOException {
        StringWriter text = new StringWriter();
        SummaryJson.write(summary, text);
        return text.toString().stripTrailing();
    }

    private static void write(Summary summary, CaptureFormat format, Answers answers) throws IOException {
        answers.line(Answers.Look.HEADING, summary.file());
        answers.line("  " + CommandTexts.of(
                "summary.line",
                format.summary(),
                Long.toString(summary.packets()),
                Quantities.fixed(summary.duration(), 6)));
        int width = summary.counts().keySet().stream().mapToInt(String::length).max().orElse(0);
        for (Map.Entry<String, Long> count : summary.counts().entrySet()) {
            answers.line(String.format(Locale.ROOT, "  %-" + width + "s  %12d", count.getKey(), count.getValue()));
        }
        for (Map.Entry<String, List<String>> list : summary.lists().entrySet()) {
            List<String> entries = list.getValue();
            for (int i = 0; i < Math.min(entries.size(), SHOWN_ENTRIES); i++) {
                answers.line(String.format(Locale.ROOT, "  %s.%04d  %s", list.getKey(), i + 1, entries.get(i)));
            }
            if (entries.size() > SHOWN_ENTRIES) {
                answers.line(Answers.Look.FAINT, "  " + CommandTexts.of(
                        "summary.more", list.getKey(), Integer.toString(entries.size() - SHOWN_ENTRIES)));
            }
        }
    }
}
