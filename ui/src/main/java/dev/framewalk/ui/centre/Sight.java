package dev.framewalk.ui.centre;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What of a picture is in sight in one direction: from where on, and how much of how long a whole; in pixels, bytes, parts of the whole, or
/// whatever else the picture is measured in. Needs no toolkit.
public final class Sight {
    private final double margin;
    private final List<Runnable> listeners = new ArrayList<>();
    private double whole;
    private double seen;
    private double from;

    public Sight() {
        this(0);
    }

    /// @param margin how much room there is behind the end, as a share of what is in sight
    public Sight(double margin) {
        this.margin = margin;
    }

    /// Is told whenever something else is in sight.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /// Where what is in sight begins.
    public double from() {
        return from;
    }

    public double to() {
        return from + seen;
    }

    public double middle() {
        return from + seen / 2;
    }

    /// How much is in sight.
    public double seen() {
        return seen;
    }

    public double whole() {
        return whole;
    }

    /// The farthest that one can go.
    public double most() {
        return Math.max(0, whole - seen * (1 - margin));
    }

    /// Whether there is more than is in sight: more than a pixel or two, whatever the unit.
    public boolean isPart() {
        return most() > 1e-3 * whole;
    }

    /// Goes to a place, or as near to it as there is something to see.
    public void goTo(double place) {
        set(whole, seen, place);
    }

    /// Moves on by a share of what is in sight.
    public void pan(double share) {
        goTo(from + share * seen);
    }

    /// Says how much there is and how much of it is in sight; the beginning stays.
    public void fit(double changedWhole, double changedSeen) {
        set(changedWhole, changedSeen, from);
    }

    /// Shows more or less; what is at a place, 0 to 1 of what is in sight, stays there.
    public void resize(double changedSeen, double about) {
        set(whole, changedSeen, from + about * (seen - changedSeen));
    }

    /// Everything at once, so that nobody is told of something in between.
    public void set(double changedWhole, double changedSeen, double place) {
        double wasWhole = whole;
        double wasSeen = seen;
        double wasFrom = from;
        whole = Math.max(0, changedWhole);
        seen = Math.max(0, changedSeen);
        from = Math.clamp(place, 0, most());
        if (whole != wasWhole || seen != wasSeen || from != wasFrom) {
            listeners.forEach(Runnable::run);
        }
    }

    /// Where a place lies in what is in sight, 0 to 1; empty if it is out of sight.
    public OptionalDouble shareOf(double place) {
        double share = seen <= 0 ? -1 : (place - from) / seen;
        return share >= 0 && share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
    }
}
