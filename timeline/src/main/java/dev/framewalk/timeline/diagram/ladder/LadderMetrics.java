package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.List;

/// The horizontal order of a ladder: time axis, columns, brackets, their words; and its distances, which all grow
/// with the type.
///
/// @param unit        one desk-sized unit of the surface
/// @param columnRoom  distance of neighbouring columns
/// @param firstColumn x of column 0
/// @param headWidth   widest head of a column
/// @param bracketX    x of lane 0
record LadderMetrics(
        TypeSizes type,
        double width,
        double unit,
        double numberRight,
        double timeRight,
        double axisX,
        double firstColumn,
        double columnRoom,
        double headWidth,
        double bracketX,
        double laneWidth,
        double wordsX,
        double wordsWidth) {
    /// @param largest the largest number that stands beside a row
    static LadderMetrics of(
            List<LadderScene.Column> columns, BracketLanes laned, long largest, double width, TypeSizes type) {
        int lanes = laned.used();
        double unit = type.scale();
        // six digits have room; more push all that follows to the right
        double numberRight =
                Math.max(46 * unit, Typeface.SANS.width(Long.toString(largest), type.small()) + 4 * unit);
        double timeRight = numberRight + 66 * unit;
        double axisX = timeRight + 10 * unit;
        double lane = 15 * unit;
        for (BracketLanes.Life life : laned.lives()) {
            lane = Math.max(lane, badgeWidth(life.group(), type) + 3 * unit);
        }
        double least = 110 * unit;
        // before words beside brackets get more than they need, arrows get room for a few words
        double comfortable = 176 * unit;
        int count = columns.size();
        double bare = axisX + 12 * unit + (lanes == 0 ? 14 * unit : lanes * lane + 22 * unit);
        // where there is little room, the words beside the brackets wrap before anything has to be scrolled
        double words = lanes == 0 ? 0 : Math.clamp(width - bare - count * comfortable, 104 * unit, 150 * unit);
        double sides = bare + words;
        double inner = Math.max(count * least, width - sides);
        double head = Math.min(200 * unit, inner / count - 12 * unit);
        double room = count == 1 ? inner - head : (inner - head) / (count - 1);
        double first = axisX + 12 * unit + head / 2;
        double bracketX = axisX + 12 * unit + inner + 14 * unit;
        double wordsX = bracketX + lanes * lane + 6 * unit;
        return new LadderMetrics(
                type, sides + inner, unit, numberRight, timeRight, axisX, first, room, head, bracketX, lane, wordsX, words);
    }

    private static double badgeWidth(int group, TypeSizes type) {
        return Math.max(type.small() * 1.15, Typeface.BOLD.width(Integer.toString(group), type.small()) + 6 * type.scale());
    }

    /// Width of the mark with the number of a connection.
    double badgeWidth(int group) {
        return badgeWidth(group, type);
    }

    /// How much room there is beside a column, to its right, or to its left (negative) at the last one.
    ///
    /// @param isRowAlone whether nothing else stands in the row, so that words may cross other columns
    double roomBeside(int column, int columns, boolean isRowAlone) {
        if (columns == 1) {
            return columnRoom;
        }
        boolean isLast = column == columns - 1;
        double far = columnX(isLast ? 0 : columns - 1) - columnX(column);
        return isRowAlone ? far : isLast ? -columnRoom : columnRoom;
    }

    double columnX(int column) {
        return firstColumn + column * columnRoom;
    }

    /// Height of the band with the hosts' names.
    double headHeight() {
        return type.heading() * 1.35 + 2 * type.small() * 1.4 + 16 * unit;
    }

    double labelAscent() {
        return type.label() * 0.95;
    }

    double labelDescent() {
        return type.label() * 0.27;
    }

    /// How far a label hangs above the line of its arrow.
    double labelLift() {
        return 4.5 * unit;
    }

    /// How far down along its arrow a label may slide to lie in the middle.
    double labelSlide() {
        return 6 * unit;
    }

    /// The least distance of two departures at which their labels cannot touch.
    double rowStep() {
        return labelAscent() + labelDescent() + labelSlide() + 7 * unit;
    }

    /// How far above a departure its label may reach.
    double aboveRow() {
        return labelLift() + labelAscent();
    }

    double noteLine() {
        return type.small() * 1.4;
    }

    double noteHeight(int lines) {
        return lines * noteLine() + 10 * unit;
    }
}
