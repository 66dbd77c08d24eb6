package dev.framewalk.ui.tcp;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.TcpScene;
import dev.framewalk.timeline.diagram.TimeScale;
import dev.framewalk.timeline.diagram.TimelineTcp;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Which direction of which connection the view shows, which stretch of time, and the scene of it. Scenes are made in the background;
/// the former one stays until then. Needs no toolkit.
///
/// The view follows the cursor into other connections. It shows the side that sends more, until somebody chooses the other.
final class TcpModel {
    private static final double MOST_ZOOM = 1e6;
    /// Connections whose blocks are kept.
    private static final int MOST_KEPT = 6;
    /// A picture has a little room before the first and behind the last packet, as a share of its length.
    private static final double MARGIN = 0.015;

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Side> side = new ReadOnlyObjectWrapper<>(Side.SERVER);
    private final BooleanProperty folded = new SimpleBooleanProperty(true);
    private final Map<Integer, TimelineTcp> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, TimelineTcp> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private int conversation = -1;
    private boolean isSideChosen;
    private double zoom = 1;
    /// The middle of what is in sight, as a share of the whole length.
    private double middle = 0.5;
    private boolean isBusy;
    private boolean isStale;
    private boolean isAwake;

    /// What there is to draw.
    ///
    /// @param from where on the scale the scene begins
    /// @param to   where it ends
    record Shown(TcpScene scene, TimeScale scale, int conversation, Side side, double from, double to) {
        /// Whether the scene has everything that there is between two places of the scale, as closely as it can be seen.
        boolean has(double wantedFrom, double wantedTo) {
            return wantedFrom >= from && wantedTo <= to && (!scene.isDense() || wantedTo - wantedFrom > (to - from) * 0.7);
        }
    }

    TcpModel(Session session) {
        this.session = session;
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
        session.growthProperty().addListener((property, was, is) -> {
            if (conversation < 0) {
                cursorMoved();
            }
            changed();
        });
        folded.addListener((property, was, is) -> changed());
        cursorMoved();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    @Nullable Shown shown() {
        return shown.get();
    }

    /// What to say instead of a picture; empty if there is one.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whose bytes are shown.
    ReadOnlyObjectProperty<Side> sideProperty() {
        return side.getReadOnlyProperty();
    }

    /// Whether idle times are folded.
    BooleanProperty foldedProperty() {
        return folded;
    }

    /// A view that nobody looks at makes no pictures.
    void wake(boolean isLookedAt) {
        isAwake = isLookedAt;
        if (isLookedAt) {
            changed();
        }
    }

    void choose(Side chosen) {
        isSideChosen = true;
        if (chosen != side.get()) {
            side.set(chosen);
            changed();
        }
    }

    // ---- what is in sight

    /// Where the picture begins on a scale.
    double from() {
        Shown present = shown.get();
        return present == null ? 0 : middle * length(present.scale) - length(present.scale) / zoom / 2 - margin(present.scale);
    }

    double to() {
        Shown present = shown.get();
        return present == null ? 1 : from() + length(present.scale) / zoom;
    }

    private static double margin(TimeScale scale) {
        return scale.length() * MARGIN;
    }

    private static double length(TimeScale scale) {
        return scale.length() * (1 + 2 * MARGIN);
    }

    double zoom() {
        return zoom;
    }

    /// The middle of what is in sight, 0 to 1.
    double middle() {
        return middle;
    }

    /// Zooms about a place, 0 to 1 of what is in sight; 0 as factor shows everything.
    void zoomBy(double factor, double about) {
        if (factor == 0) {
            zoom = 1;
            middle = 0.5;
        } else {
            double fixed = middle + (about - 0.5) / zoom;
            zoom = Math.clamp(zoom * factor, 1, MOST_ZOOM);
            middle = fixed - (about - 0.5) / zoom;
        }
        goTo(middle);
    }

    /// Moves what is in sight by a share of it.
    void pan(double share) {
        goTo(middle + share / zoom);
    }

    /// Brings a place into the middle, 0 to 1 of everything.
    void goTo(double place) {
        double half = 0.5 / zoom;
        middle = Math.clamp(place, half, Math.max(half, 1 - half));
        Shown present = shown.get();
        if (present != null && !present.has(clip(present, from()), clip(present, to()))) {
            changed();
        }
    }

    private static double clip(Shown present, double at) {
        return Math.clamp(at, 0, present.scale.length());
    }

    /// Brings a time into sight if it is not.
    void show(long nanos) {
        Shown present = shown.get();
        if (present == null || zoom <= 1) {
            return;
        }
        double at = present.scale.at(nanos);
        double room = to() - from();
        if (at < from() + room * 0.03 || at > to() - room * 0.03) {
            goTo((at + margin(present.scale)) / length(present.scale));
        }
    }

    // ---- what is shown

    private void cursorMoved() {
        int at = session.conversation();
        Timeline timeline = session.timeline();
        if (TimelineTcp.isTcp(timeline, at)) {
            if (at != conversation) {
                conversation = at;
                zoom = 1;
                middle = 0.5;
                isSideChosen = false;
                changed();
            }
        } else if (conversation < 0) {
            conversation = TimelineTcp.busiest(timeline);
            changed();
        }
    }

    private void changed() {
        isStale = true;
        next();
    }

    private record Made(@Nullable Shown shown, String message) {}

    private void next() {
        if (isBusy || !isStale || !isAwake) {
            return;
        }
        isStale = false;
        int wanted = conversation;
        if (wanted < 0) {
            message.set(Words.of("tcp.none"));
            return;
        }
        isBusy = true;
        Timeline timeline = session.timeline();
        TimelineTcp tcp = kept.computeIfAbsent(
                wanted, id -> new TimelineTcp(timeline, id, timeline.hostNames()::shown));
        Side sender = isSideChosen ? side.get() : TimelineTcp.talker(timeline, wanted);
        boolean isFolded = folded.get();
        double scaleZoom = zoom;
        double scaleMiddle = middle;
        session.ask(
                () -> {
                    try {
                        return new Made(make(tcp, sender, isFolded, scaleZoom, scaleMiddle), "");
                    } catch (RuntimeException bug) {
                        return new Made(null, Words.of("tcp.failed", bug));
                    }
                },
                made -> {
                    isBusy = false;
                    side.set(sender);
                    message.set(made.message);
                    shown.set(made.shown);
                    next();
                });
    }

    /// The scene of what is in sight and as much to both sides, so that small steps need no new one.
    private static Shown make(TimelineTcp tcp, Side sender, boolean isFolded, double zoom, double middle) {
        tcp.readOn();
        TimeScale scale = tcp.scale(isFolded);
        double whole = length(scale);
        double from = Math.clamp(middle * whole - 1.5 * whole / zoom, 0, scale.length());
        double to = Math.clamp(middle * whole + 1.5 * whole / zoom, 0, scale.length());
        TcpScene all = tcp.scene(sender, scale.timeAt(from), scale.timeAt(to));
        if (all.isDense()) {
            // perhaps what is in sight alone is little enough
            double nearFrom = Math.clamp(middle * whole - 0.6 * whole / zoom, 0, scale.length());
            double nearTo = Math.clamp(middle * whole + 0.6 * whole / zoom, 0, scale.length());
            return new Shown(
                    tcp.scene(sender, scale.timeAt(nearFrom), scale.timeAt(nearTo)),
                    scale,
                    tcp.conversation(),
                    sender,
                    nearFrom,
                    nearTo);
        }
        return new Shown(all, scale, tcp.conversation(), sender, from, to);
    }
}
