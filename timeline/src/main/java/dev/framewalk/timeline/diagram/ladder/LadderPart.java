package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.surface.Rectangle;
import java.util.List;
import java.util.Optional;

/// The part of a ladder that is looked at, placed: what a painter draws and a test measures.
///
/// Heights count from the top of the whole ladder, not of this part.
///
/// @param top      where this part begins
/// @param height   how much is looked at
/// @param isDense  whether there were too many arrows to draw, so that `bars` stand for them
/// @param arrows   in order of time
/// @param bars     empty unless dense
/// @param brackets in order of their start
/// @param lives    connections with lanes of their own; empty where they need none
/// @param breaks   places where the height of time jumps, or where nothing was captured
/// @param ticks    marks of the time axis
/// @param ties     what explains what, left of the first column; empty if dense
public record LadderPart(
        double top,
        double height,
        boolean isDense,
        List<PlacedArrow> arrows,
        List<Bar> bars,
        List<PlacedBracket> brackets,
        List<PlacedLife> lives,
        List<PlacedNote> notes,
        List<Break> breaks,
        List<Tick> ticks,
        List<PlacedTie> ties) {

    /// What a piece of a label is for, which decides how it looks.
    public enum Rank {
        /// Number of a connection, on its colour.
        CONNECTION,
        /// Number of a stream, in a frame of its colour.
        STREAM,
        NUMBER,
        LABEL,
        /// What happened to the unit: lost, again, out of order.
        CUE,
        DETAIL
    }

    /// A piece of a label.
    ///
    /// @param x        where it starts
    /// @param baseline where it stands
    public record Piece(Rank rank, String text, double x, double baseline, double width) {}

    /// The words on an arrow.
    ///
    /// @param isMoved whether they had to leave their arrow, so that a line must lead back to it
    public record Label(List<Piece> pieces, Rectangle box, boolean isMoved) {
        public Label {
            pieces = List.copyOf(pieces);
        }
    }

    /// An arrow between two points.
    ///
    /// @param share how much of its way it is drawn, 1 for what arrived
    /// @param label none where there is no room
    public record PlacedArrow(
            LadderArrow arrow, double x1, double y1, double x2, double y2, double share, Optional<Label> label) {
        /// Where it ends as drawn.
        public double endX() {
            return x1 + (x2 - x1) * share;
        }

        public double endY() {
            return y1 + (y2 - y1) * share;
        }
    }

    /// How many units went one way between two columns in one stretch of time.
    ///
    /// @param share  length relative to the longest bar of the part, 0 to 1
    /// @param lost   how many of `count` were lost
    /// @param again  how many of `count` were repetitions
    public record Bar(
            int from, int to, Rectangle box, long start, long end, long count, long lost, long again, double share) {}

    /// A bracket at the side.
    ///
    /// @param lane  0 is nearest to the arrows
    /// @param label words, and where they lie; none where there is no room
    public record PlacedBracket(
            LadderScene.Bracket bracket, int lane, double x, double y1, double y2, Optional<SideLabel> label) {}

    /// A connection that has lanes of its own: the line on which its brackets lie.
    ///
    /// @param group its number
    public record PlacedLife(int group, double x, double y1, double y2) {}

    /// Words beside a bracket: what it is, in one or two lines, and how long it took.
    ///
    /// @param group number of the connection that is said with it; -1 for none
    public record SideLabel(List<String> lines, String detail, double x, Rectangle box, int group) {
        public SideLabel {
            lines = List.copyOf(lines);
        }
    }

    /// A note in its box, broken into lines.
    public record PlacedNote(LadderScene.Note note, Rectangle box, List<String> lines) {
        public PlacedNote {
            lines = List.copyOf(lines);
        }
    }

    /// Why time jumps.
    public enum BreakKind {
        /// Idle time was folded.
        FOLD,
        /// A long wait between two rows that show no scale anyway.
        WAIT,
        /// Nothing was captured.
        GAP
    }

    /// A place where the height of time jumps, or where nothing was captured.
    ///
    /// @param nanoseconds how long it is
    public record Break(BreakKind kind, double y1, double y2, long nanoseconds, String label) {}

    /// A mark of the time axis.
    ///
    /// @param number what people call the event there; empty for none
    /// @param time   the time in the unit of the axis
    public record Tick(double y, String number, String time) {}

    /// A tie beside the first column.
    ///
    /// @param x      where its line goes down; not a number if there is no room for a line
    /// @param y1     the row of its cause; not a number if the scene does not have it
    /// @param y2     the row of its effect; not a number likewise
    /// @param marks  words at its ends, where there is room
    public record PlacedTie(LadderScene.Tie tie, double x, double y1, double y2, List<TieMark> marks) {
        public PlacedTie {
            marks = List.copyOf(marks);
        }

        /// Whether a line runs from one end to the other.
        public boolean hasLine() {
            return !Double.isNaN(x);
        }
    }

    /// Words at an end of a tie, right-aligned.
    public record TieMark(String text, double right, double baseline) {}
}
