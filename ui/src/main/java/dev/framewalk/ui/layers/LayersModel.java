package dev.framewalk.ui.layers;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.layers.LayersScene;
import dev.framewalk.timeline.diagram.layers.TimelineLayers;
import dev.framewalk.timeline.diagram.tcp.TimelineTcp;
import dev.framewalk.timeline.explaining.SegmentReader;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.ui.centre.ConnectionAtCursor;
import dev.framewalk.ui.centre.Latest;
import dev.framewalk.ui.centre.RecentlyUsed;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.centre.Sight;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Which bytes of which direction the view shows, and the scene of them. Scenes are made in the background; the former one stays until
/// then. Needs no toolkit.
///
/// The view goes to the bytes of the cursor: those of its event, else those that its packet brought.
final class LayersModel {
    private static final double MOST_BYTES_PER_UNIT = 1e7;
    private static final double LEAST_BYTES_PER_UNIT = 0.02;
    private static final double USUAL_BYTES_PER_UNIT = 18;
    /// Narrower boxes are put together.
    private static final double SMALLEST = 3;
    private static final int MOST_KEPT = 6;
    /// Room behind the last byte, as a share of what is in sight.
    private static final double MARGIN = 0.03;

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Side> side = new ReadOnlyObjectWrapper<>(Side.SERVER);
    private final RecentlyUsed<TimelineLayers> kept;
    private final ConnectionAtCursor connection;
    private final Latest<Made> latest;
    /// In bytes.
    private final Sight sight = new Sight(MARGIN);
    private double width = Room.UNKNOWN.width();
    /// 0 for the usual one, which depends on how much there is.
    private double bytesPerUnit;
    private boolean mustFollow = true;

    /// What there is to draw.
    ///
    /// @param bytesPerUnit what it was made for
    /// @param lit          the bytes at the cursor when it was made; null for none
    /// @param litSide      who sent them
    record Shown(
            LayersScene scene,
            int conversation,
            double bytesPerUnit,
            @Nullable StreamRange lit,
            @Nullable Side litSide,
            long end) {}

    LayersModel(Session session) {
        this.session = session;
        connection = new ConnectionAtCursor(session);
        Timeline timeline = session.timeline();
        kept = new RecentlyUsed<>(
                MOST_KEPT, id -> new TimelineLayers(timeline, id, timeline.hostNames()::shown, DiagramWords.ENGLISH));
        latest = new Latest<>(session, this::question, this::failed, this::take);
        sight.listen(this::sightMoved);
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
        session.growthProperty().addListener((property, was, is) -> {
            if (connection.number() < 0) {
                cursorMoved();
            }
            latest.want();
        });
        cursorMoved();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    @Nullable Shown shown() {
        return shown.get();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Whose bytes are shown.
    ReadOnlyObjectProperty<Side> sideProperty() {
        return side.getReadOnlyProperty();
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
        if (chosen != side.get()) {
            side.set(chosen);
            sight.goTo(0);
            latest.want();
        }
    }

    /// Says how much room there is for bytes.
    void resize(double wide) {
        if (Math.abs(wide - width) >= 1 && wide > 10) {
            width = wide;
            sight.fit(end(), width * bytesPerUnit());
            latest.want();
        }
    }

    // ---- what is in sight

    Sight sight() {
        return sight;
    }

    private static double usual(double width, long end) {
        return Math.clamp(end / (width * (1 - MARGIN)), LEAST_BYTES_PER_UNIT, USUAL_BYTES_PER_UNIT);
    }

    private double bytesPerUnit() {
        return bytesPerUnit > 0 ? bytesPerUnit : usual(width, Math.max(1, end()));
    }

    private long end() {
        Shown present = shown.get();
        return present == null ? 0 : present.end;
    }

    /// Zooms about a place, 0 to 1 of what is in sight; 0 as factor means the usual scale.
    void zoomBy(double factor, double about) {
        double most = Math.max(usual(width, end()), Math.min(MOST_BYTES_PER_UNIT, end() / (width * 0.9) + 1));
        bytesPerUnit = factor == 0 ? 0 : Math.clamp(bytesPerUnit() / factor, LEAST_BYTES_PER_UNIT, most);
        sight.resize(width * bytesPerUnit(), about);
    }

    private void sightMoved() {
        Shown present = shown.get();
        if (present != null
                && (sight.from() < present.scene.from()
                        || Math.min(sight.to(), present.end) > present.scene.to()
                        || present.bytesPerUnit != bytesPerUnit())) {
            latest.want();
        }
    }

    /// Where the bytes at the cursor lie in what is in sight, 0 to 1; empty if they are out of sight.
    OptionalDouble cursorShare() {
        Shown present = shown.get();
        return present == null || present.lit == null || present.litSide != side.get()
                ? OptionalDouble.empty()
                : sight.shareOf(present.lit.from());
    }

    // ---- what is shown

    private void cursorMoved() {
        boolean isOther = connection.follow();
        if (connection.isAtCursor()) {
            if (isOther) {
                bytesPerUnit = 0;
                sight.goTo(0);
            }
            mustFollow = true;
            latest.want();
        } else if (isOther) {
            side.set(TimelineTcp.talker(session.timeline(), connection.number()));
            latest.want();
        }
    }

    private record Wanted(int event, int packet, boolean isFollowing, Side side, double from, double bytesPerUnit, double width) {}

    private record Made(@Nullable Shown shown, @Nullable Side side, double from, String message) {}

    private @Nullable Supplier<Made> question() {
        if (connection.number() < 0) {
            message.set(Words.of("tcp.none"));
            return null;
        }
        Timeline timeline = session.timeline();
        TimelineLayers layers = kept.of(connection.number());
        boolean isHere = connection.isAtCursor();
        Wanted what = new Wanted(
                isHere ? session.event() : -1,
                isHere ? session.packet() : 0,
                mustFollow && isHere,
                side.get(),
                sight.from(),
                bytesPerUnit,
                width);
        mustFollow = false;
        return () -> make(timeline, layers, what);
    }

    private Made failed(RuntimeException bug) {
        return new Made(null, null, 0, Words.of("tcp.failed", bug));
    }

    private void take(Made made) {
        if (made.side != null) {
            side.set(made.side);
        }
        message.set(made.message);
        shown.set(made.shown);
        // whoever has moved on in the meantime stays there
        sight.set(end(), width * bytesPerUnit(), latest.isWanted() ? sight.from() : made.from);
    }

    private Made make(Timeline timeline, TimelineLayers layers, Wanted what) {
        layers.readOn();
        Unit lit = lit(timeline, layers, what);
        Side sender = what.isFollowing && lit != null ? lit.side() : what.side;
        long end = layers.end(sender);
        double scale = what.bytesPerUnit > 0
                ? what.bytesPerUnit
                : usual(what.width, end);
        double sight = what.width * scale;
        double begin = what.from;
        if (what.isFollowing && lit != null) {
            boolean isInSight = sender == what.side && lit.from() >= begin && lit.from() < begin + sight * 0.9;
            if (!isInSight) {
                begin = lit.from() - sight * 0.15;
            }
        }
        begin = Math.clamp(begin, 0, Math.max(0, end - sight * (1 - MARGIN)));
        LayersScene scene = layers.scene(
                sender,
                (long) Math.max(0, begin - sight),
                (long) Math.ceil(Math.min(Math.max(1, end), begin + 2 * sight)),
                SMALLEST * scale);
        return new Made(
                new Shown(
                        scene,
                        layers.conversation(),
                        scale,
                        lit == null ? null : new StreamRange(lit.from(), lit.to()),
                        lit == null ? null : lit.side(),
                        end),
                sender,
                begin,
                "");
    }

    /// The bytes of the event at the cursor, else those that its packet brought; null if there are none.
    private static @Nullable Unit lit(Timeline timeline, TimelineLayers layers, Wanted what) {
        Unit place = what.event < 0 ? null : layers.placeOf(what.event);
        if (place != null && place.length() > 0 || what.packet == 0) {
            return place;
        }
        SegmentReader reader = new SegmentReader(timeline, layers.conversation());
        Side sender = timeline.conversation(layers.conversation())
                .side(timeline.packets().direction(what.packet));
        StreamMap map = timeline.streamMap(layers.conversation(), sender);
        if (map == null || map.pieces() == 0 || !reader.read(what.packet) || reader.length() == 0) {
            return null;
        }
        // sequence numbers turn around; packets' order tells about where to look
        int direction = timeline.packets().direction(what.packet);
        reader.near(direction, map.from(nearest(map, what.packet)));
        reader.read(what.packet);
        return new Unit(sender, Math.max(0, reader.from()), Math.max(1, reader.from() + reader.length()));
    }

    /// A piece that came about when this packet did.
    private static int nearest(StreamMap map, int packet) {
        int low = 0;
        int high = map.pieces() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (map.packet(middle) < packet) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
