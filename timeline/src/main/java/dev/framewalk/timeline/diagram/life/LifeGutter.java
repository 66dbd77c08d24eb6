package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.surface.Rectangle;
import java.util.ArrayList;
import java.util.List;

/// The room between two rows of a life: level stretches of arrows in tracks, one below the other, and the words on them.
///
/// No words lie on other words: within a track everything has its own stretch. Tracks are ordered so that as few lines as possible cross words, or
/// each other.
final class LifeGutter {
    private static final double AROUND = 6;
    private static final double ABOVE = 5;
    /// Room for the head of an arrow.
    private static final double BELOW = 11;
    private static final double BARE = 8;
    private static final double WORDS_CROSSED = 10;
    private static final double LINE_CROSSED = 1;
    /// Orders are tried until none is better, but not for ever.
    private static final int MOST_ROUNDS = 12;

    private final double width;
    private final double unit;
    private final List<Item> items = new ArrayList<>();
    /// Lines that pass the whole channel.
    private final List<Double> verticals = new ArrayList<>();
    private final List<List<Item>> tracks = new ArrayList<>();

    /// From where a line comes to a level stretch, or where it goes from there.
    private enum End {
        ABOVE,
        BELOW,
        /// A lane in the margin, or nowhere.
        ASIDE
    }

    /// A level stretch from one place to another.
    private static final class Item {
        final int arrow;
        /// The state that it enters from a lane; -1 for an arrow's own stretch.
        final int entry;
        final double from;
        final End fromEnd;
        final double to;
        final End toEnd;
        final double wide;
        final double high;
        double labelLeft;
        double y;

        Item(int arrow, int entry, double from, End fromEnd, double to, End toEnd, double wide, double high) {
            this.arrow = arrow;
            this.entry = entry;
            this.from = from;
            this.fromEnd = fromEnd;
            this.to = to;
            this.toEnd = toEnd;
            this.wide = wide;
            this.high = high;
        }

        boolean isGeneral() {
            return fromEnd == End.ASIDE && entry < 0;
        }

        double left() {
            double line = Math.min(from, to);
            return wide == 0 ? line : Math.min(line, labelLeft);
        }

        double right() {
            double line = Math.max(from, to);
            return wide == 0 ? line : Math.max(line, labelLeft + wide);
        }

        /// How many of its upright lines pass a stretch that lies in a track above it, or below it.
        int passing(boolean isAboveIt, double left, double right) {
            End end = isAboveIt ? End.ABOVE : End.BELOW;
            int count = fromEnd == end && from > left && from < right ? 1 : 0;
            return count + (toEnd == end && to > left && to < right ? 1 : 0);
        }
    }

    LifeGutter(double width, double unit) {
        this.width = width;
        this.unit = unit;
    }

    /// A line that passes the whole channel.
    void vertical(double x) {
        verticals.add(x);
    }

    /// An arrow's own stretch, from the state above.
    ///
    /// @param isLevel whether it goes to a state of the same row
    /// @param isAside whether it goes to a lane
    void run(int arrow, double from, double to, boolean isLevel, boolean isAside, double wide, double high) {
        items.add(new Item(arrow, -1, from, End.ABOVE, to, isAside ? End.ASIDE : isLevel ? End.ABOVE : End.BELOW, wide, high));
    }

    /// An arrow from nearly every state: words, and a way down.
    void general(int arrow, double x, double wide, double high) {
        items.add(new Item(arrow, -1, x, End.ASIDE, x, End.BELOW, wide, high));
    }

    /// The way from a lane to the state that it leads to.
    void entry(int state, double lane, double x) {
        items.add(new Item(-1, state, lane, End.ASIDE, x, End.BELOW, 0, 0));
    }

    void pack() {
        List<Item> order = new ArrayList<>(items);
        double best = cost(order);
        boolean isBetter = true;
        for (int round = 0; round < MOST_ROUNDS && isBetter; round++) {
            isBetter = false;
            for (int i = 0; i < order.size(); i++) {
                for (int j = 0; j < order.size(); j++) {
                    List<Item> changed = new ArrayList<>(order);
                    changed.add(j, changed.remove(i));
                    double cost = cost(changed);
                    if (cost < best - 1e-6) {
                        best = cost;
                        order = changed;
                        isBetter = true;
                    }
                }
            }
        }
        cost(order);
        for (Item item : order) {
            if (tracks.isEmpty() || !isFree(item, tracks.getLast())) {
                tracks.add(new ArrayList<>());
            }
            tracks.getLast().add(item);
        }
    }

    /// What an order of tracks costs, with the best place for all words; leaves them there.
    private double cost(List<Item> order) {
        double sum = 0;
        for (int i = 0; i < order.size(); i++) {
            Item item = order.get(i);
            sum += LINE_CROSSED * crossed(order, i, Math.min(item.from, item.to), Math.max(item.from, item.to));
            if (item.wide > 0) {
                sum += placeWords(order, i);
            }
        }
        return sum;
    }

    private double placeWords(List<Item> order, int i) {
        Item item = order.get(i);
        double best = Double.MAX_VALUE;
        for (Spot spot : spots(item)) {
            double at = Math.clamp(spot.left, 0, Math.max(0, width - item.wide));
            double outside = Math.abs(at - spot.left);
            double cost = WORDS_CROSSED * crossed(order, i, at - 3 * unit, at + item.wide + 3 * unit) + outside + spot.cost;
            if (cost < best) {
                best = cost;
                item.labelLeft = at;
            }
        }
        return best;
    }

    private double crossed(List<Item> order, int i, double left, double right) {
        double count = 0;
        for (double x : verticals) {
            count += x > left && x < right ? 1 : 0;
        }
        for (int k = 0; k < order.size(); k++) {
            if (k != i) {
                count += order.get(k).passing(k > i, left, right);
            }
        }
        return count;
    }

    private record Spot(double left, double cost) {}

    /// Where words may begin.
    private List<Spot> spots(Item item) {
        double least = Math.min(item.from, item.to);
        double most = Math.max(item.from, item.to);
        List<Spot> spots = new ArrayList<>();
        double margin = 7 * unit;
        for (double x = least + margin; x + item.wide + margin <= most; x += 4 * unit) {
            spots.add(new Spot(x, 0));
        }
        double aside = (item.isGeneral() ? 12 : 4) * unit;
        // an arrow may run into its words and out of them again: then they belong to it beyond doubt
        for (double x : new double[] {(least + most) / 2, item.from, item.to}) {
            for (int shift = 0; shift <= 3; shift++) {
                for (int side = -1; side <= 1; side += 2) {
                    spots.add(new Spot(x - item.wide / 2 + side * shift * item.wide / 8, 0.5 + shift * 0.25));
                }
            }
        }
        spots.add(new Spot(most + aside, 4));
        spots.add(new Spot(least - aside - item.wide, 4.5));
        return spots;
    }

    private boolean isFree(Item item, List<Item> track) {
        for (Item other : track) {
            if (item.left() - AROUND * unit < other.right() && other.left() < item.right() + AROUND * unit) {
                return false;
            }
        }
        return true;
    }

    /// Gives every track its height; returns where the channel ends.
    double place(double top) {
        if (items.isEmpty()) {
            return top + (verticals.isEmpty() ? ABOVE : ABOVE + BELOW) * unit;
        }
        double y = Math.ceil(top + ABOVE * unit);
        for (List<Item> track : tracks) {
            double high = BARE * unit;
            for (Item item : track) {
                high = Math.max(high, item.high);
            }
            for (Item item : track) {
                item.y = Math.floor(y + high / 2) + 0.5;
            }
            // lines lie between pixels, which may take half of one from the words of the next track
            y += Math.ceil(high) + 1;
        }
        return y + BELOW * unit;
    }

    private Item of(int arrow) {
        for (Item item : items) {
            if (item.arrow == arrow) {
                return item;
            }
        }
        throw new IllegalStateException("no arrow " + arrow + " runs here");
    }

    double track(int arrow) {
        return of(arrow).y;
    }

    Rectangle label(int arrow) {
        Item item = of(arrow);
        return new Rectangle(item.labelLeft, item.y - item.high / 2, item.labelLeft + item.wide, item.y + item.high / 2);
    }

    double entryTrack(int state) {
        for (Item item : items) {
            if (item.entry == state) {
                return item.y;
            }
        }
        throw new IllegalStateException("no lane leads to state " + state);
    }
}
