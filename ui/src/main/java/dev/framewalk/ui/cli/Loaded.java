package dev.framewalk.ui.cli;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.export.StepText;
import dev.framewalk.timeline.recording.PacketTable;
import java.io.IOException;
import picocli.CommandLine.ParseResult;

/// A capture that has been read to its end, for commands that look at one place of it.
///
/// @param file     as it was written on the command line
/// @param timeline everything that was understood
record Loaded(String file, Timeline timeline) implements AutoCloseable {
    static Loaded of(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        return of(given, terminal, Arguments.required(given, 0));
    }

    static Loaded of(ParseResult given, Terminal terminal, String file) throws CommandFailure, IOException {
        Timeline timeline = Input.timeline(file, given, terminal);
        try {
            Input.read(file, timeline, terminal, () -> {});
        } catch (CommandFailure | IOException | RuntimeException failed) {
            timeline.close();
            throw failed;
        }
        return new Loaded(file, timeline);
    }

    /// Seconds from the first packet to this one.
    String secondsAt(int packet) {
        return StepText.seconds(timeline.packets().timeNanos(packet), timeline.firstTimeNanos());
    }

    /// Makes sure that there is such a packet.
    void requirePacket(int number) throws CommandFailure {
        PacketTable packets = timeline.packets();
        if (number < 1 || number > packets.count()) {
            throw CommandFailure.usage(
                    CommandTexts.of("packet.range", Integer.toString(number), file, Integer.toString(packets.count())));
        }
    }

    /// Makes sure that there is such a step.
    void requireStep(int step) throws CommandFailure {
        if (step > timeline.eventCount()) {
            throw CommandFailure.usage(
                    CommandTexts.of("step.range", Integer.toString(step), file, Integer.toString(timeline.eventCount())));
        }
    }

    @Override
    public void close() throws IOException {
        timeline.close();
    }
}
