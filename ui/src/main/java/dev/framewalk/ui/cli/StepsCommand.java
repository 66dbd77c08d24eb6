package dev.framewalk.ui.cli;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.export.StepJson;
import dev.framewalk.timeline.export.StepText;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.search.FilterAnswers;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `steps`: the story of a capture, one sentence a step, told while it is read.
record StepsCommand() implements Command {
    /// How steps are written.
    private enum Format {
        TEXT,
        JSONL
    }

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public void describe(CommandSpec spec) {
        FilterArgument.describe(spec);
        Arguments.value(spec, "depth.option", "DEPTH", false, "--depth");
        Arguments.value(spec, "steps.format", "FORMAT", false, "--format");
        Arguments.flag(spec, "steps.json", "--json");
        Arguments.flag(spec, "steps.addresses", "--addresses");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
        Arguments.parameter(spec, "filter.parameter", "FILTER", 1, false);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        String file = Arguments.required(given, 0);
        Depth depth = Arguments.choice(given, "--depth", Depth.values(), Depth.MESSAGES);
        Format format = Arguments.choice(given, "--format", Format.values(), Format.TEXT);
        boolean asJson = format == Format.JSONL || Arguments.isGiven(given, "--json");
        boolean withAddresses = Arguments.isGiven(given, "--addresses");
        try (Timeline timeline = Input.timeline(file, given, terminal)) {
            FilterAnswers filter = FilterArgument.answers(given, timeline, 1);
            Telling telling = asJson
                    ? new JsonTelling(timeline, depth, file, withAddresses, terminal.answers())
                    : new TextTelling(timeline, depth, withAddresses, terminal.answers());
            Progress progress = new Progress();
            Input.read(file, timeline, terminal, () -> {
                if (filter.isOfWholeConversations() && timeline.progress() < 1) {
                    return;
                }
                int known = timeline.eventCount();
                FilterArgument.answer(filter, known);
                while (progress.looked < known) {
                    int event = progress.looked++;
                    if (timeline.isStep(event, depth) && filter.passes(event)) {
                        telling.tell(Teller.of(timeline).event(event));
                        progress.told++;
                    }
                }
            });
            telling.end();
            if (progress.told == 0) {
                terminal.complain(
                        timeline.packets().count() == 0
                                ? CommandTexts.of("capture.empty", file)
                                : CommandTexts.of("steps.none", file, Integer.toString(progress.looked)));
            }
        }
        return ExitCode.OK;
    }

    /// How many events were looked at, and how many told.
    private static final class Progress {
        private int looked;
        private int told;
    }

    /// One way of writing steps.
    private interface Telling {
        void tell(Event event) throws IOException;

        void end() throws IOException;
    }

    private static final class JsonTelling implements Telling {
        private final StepJson json;
        private final String file;
        private final Answers answers;
        private boolean begun;

        JsonTelling(Timeline timeline, Depth depth, String file, boolean withAddresses, Answers answers) {
            this.json = new StepJson(timeline, depth, withAddresses);
            this.file = file;
            this.answers = answers;
        }

        @Override
        public void tell(Event event) throws IOException {
            begin();
            answers.line(json.line(event));
        }

        @Override
        public void end() throws IOException {
            // programs can rely on the first line
            begin();
        }

        private void begin() throws IOException {
            if (!begun) {
                answers.line(json.header(file));
                begun = true;
            }
        }
    }

    private static final class TextTelling implements Telling {
        /// Bytes of a step that are shown at the closest depth.
        private static final int SHOWN_BYTES = 128;

        private final Timeline timeline;
        private final Depth depth;
        private final boolean withAddresses;
        private final StepText text;
        private final Answers answers;
        private boolean begun;

        TextTelling(Timeline timeline, Depth depth, boolean withAddresses, Answers answers) {
            this.timeline = timeline;
            this.depth = depth;
            this.withAddresses = withAddresses;
            this.text = new StepText(timeline);
            this.answers = answers;
        }

        @Override
        public void tell(Event event) throws IOException {
            if (!begun) {
                answers.line(Answers.Look.HEADING, text.heading());
                begun = true;
            }
            answers.line(look(event), text.line(event));
            if (withAddresses
                    && Addresses.of(timeline, new Place.OfEvent(event.index()))
                            instanceof Addresses.Named.Ok(Address address)) {
                answers.line(Answers.Look.FAINT, " ".repeat(8) + address.text());
            }
            for (String link : text.links(event, depth)) {
                answers.line(link);
            }
            if (depth == Depth.BYTES) {
                Bytes bytes = timeline.unitBytes(event.index());
                HexDump.write(bytes == null ? packet(event.packet()) : bytes, SHOWN_BYTES, answers);
            }
        }

        @Override
        public void end() {}

        private Bytes packet(int number) {
            PacketTable packets = timeline.packets();
            return timeline.capture().bytes().slice(packets.at(number), packets.capturedLength(number));
        }

        private static Answers.Look look(Event event) {
            if (event.side() == null) {
                return Answers.Look.PLAIN;
            }
            return event.side() == Side.CLIENT ? Answers.Look.CLIENT : Answers.Look.SERVER;
        }
    }
}
