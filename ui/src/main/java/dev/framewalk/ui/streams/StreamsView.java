package dev.framewalk.ui.streams;

import dev.framewalk.timeline.diagram.lanes.LanesLayout;
import dev.framewalk.timeline.diagram.lanes.LanesLegend;
import dev.framewalk.timeline.diagram.lanes.LanesMarks;
import dev.framewalk.timeline.diagram.lanes.LanesPainter;
import dev.framewalk.timeline.diagram.lanes.TurnStripPainter;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.ui.centre.Centre;
import dev.framewalk.ui.centre.CentreFrame;
import dev.framewalk.ui.centre.Drawing;
import dev.framewalk.ui.centre.Looking;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.centre.Sight;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import org.jspecify.annotations.Nullable;

/// Requests as bars beside each other on the screen. What one points at is a part of a row, or a run of the strip below.
public final class StreamsView {
    private static final double NEAR = 5;
    /// With less room for rows, the key to the signs gives way.
    private static final double LEAST_ROOM = 280;
    /// Where a row goes to when it was out of sight, as a share of what is in sight.
    private static final double ABOVE_MIDDLE = 0.35;

    private final Session session;
    private final StreamsModel model;
    private final Looking looking;
    private final CentreFrame<Pointed> frame;
    private final Centre centre;

    public StreamsView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        model = new StreamsModel(session);
        Picture picture = new Picture();
        frame = new CentreFrame<>("streams", session, appearance, picture);
        frame.sayWorking(model.busyProperty());
        frame.sayAbove(model.restrictionProperty());
        frame.twin(new StreamsTable(session, model));
        frame.tellBesideMouse();
        frame.whileLookedAt(model::look);
        centre = frame.scaled(() -> model.plate(appearance.pictures()));
        model.shownProperty().addListener((property, was, is) -> {
            picture.made(was, is);
            frame.pane().changed();
        });
    }

    public Centre centre() {
        return centre;
    }

    /// @param run a run of the strip; -1 for a part of a row
    private record Pointed(LanesLayout.@Nullable Hit hit, int run) {}

    private final class Picture implements Drawing<Pointed> {
        private final Sight down = new Sight();
        private final Sight across = new Sight();
        /// What stays where it is on the screen when the scale changes, as a share of what is in sight; empty for the cursor.
        private OptionalDouble held = OptionalDouble.empty();

        @Override
        public Sight down() {
            return down;
        }

        @Override
        public Sight across() {
            return across;
        }

        // ---- what lies where

        private @Nullable LanesLayout drawn() {
            StreamsModel.Shown present = model.shownProperty().get();
            return present == null ? null : present.layout();
        }

        private double stripHeight() {
            StreamsModel.Shown present = model.shownProperty().get();
            Room room = model.fit().room();
            return present == null || present.turns().count() == 0
                    ? 0
                    : TurnStripPainter.height(present.layout(), present.turns(), room.width(), room.theme());
        }

        private double legendHeight() {
            LanesLayout layout = drawn();
            if (layout == null) {
                return 0;
            }
            Room room = model.fit().room();
            double wanted = new LanesLegend(layout, room.theme()).height(room.width());
            // rows come first where there is little room
            double rows = room.height() - layout.headHeight() - stripHeight() - wanted;
            return rows < Math.min(layout.height(), LEAST_ROOM * room.type().scale()) ? 0 : wanted;
        }

        @Override
        public Insets still() {
            LanesLayout layout = drawn();
            return layout == null
                    ? Insets.EMPTY
                    : new Insets(layout.headHeight(), 0, stripHeight() + legendHeight(), layout.labelWidth());
        }

        @Override
        public void resize(Room room) {
            model.fit().resize(room);
            fit();
        }

        private void fit() {
            LanesLayout layout = drawn();
            if (layout != null) {
                Insets still = still();
                Room room = model.fit().room();
                down.fit(layout.height(), room.height() - still.getTop() - still.getBottom());
                across.fit(layout.axis().width(), room.width() - still.getLeft());
            }
        }

        private LanesPainter.Part part() {
            return new LanesPainter.Part(across.from(), down.from(), model.fit().room().width(), down.seen());
        }

        @Override
        public @Nullable Pointed at(double x, double y) {
            StreamsModel.Shown present = model.shownProperty().get();
            if (present == null) {
                return null;
            }
            LanesLayout layout = present.layout();
            double below = y - layout.headHeight() - down.seen();
            if (present.turns().count() > 0) {
                int run = TurnStripPainter.runAt(layout, present.turns(), part(), model.fit().room().theme(), x, below);
                if (run >= 0) {
                    return new Pointed(null, run);
                }
            }
            if (y < layout.headHeight() || below >= 0) {
                return null;
            }
            double place = x < layout.labelWidth() ? -1 : x - layout.labelWidth() + across.from();
            return layout.hit(place, y - layout.headHeight() + down.from(), NEAR)
                    .map(hit -> new Pointed(hit, -1))
                    .orElse(null);
        }

        /// The event that a click leads to; -1 for none.
        private int event(Pointed thing) {
            StreamsModel.Shown present = model.shownProperty().get();
            if (present == null) {
                return -1;
            }
            return thing.hit == null ? present.turns().event(thing.run) : thing.hit.event();
        }

        @Override
        public boolean leads(Pointed thing) {
            return event(thing) >= 0;
        }

        @Override
        public void go(Pointed thing) {
            session.jumpToEvent(event(thing));
        }

        @Override
        public void arrow(int direction) {
            model.stepRow(direction);
        }

        // ---- what is in sight

        @Override
        public void zoom(double factor, double about) {
            held = OptionalDouble.of(about);
            model.fit().zoomBy(factor);
        }

        @Override
        public OptionalDouble cursorShare() {
            LanesLayout layout = drawn();
            long cursor = model.marks().cursorNanos();
            return layout == null || cursor == LanesMarks.NONE_SEEN
                    ? OptionalDouble.empty()
                    : across.shareOf(layout.xOf(cursor));
        }

        /// A new layout: what one zooms about stays there, else the cursor, else what was in the middle.
        @SuppressWarnings("ReferenceEquality") // the lanes themselves: comparing what they hold would take long
        void made(StreamsModel.@Nullable Shown before, StreamsModel.@Nullable Shown now) {
            if (before == null || now == null || before.layout().axis().width() == now.layout().axis().width()) {
                fit();
                follow();
                return;
            }
            LanesLayout was = before.layout();
            long cursor = model.marks().cursorNanos();
            OptionalDouble cursorWas =
                    cursor == LanesMarks.NONE_SEEN ? OptionalDouble.empty() : across.shareOf(was.xOf(cursor));
            double share = held.orElse(cursorWas.orElse(0.5));
            long kept = was.nanosAt(across.from() + share * across.seen());
            fit();
            across.goTo(now.layout().xOf(kept) - share * across.seen());
            if (was.lanes() != now.layout().lanes() || held.isEmpty()) {
                follow();
            }
        }

        @Override
        public void follow() {
            held = OptionalDouble.empty();
            LanesLayout layout = drawn();
            int row = model.rowAtCursor();
            if (layout == null || row < 0 || down.seen() <= 0) {
                return;
            }
            double top = layout.top(row);
            if (top < down.from() || layout.bottom(row) > down.to()) {
                frame.pane().glide(down, top - down.seen() * ABOVE_MIDDLE);
            }
            long cursor = model.marks().cursorNanos();
            if (cursor != LanesMarks.NONE_SEEN && across.shareOf(layout.xOf(cursor)).isEmpty()) {
                across.goTo(layout.xOf(cursor) - across.seen() * 0.4);
            }
        }

        // ---- drawing and speaking

        @Override
        public void paint(Surface surface, Room in, @Nullable Pointed pointed) {
            StreamsModel.Shown present = model.shownProperty().get();
            if (present == null) {
                return;
            }
            LanesLayout layout = present.layout();
            if (layout.rows().isEmpty()) {
                LanesPainter.paintNothing(surface, layout, in.width(), in.theme());
                return;
            }
            LanesMarks marks = model.marks();
            LanesPainter.Part part = part();
            double head = layout.headHeight();
            surface.pushClip(0, head, in.width(), part.height());
            surface.pushTranslation(0, head);
            LanesPainter.paintBody(surface, layout, part, in.theme(), marks);
            surface.pop();
            surface.pop();
            LanesPainter.paintHead(surface, layout, part, in.theme(), marks);
            double below = head + part.height();
            if (stripHeight() > 0) {
                surface.pushTranslation(0, below);
                TurnStripPainter.paint(surface, layout, present.turns(), part, in.theme());
                surface.pop();
            }
            if (legendHeight() > 0) {
                surface.pushTranslation(0, below + stripHeight());
                new LanesLegend(layout, in.theme()).paint(surface, in.width());
                surface.pop();
            }
            long zero = layout.zeroNanos();
            looking.at(layout.nanosAt(across.from()) - zero, layout.nanosAt(across.to()) - zero);
        }

        @Override
        public String told(@Nullable Pointed pointed) {
            StreamsModel.Shown present = model.shownProperty().get();
            if (present == null || pointed == null) {
                return "";
            }
            return pointed.hit == null
                    ? model.tell(present.turns(), pointed.run)
                    : model.tell(present.layout(), pointed.hit);
        }

        @Override
        public String spoken() {
            var event = session.closeup().event();
            String step = event == null ? Words.of("inspector.before") : event.sentence();
            String row = model.spoken();
            return row.isEmpty() ? step : step + " " + row;
        }
    }
}
