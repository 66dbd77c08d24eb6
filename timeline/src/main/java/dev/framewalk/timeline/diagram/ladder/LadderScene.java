package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Severity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a ladder shows: hosts, what they sent each other, and what it means. An immutable value without pixels.
///
/// Times are nanoseconds since the beginning of the capture. Arrows are kept in the order in which they were
/// seen first, whatever order they come in; columns are referred to by their index.
///
/// @param title    for exports; empty for none
/// @param columns  at least one
/// @param brackets intervals with a meaning, drawn at the side
/// @param notes    words at a host and a moment
/// @param gaps     times of which the capture knows nothing
/// @param origin   where it all comes from, for the foot line of exports
/// @param ties     what explains what, at the rows of arrows
public record LadderScene(
        String title,
        List<Column> columns,
        List<LadderArrow> arrows,
        List<Bracket> brackets,
        List<Note> notes,
        List<Gap> gaps,
        Origin origin,
        List<Tie> ties) {
    public LadderScene {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a ladder needs a column");
        }
        int count = columns.size();
        for (LadderArrow arrow : arrows) {
            if (arrow.from() < 0 || arrow.from() >= count || arrow.to() < 0 || arrow.to() >= count) {
                throw new IllegalArgumentException("event " + arrow.event() + " names a column that is not there");
            }
        }
        for (Note note : notes) {
            if (note.column() < 0 || note.column() >= count) {
                throw new IllegalArgumentException("a note names a column that is not there");
            }
        }
        arrows = arrows.stream()
                .sorted(Comparator.comparingLong((LadderArrow arrow) -> first(arrow)))
                .toList();
        brackets = brackets.stream()
                .sorted(Comparator.comparingLong(Bracket::start)
                        .thenComparing(Comparator.comparingLong(Bracket::end).reversed()))
                .toList();
        notes = notes.stream().sorted(Comparator.comparingLong(Note::time)).toList();
        gaps = gaps.stream().sorted(Comparator.comparingLong(Gap::start)).toList();
        ties = List.copyOf(ties);
    }

    /// A scene in which nothing explains anything else.
    public LadderScene(
            String title,
            List<Column> columns,
            List<LadderArrow> arrows,
            List<Bracket> brackets,
            List<Note> notes,
            List<Gap> gaps,
            Origin origin) {
        this(title, columns, arrows, brackets, notes, gaps, origin, List.of());
    }

    /// A scene of columns and arrows only.
    public static LadderScene of(String title, List<Column> columns, List<LadderArrow> arrows) {
        return new LadderScene(title, columns, arrows, List.of(), List.of(), List.of(), Origin.NONE);
    }

    private static long first(LadderArrow arrow) {
        return Math.min(arrow.departure().nanoseconds(), arrow.arrival().nanoseconds());
    }

    /// Whether several connections run between the same two columns, so that arrows and brackets must say to which they belong.
    public boolean hasGroups() {
        Map<Long, Integer> groupOf = new HashMap<>();
        for (LadderArrow arrow : arrows) {
            long pair = (long) Math.min(arrow.from(), arrow.to()) << 32 | Math.max(arrow.from(), arrow.to());
            Integer before = arrow.group() < 0 || arrow.isLocal() ? null : groupOf.putIfAbsent(pair, arrow.group());
            if (before != null && before != arrow.group()) {
                return true;
            }
        }
        return false;
    }

    /// What a column stands for.
    public enum Role {
        CLIENT,
        SERVER,
        /// A box between the ends: NAT, proxy, relay.
        MIDDLE,
        /// Neither or not known.
        HOST,
        /// A place where packets were captured.
        VANTAGE
    }

    /// A host, or a place on the way, with a line down the picture.
    ///
    /// @param name    what people call it
    /// @param address where it was; empty for none
    public record Column(String name, String address, Role role) {}

    /// What an interval means.
    public enum BracketKind {
        HANDSHAKE,
        /// A request and its answer.
        EXCHANGE,
        STREAM,
        /// Something was ready and could not go on.
        BLOCKED,
        OTHER
    }

    /// An interval with a meaning, drawn as a bracket at the side.
    ///
    /// @param id     unique among the brackets of a scene
    /// @param start  nanoseconds
    /// @param end    nanoseconds, not before `start`
    /// @param stream number that gives its colour and is shown; -1 for none
    /// @param group  number of the connection it belongs to; -1 for none
    public record Bracket(
            long id, BracketKind kind, long start, long end, String label, long stream, Certainty certainty, int group) {
        public Bracket(
                long id, BracketKind kind, long start, long end, String label, long stream, Certainty certainty) {
            this(id, kind, start, end, label, stream, certainty, -1);
        }

        public Bracket {
            if (end < start) {
                throw new IllegalArgumentException("bracket " + id + " ends before it starts");
            }
        }

        /// How long it is, at most [Long#MAX_VALUE].
        public long length() {
            return lengthOf(start, end);
        }
    }

    /// Words at a host and a moment.
    ///
    /// @param time   nanoseconds
    /// @param column index of the column it stands at
    public record Note(long time, int column, String text, Severity severity) {}

    /// A time of which the capture knows nothing, such as one in which packets were dropped.
    public record Gap(long start, long end, String label) {
        public Gap {
            if (end < start) {
                throw new IllegalArgumentException("a gap ends before it starts");
            }
        }

        public long length() {
            return lengthOf(start, end);
        }
    }

    private static long lengthOf(long start, long end) {
        long length = end - start;
        return length < 0 ? Long.MAX_VALUE : length;
    }

    /// One arrow explains another: a link of the timeline.
    ///
    /// @param cause        the event of the arrow that explains; [#NOWHERE] if the scene does not have it
    /// @param effect       the event of the arrow that is explained; [#NOWHERE] likewise
    /// @param causeNumber  what people call the cause: its packet
    /// @param effectNumber what people call the effect
    /// @param label        a word or two
    /// @param why          one sentence about the effect
    public record Tie(long cause, long effect, long causeNumber, long effectNumber, String label, String why) {
        /// No arrow of the scene.
        public static final long NOWHERE = -1;
    }

    /// Where a picture comes from.
    ///
    /// @param capture name of the capture; empty for none
    /// @param packets how many packets it has
    /// @param filter  display filter in force; empty for none
    public record Origin(String capture, long packets, String filter) {
        public static final Origin NONE = new Origin("", 0, "");
    }
}
