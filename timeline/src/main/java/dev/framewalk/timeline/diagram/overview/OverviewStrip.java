package dev.framewalk.timeline.diagram.overview;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Outline;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import java.util.OptionalLong;

/// The whole capture in one strip: how much happened when, which part is looked at, and where the cursor is.
///
/// Counts come ready made, so that the strip costs the same for ten packets and for ten million.
public final class OverviewStrip {
    private OverviewStrip() {}

    /// How much happened in equal stretches of a time.
    public static final class Counts {
        private final long start;
        private final long end;
        private final long[] all;
        private final long[] wrong;

        /// Nothing so far.
        ///
        /// @param start nanoseconds
        /// @param end   nanoseconds, not before `start`
        public Counts(long start, long end, int stretches) {
            if (stretches < 1 || end < start) {
                throw new IllegalArgumentException("no stretches between " + start + " and " + end);
            }
            this.start = start;
            this.end = end;
            this.all = new long[stretches];
            this.wrong = new long[stretches];
        }

        /// Counts one more.
        ///
        /// @param isWrong lost, repeated, failed: shown apart
        public void add(long nanoseconds, boolean isWrong) {
            add(nanoseconds, 1, isWrong ? 1 : 0);
        }

        /// Counts several more.
        ///
        /// @param count      how many
        /// @param countWrong how many of them are to be shown apart
        public void add(long nanoseconds, long count, long countWrong) {
            int stretch = (int) Math.min(all.length - 1, (long) (share(nanoseconds) * all.length));
            all[stretch] += count;
            wrong[stretch] += countWrong;
        }

        private double share(long nanoseconds) {
            double duration = (double) end - start;
            return duration == 0 ? 0 : Math.clamp(((double) nanoseconds - start) / duration, 0, 1);
        }

        private long sum() {
            long sum = 0;
            for (long count : all) {
                sum += count;
            }
            return sum;
        }
    }

    /// Time at an x of a strip that is `width` wide.
    public static long timeAt(double x, Counts counts, double width) {
        double share = Math.clamp(x / width, 0, 1);
        return share == 1 ? counts.end : counts.start + (long) (share * ((double) counts.end - counts.start));
    }

    /// Draws the strip at the origin.
    ///
    /// @param windowStart beginning of the part looked at, nanoseconds
    /// @param windowEnd   its end
    /// @param cursor      time of the step that all views show
    public static void paint(
            Surface surface,
            Counts counts,
            double width,
            double height,
            long windowStart,
            long windowEnd,
            OptionalLong cursor,
            Theme theme,
            DiagramWords words) {
        double duration = (double) counts.end - counts.start;
        surface.beginGroup(
                "overview",
                words.text(
                        "spoken.overview",
                        Quantities.count(counts.sum()),
                        Quantities.duration(duration >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) duration)),
                words.text(
                        "spoken.overview.window",
                        Quantities.duration(windowStart),
                        Quantities.duration(windowEnd)));
        surface.rectangle(0, 0, width, height, 0, theme.colour(Token.PANEL), null);
        double from = counts.share(windowStart) * width;
        double to = Math.max(from + 3, counts.share(windowEnd) * width);
        surface.rectangle(from, 0, to - from, height, 0, theme.colour(Token.SELECTION), null);
        bars(surface, counts, width, height, theme);
        Stroke frame = Stroke.solid(theme.colour(Token.HOST), 1.5);
        surface.rectangle(from, 0.75, to - from, height - 1.5, 2, null, frame);
        if (cursor.isPresent()) {
            double x = counts.share(cursor.getAsLong()) * width;
            Colour colour = theme.colour(Token.CURSOR);
            surface.rectangle(x - 1, 0, 2, height, 0, colour, null);
            surface.path(Outline.closed(x - 5, 0, x + 5, 0, x, 6), colour, null);
        }
        surface.endGroup();
    }

    /// Heights grow with the square root: one packet beside ten thousand can still be seen.
    private static void bars(Surface surface, Counts counts, double width, double height, Theme theme) {
        long most = 1;
        for (long count : counts.all) {
            most = Math.max(most, count);
        }
        double room = height - 8;
        double step = width / counts.all.length;
        for (int i = 0; i < counts.all.length; i++) {
            if (counts.all[i] == 0) {
                continue;
            }
            double high = Math.max(1.5, room * Math.sqrt((double) counts.all[i] / most));
            double wide = Math.max(1, step - (step > 3 ? 1 : 0));
            surface.rectangle(i * step, height - high, wide, high, 0, theme.colour(Token.DATA), null);
            if (counts.wrong[i] > 0) {
                // a mark above the bar and not only a colour in it
                double x = i * step + wide / 2;
                double y = height - high - 1;
                surface.path(Outline.closed(x - 3, y - 5, x + 3, y - 5, x, y), theme.colour(Token.LOST), null);
            }
        }
    }
}
