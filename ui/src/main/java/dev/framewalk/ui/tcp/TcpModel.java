package dev.framewalk.ui.tcp;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.tcp.TcpScene;
import dev.framewalk.timeline.diagram.tcp.TimeAxis;
import dev.framewalk.timeline.diagram.tcp.TimelineTcp;
import dev.framewalk.ui.centre.ConnectionAtCursor;
import dev.framewalk.ui.centre.Latest;
import dev.framewalk.ui.centre.RecentlyUsed;
import dev.framewalk.ui.centre.Sight;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
    /// What lies this near to an edge counts as out of sight, as a share of what is in sight.
    private static final double EDGE = 0.03;

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Side> side = new ReadOnlyObjectWrapper<>(Side.SERVER);
    private final BooleanProperty folded = new SimpleBooleanProperty(true);
    private final RecentlyUsed<TimelineTcp> kept;
    private final ConnectionAtCursor connection;
    private final Latest<Made> latest;
    /// In parts of the whole length.
    private final Sight sight = new Sight();
    private boolean isSideChosen;

    /// What there is to draw.
    ///
    /// @param from where on the axis the scene begins
    /// @param to   where it ends
    record Shown(TcpScene scene, TimeAxis axis, int conversation, Side side, double from, double to) {
        /// Whether the scene has everything that there is between two places of the axis, as closely as it can be seen.
        boolean has(double wantedFrom, double wantedTo) {
            return wantedFrom >= from && wantedTo <= to && (!scene.isDense() || wantedTo - wantedFrom > (to - from) * 0.7);
        }
    }

    TcpModel(Session session) {
        this.session = session;
        connection = new ConnectionAtCursor(session);
        Timeline timeline = session.timeline();
        kept = new RecentlyUsed<>(MOST_KEPT, id -> new TimelineTcp(timeline, id, timeline.hostNames()::shown));
        latest = new Latest<>(session, this::question, this::failed, this::take);
        sight.set(1, 1, 0);
        sight.listen(this::sightMoved);
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
        session.growthProperty().addListener((property, was, is) -> {
            cursorMoved();
            latest.want();
        });
        folded.addListener((property, was, is) -> latest.want());
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

    /// Whether what is shown will change as soon as it is made.
    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
    }

    /// Nothing is made while nobody looks.
    void look(boolean now) {
        latest.look(now);
    }

    void choose(Side chosen) {
        isSideChosen = true;
        if (chosen != side.get()) {
            side.set(chosen);
            latest.want();
        }
    }

    // ---- what is in sight

    Sight sight() {
        return sight;
    }

    /// Where the picture begins on an axis.
    double from() {
        Shown present = shown.get();
        return present == null ? 0 : onAxis(present.axis, sight.from());
    }

    double to() {
        Shown present = shown.get();
        return present == null ? 1 : onAxis(present.axis, sight.to());
    }

    private static double onAxis(TimeAxis axis, double part) {
        return part * length(axis) - margin(axis);
    }

    private static double partOf(TimeAxis axis, double at) {
        return (at + margin(axis)) / length(axis);
    }

    private static double margin(TimeAxis axis) {
        return axis.length() * MARGIN;
    }

    private static double length(TimeAxis axis) {
        return axis.length() * (1 + 2 * MARGIN);
    }

    /// Zooms about a place, 0 to 1 of what is in sight; 0 as factor shows everything.
    void zoomBy(double factor, double about) {
        sight.resize(factor == 0 ? 1 : Math.clamp(sight.seen() / factor, 1 / MOST_ZOOM, 1), about);
    }

    private void sightMoved() {
        Shown present = shown.get();
        if (present != null && !present.has(clip(present, from()), clip(present, to()))) {
            latest.want();
        }
    }

    private static double clip(Shown present, double at) {
        return Math.clamp(at, 0, present.axis.length());
    }

    /// Where a time lies, in parts of the whole length; empty while nothing is shown.
    private OptionalDouble place(long nanos) {
        Shown present = shown.get();
        return present == null ? OptionalDouble.empty() : OptionalDouble.of(partOf(present.axis, present.axis.at(nanos)));
    }

    /// Where a time lies in what is in sight, 0 to 1; empty if it is out of sight.
    OptionalDouble shareOf(long nanos) {
        OptionalDouble place = place(nanos);
        return place.isPresent() ? sight.shareOf(place.getAsDouble()) : place;
    }

    /// Brings a time into sight if it is not.
    void show(long nanos) {
        OptionalDouble share = shareOf(nanos);
        if (sight.seen() < 1 && (share.isEmpty() || share.getAsDouble() < EDGE || share.getAsDouble() > 1 - EDGE)) {
            place(nanos).ifPresent(place -> sight.goTo(place - sight.seen() / 2));
        }
    }

    // ---- what is shown

    private void cursorMoved() {
        if (connection.follow()) {
            sight.set(1, 1, 0);
            isSideChosen = false;
            latest.want();
        }
    }

    private record Made(@Nullable Shown shown, @Nullable Side side, String message) {}

    private @Nullable Supplier<Made> question() {
        if (connection.number() < 0) {
            message.set(Words.of("tcp.none"));
            return null;
        }
        TimelineTcp tcp = kept.of(connection.number());
        Side sender = isSideChosen ? side.get() : TimelineTcp.talker(session.timeline(), connection.number());
        boolean isFolded = folded.get();
        double seen = sight.seen();
        double middle = sight.middle();
        return () -> new Made(make(tcp, sender, isFolded, seen, middle), sender, "");
    }

    private Made failed(RuntimeException bug) {
        return new Made(null, null, Words.of("tcp.failed", bug));
    }

    private void take(Made made) {
        if (made.side != null) {
            side.set(made.side);
        }
        message.set(made.message);
        shown.set(made.shown);
    }

    /// The scene of what is in sight and as much to both sides, so that small steps need no new one.
    private static Shown make(TimelineTcp tcp, Side sender, boolean isFolded, double seen, double middle) {
        tcp.readOn();
        TimeAxis axis = tcp.axis(isFolded);
        double whole = length(axis);
        double from = Math.clamp(middle * whole - 1.5 * whole * seen, 0, axis.length());
        double to = Math.clamp(middle * whole + 1.5 * whole * seen, 0, axis.length());
        TcpScene all = tcp.scene(sender, axis.timeAt(from), axis.timeAt(to));
        if (all.isDense()) {
            // perhaps what is in sight alone is little enough
            double nearFrom = Math.clamp(middle * whole - 0.6 * whole * seen, 0, axis.length());
            double nearTo = Math.clamp(middle * whole + 0.6 * whole * seen, 0, axis.length());
            return new Shown(
                    tcp.scene(sender, axis.timeAt(nearFrom), axis.timeAt(nearTo)),
                    axis,
                    tcp.conversation(),
                    sender,
                    nearFrom,
                    nearTo);
        }
        return new Shown(all, axis, tcp.conversation(), sender, from, to);
    }
}
