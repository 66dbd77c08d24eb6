package dev.framewalk.ui.cli;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.export.StepText;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.RoundTrip;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.WaitTotal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Waiting as tables for people: the missing bytes and who waited for them, each stream or message with its times by cause, what waited
/// longest, and the round trips.
final class HolText {
    private static final int MOST_HOLES = 20;
    private static final int MOST_WAITS = 10;
    private static final int MOST_ROWS = 40;
    private static final int TITLE_WIDTH = 36;

    private final Timeline timeline;
    private final int stream;
    private final Answers answers;
    /// Sentences that say how something inferred is known, told once each.
    private final Set<String> bases = new LinkedHashSet<>();
    private boolean isBegun;

    HolText(Timeline timeline, int stream, Answers answers) {
        this.timeline = timeline;
        this.stream = stream;
        this.answers = answers;
    }

    /// Tells of one conversation; false if nothing waited there.
    boolean conversation(int id, ConversationWaits waits) throws IOException {
        List<HolRow> rows = HolRow.of(timeline, waits, stream);
        if (rows.isEmpty() && (stream >= 0 || waits.holes().isEmpty())) {
            return false;
        }
        if (isBegun) {
            answers.line("");
        }
        isBegun = true;
        bases.clear();
        Conversation conversation = timeline.conversation(id);
        answers.line(Answers.Look.HEADING, CommandTexts.of(
                "hol.conversation.line",
                Integer.toString(id),
                conversation.transport(),
                conversation.client().toString(),
                conversation.server().toString(),
                conversation.protocol()));
        for (Side sender : Side.values()) {
            if (waits.holes().stream().anyMatch(hole -> hole.missing().side() == sender)) {
                answers.line(Answers.Look.FAINT, "  " + CommandTexts.of(
                        "hol.place." + waits.standpoint(sender).vicinity().name().toLowerCase(Locale.ROOT),
                        CommandTexts.of(sender == Side.CLIENT ? "hol.client" : "hol.server"),
                        waits.standpoint(sender).reason()));
            }
        }
        if (stream < 0) {
            holes(waits);
        }
        rows(rows);
        longest(waits);
        if (stream < 0) {
            roundTrips(waits);
        }
        for (String basis : bases) {
            answers.line(Answers.Look.FAINT, "  " + CommandTexts.of("hol.basis", basis));
        }
        return true;
    }

    // ---- missing bytes

    private void holes(ConversationWaits waits) throws IOException {
        if (waits.holes().isEmpty()) {
            return;
        }
        heading("hol.holes");
        List<Hole> most = waits.holes().stream()
                .sorted(Comparator.comparingLong(Hole::nanos).reversed())
                .limit(MOST_HOLES)
                .sorted(Comparator.comparingLong(Hole::sinceNanos))
                .toList();
        for (Hole hole : most) {
            answers.line("    " + CommandTexts.of(
                    hole.culpritPacket() == 0 ? "hol.hole.never" : "hol.hole",
                    Quantities.range(hole.missing().from(), hole.missing().to()),
                    CommandTexts.of(hole.missing().side() == Side.CLIENT ? "hol.client.possessive" : "hol.server.possessive"),
                    whose(hole),
                    Integer.toString(hole.culpritPacket()),
                    hole.nanos() < 0 ? "" : Quantities.duration(hole.nanos()),
                    Quantities.bytes(hole.waitingBytes()),
                    Integer.toString(hole.firstWaiting()))
                    + mark(hole.certainty()));
            String victims = victims(hole, waits);
            if (!victims.isEmpty()) {
                answers.line("      " + victims);
            }
        }
        more(waits.holes().size() - most.size());
    }

    private String whose(Hole hole) {
        if (hole.owners().isEmpty()) {
            return CommandTexts.of("hol.owner.unknown");
        }
        List<String> names = new ArrayList<>();
        for (int event : hole.owners()) {
            String name = timeline.told(event) instanceof MultiplexedEvent frame
                    ? frame.streamNumber() == 0
                            ? CommandTexts.of("hol.connection")
                            : CommandTexts.of("hol.stream.one", Long.toString(frame.streamNumber()))
                    : unit(event);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return list(names);
    }

    /// What an event outside streams tells of, in a few words.
    private String unit(int event) {
        StreamEvent told = timeline.told(event);
        String words = told == null || told.brief().isEmpty() ? CommandTexts.of("hol.unit") : told.brief();
        return CommandTexts.of("hol.step", Integer.toString(event + 1), words);
    }

    /// The streams that waited for a hole, with the longest time of each.
    private String victims(Hole hole, ConversationWaits waits) {
        Map<Long, Long> victims = new TreeMap<>();
        for (Wait wait : waits.all()) {
            if (wait.cause() == WaitCause.TCP_HEAD_OF_LINE
                    && hole.missing().equals(wait.missing())
                    && wait.culpritPacket() == hole.culpritPacket()
                    && wait.streamNumber() > 0
                    && wait.isEndKnown()) {
                victims.merge(wait.streamNumber(), wait.blockedNanos(), Math::max);
            }
        }
        List<String> names = new ArrayList<>();
        victims.forEach((number, nanos) -> names.add(CommandTexts.of(
                hole.streams().contains(number) ? "hol.victim.itself" : "hol.victim",
                Long.toString(number),
                Quantities.duration(nanos))));
        return names.isEmpty() ? "" : CommandTexts.of("hol.victims", list(names));
    }

    private static String list(List<String> names) {
        int shown = Math.min(names.size(), 8);
        String text = String.join(", ", names.subList(0, shown));
        return shown < names.size() ? CommandTexts.of("hol.more.names", text, Integer.toString(names.size() - shown)) : text;
    }

    // ---- times by stream or message

    private void rows(List<HolRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Set<WaitCause> causes = EnumSet.noneOf(WaitCause.class);
        rows.forEach(row -> causes.addAll(row.totals().keySet()));
        boolean hasStreams = rows.stream().anyMatch(row -> row.stream() != Wait.NO_STREAM);
        heading(hasStreams ? "hol.streams" : "hol.messages");
        StringBuilder columns = new StringBuilder("    ");
        columns.append(pad(hasStreams ? CommandTexts.of("hol.column.stream") : "", hasStreams ? 8 : 0));
        columns.append(pad(CommandTexts.of("hol.column.title"), TITLE_WIDTH));
        causes.forEach(cause -> columns.append(String.format(Locale.ROOT, "%14s", CommandTexts.of("hol.cause." + cause.id()))));
        answers.line(Answers.Look.FAINT, columns.toString());
        for (HolRow row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
            StringBuilder line = new StringBuilder("    ");
            line.append(pad(row.stream() == Wait.NO_STREAM ? "" : Long.toString(row.stream()), hasStreams ? 8 : 0));
            line.append(pad(row.title(), TITLE_WIDTH));
            for (WaitCause cause : causes) {
                WaitTotal total = row.totals().get(cause);
                line.append(String.format(Locale.ROOT, "%14s", total == null ? "" : time(total)));
            }
            answers.line(line.toString().stripTrailing());
        }
        more(rows.size() - MOST_ROWS);
    }

    private String time(WaitTotal total) {
        return total.unknown() == total.waits() ? "?" : Quantities.duration(total.nanos()) + (total.unknown() > 0 ? " + ?" : "");
    }

    private static String pad(String text, int width) {
        String cut = width > 1 && text.length() >= width ? text.substring(0, width - 2) + "…" : text;
        return width == 0 ? "" : cut + " ".repeat(Math.max(0, width - cut.length()));
    }

    // ---- what waited longest

    private void longest(ConversationWaits waits) throws IOException {
        List<Wait> longest = waits.all().stream()
                .filter(wait -> stream < 0 || wait.streamNumber() == stream)
                .sorted(Comparator.comparingLong(Wait::blockedNanos).reversed())
                .limit(MOST_WAITS)
                .toList();
        if (longest.isEmpty()) {
            return;
        }
        heading("hol.longest");
        for (Wait wait : longest) {
            String who = wait.event() < 0 ? "" : Teller.of(timeline).event(wait.event()).sentence();
            answers.line("    " + CommandTexts.of(
                    "hol.wait",
                    String.format(Locale.ROOT, "%9s", wait.isEndKnown() ? Quantities.duration(wait.blockedNanos()) : "?"),
                    pad(CommandTexts.of("hol.cause." + wait.cause().id()), 14),
                    wait.event() < 0 ? "-" : Integer.toString(wait.event() + 1),
                    who,
                    culprit(wait))
                    + mark(wait.certainty()));
        }
    }

    private static String culprit(Wait wait) {
        if (wait.culpritPacket() == 0) {
            return CommandTexts.of("hol.culprit.none");
        }
        return wait.culpritStream() > 0 && !wait.isForItself()
                ? CommandTexts.of(
                        "hol.culprit.stream",
                        Integer.toString(wait.culpritPacket()),
                        Long.toString(wait.culpritStream()))
                : CommandTexts.of("hol.culprit", Integer.toString(wait.culpritPacket()));
    }

    // ---- round trips

    private void roundTrips(ConversationWaits waits) throws IOException {
        if (waits.roundTrips().parts().isEmpty()) {
            return;
        }
        heading("hol.round-trips");
        int number = 0;
        for (RoundTrip trip : waits.roundTrips().parts()) {
            answers.line("    " + CommandTexts.of(
                    "hol.round-trip",
                    Integer.toString(++number),
                    pad(CommandTexts.of("hol.purpose." + trip.purpose().id()), 26),
                    String.format(Locale.ROOT, "%9s", Quantities.duration(trip.nanos())),
                    StepText.seconds(trip.fromNanos(), timeline.firstTimeNanos()),
                    Integer.toString(trip.fromPacket()),
                    Integer.toString(trip.toPacket()),
                    trip.trips() > 0 ? CommandTexts.of("hol.trips", Quantities.fixed(trip.trips(), 1)) : "")
                    + mark(trip.certainty()));
        }
    }

    // ---- words

    private void heading(String key) throws IOException {
        answers.line(Answers.Look.HEADING, "  " + CommandTexts.of(key));
    }

    private void more(int count) throws IOException {
        if (count > 0) {
            answers.line(Answers.Look.FAINT, "    " + CommandTexts.of("hol.more", Integer.toString(count)));
        }
    }

    /// A guess never looks like a fact; how it was guessed is told below the tables.
    private String mark(Certainty certainty) {
        return switch (certainty) {
            case Certainty.Observed observed -> "";
            case Certainty.Derived derived -> "";
            case Certainty.Inferred inferred -> {
                bases.add(inferred.rule());
                yield " " + CommandTexts.of("hol.inferred");
            }
            case Certainty.Unknown unknown -> {
                bases.add(unknown.reason());
                yield " " + CommandTexts.of("hol.unknown");
            }
        };
    }
}
