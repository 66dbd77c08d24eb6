package dev.framewalk.ui.centre;

/// For how much room, and how many times larger than usual, a picture is laid out. Needs no toolkit.
public final class Fit {
    private final double least;
    private final double most;
    private final Runnable changed;
    private Room room = Room.UNKNOWN;
    private double zoom = 1;

    /// @param least   the smallest zoom
    /// @param most    the largest one
    /// @param changed is told when what was laid out fits no longer
    public Fit(double least, double most, Runnable changed) {
        this.least = least;
        this.most = most;
        this.changed = changed;
    }

    public Room room() {
        return room;
    }

    public double zoom() {
        return zoom;
    }

    /// Says how much room there is.
    public void resize(Room is) {
        boolean isOther = is.isLaidOutUnlike(room);
        room = is;
        if (isOther) {
            changed.run();
        }
    }

    /// Multiplies the zoom; 0 goes back to the usual one.
    public void zoomBy(double factor) {
        double before = zoom;
        zoom = factor == 0 ? 1 : Math.clamp(zoom * factor, least, most);
        if (zoom != before) {
            changed.run();
        }
    }
}
