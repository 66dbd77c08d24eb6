package dev.framewalk.ui.layers;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.SegmentReader;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.LayersScene;
import dev.framewalk.timeline.diagram.TcpScene;
import dev.framewalk.timeline.diagram.TimelineLayers;
import dev.framewalk.timeline.diagram.TimelineTcp;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Side> side = new ReadOnlyObjectWrapper<>(Side.SERVER);
    private final Map<Integer, TimelineLayers> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, TimelineLayers> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private int conversation = -1;
    private double width = 600;
    /// 0 for the usual one, which depends on how much there is.
    private double bytesPerUnit;
    private double from;
    private boolean mustFollow = true;
    private boolean isBusy;
    private boolean isStale;
    private boolean isAwake;

    /// What there is to draw.
    ///
    /// @param bytesPerUnit what it was made for
    /// @param lit          the bytes at the cursor when it was made; null for none
    /// @param litSide      who sent them
    record Shown(
            LayersScene scene,
            int conversation,
            double bytesPerUnit,
            TcpScene.@Nullable Range lit,
            @Nullable Side litSide,
            long end) {}

    LayersModel(Session session) {
        this.session = session;
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
        session.growthProperty().addListener((property, was, is) -> {
            if (conversation < 0) {
                cursorMoved();
            }
            changed();
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

    /// A view that nobody looks at makes no pictures.
    void wake(boolean isLookedAt) {
        isAwake = isLookedAt;
        if (isLookedAt) {
            changed();
        }
    }

    void choose(Side chosen) {
        if (chosen != side.get()) {
            side.set(chosen);
            from = 0;
            changed();
        }
    }

    /// Says how much room there is for bytes.
    void resize(double wide) {
        if (Math.abs(wide - width) >= 1 && wide > 10) {
            width = wide;
            changed();
        }
    }

    // ---- what is in sight

    private double usual(long end) {
        return Math.clamp(end / (width * 0.97), LEAST_BYTES_PER_UNIT, USUAL_BYTES_PER_UNIT);
    }

    private double bytesPerUnit() {
        Shown present = shown.get();
        return bytesPerUnit > 0 ? bytesPerUnit : usual(present == null ? 1 : present.end);
    }

    /// The first byte in sight.
    double from() {
        return from;
    }

    /// One past the last byte in sight.
    double to() {
        return from + width * bytesPerUnit();
    }

    long end() {
        Shown present = shown.get();
        return present == null ? 0 : present.end;
    }

    /// Zooms about a place, 0 to 1 of what is in sight; 0 as factor means the usual scale.
    void zoomBy(double factor, double about) {
        double place = from + about * width * bytesPerUnit();
        bytesPerUnit = factor == 0
                ? 0
                : Math.clamp(bytesPerUnit() / factor, LEAST_BYTES_PER_UNIT, Math.max(usual(end()), Math.min(MOST_BYTES_PER_UNIT, end() / (width * 0.9) + 1)));
        goTo(place - about * width * bytesPerUnit());
    }

    /// Moves what is in sight by a share of it.
    void pan(double share) {
        goTo(from + share * width * bytesPerUnit());
    }

    /// Brings a position to the left end.
    void goTo(double position) {
        double sight = width * bytesPerUnit();
        from = Math.clamp(position, 0, Math.max(0, end() - sight * 0.97));
        Shown present = shown.get();
        if (present != null
                && (from < present.scene.from()
                        || Math.min(to(), present.end) > present.scene.to()
                        || present.bytesPerUnit != bytesPerUnit())) {
            changed();
        }
    }

    // ---- what is shown

    private void cursorMoved() {
        int at = session.conversation();
        Timeline timeline = session.timeline();
        if (TimelineTcp.isTcp(timeline, at)) {
            if (at != conversation) {
                conversation = at;
                from = 0;
                bytesPerUnit = 0;
            }
            mustFollow = true;
            changed();
        } else if (conversation < 0) {
            conversation = TimelineTcp.busiest(timeline);
            if (conversation >= 0) {
                side.set(TimelineTcp.talker(timeline, conversation));
            }
            changed();
        }
    }

    private void changed() {
        isStale = true;
        next();
    }

    private record Wanted(int event, int packet, boolean isFollowing, Side side, double from, double bytesPerUnit, double width) {}

    private record Made(@Nullable Shown shown, Side side, double from, String message) {}

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
        TimelineLayers layers = kept.computeIfAbsent(
                wanted,
                id -> new TimelineLayers(timeline, id, timeline.hostNames()::shown, DiagramWords.ENGLISH));
        boolean isHere = session.conversation() == wanted;
        Wanted what = new Wanted(
                isHere ? session.event() : -1,
                isHere ? session.packet() : 0,
                mustFollow && isHere,
                side.get(),
                from,
                bytesPerUnit,
                width);
        mustFollow = false;
        session.ask(
                () -> {
                    try {
                        return make(timeline, layers, what);
                    } catch (RuntimeException bug) {
                        return new Made(null, what.side, what.from, Words.of("tcp.failed", bug));
                    }
                },
                this::take);
    }

    private void take(Made made) {
        isBusy = false;
        side.set(made.side);
        if (!isStale) {
            from = made.from;
        }
        message.set(made.message);
        shown.set(made.shown);
        next();
    }

    private Made make(Timeline timeline, TimelineLayers layers, Wanted what) {
        layers.readOn();
        Unit lit = lit(timeline, layers, what);
        Side sender = what.isFollowing && lit != null ? lit.side() : what.side;
        long end = layers.end(sender);
        double scale = what.bytesPerUnit > 0
                ? what.bytesPerUnit
                : Math.clamp(end / (what.width * 0.97), LEAST_BYTES_PER_UNIT, USUAL_BYTES_PER_UNIT);
        double sight = what.width * scale;
        double begin = what.from;
        if (what.isFollowing && lit != null) {
            boolean isInSight = sender == what.side && lit.from() >= begin && lit.from() < begin + sight * 0.9;
            if (!isInSight) {
                begin = lit.from() - sight * 0.15;
            }
        }
        begin = Math.clamp(begin, 0, Math.max(0, end - sight * 0.97));
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
                        lit == null ? null : new TcpScene.Range(lit.from(), lit.to()),
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
        SegmentReader reader = timeline.segments(layers.conversation());
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
