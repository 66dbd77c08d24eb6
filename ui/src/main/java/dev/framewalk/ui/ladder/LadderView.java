package dev.framewalk.ui.ladder;

import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.ladder.LadderLayout;
import dev.framewalk.timeline.diagram.ladder.LadderMarks;
import dev.framewalk.timeline.diagram.ladder.LadderPainter;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.ui.centre.Centre;
import dev.framewalk.ui.centre.CentreFrame;
import dev.framewalk.ui.centre.Drawing;
import dev.framewalk.ui.centre.Looking;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.centre.Sight;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import org.jspecify.annotations.Nullable;

/// The ladder on the screen. What one points at is an arrow.
public final class LadderView {
    private static final double NEAR = 6;
    /// Room that is wanted between the cursor and the lower end, for some of what comes after it.
    private static final double MARGIN = 90;
    /// Where the cursor goes to when it was out of sight, as a share of what is in sight.
    private static final double ABOVE_MIDDLE = 0.35;

    private final Session session;
    private final LadderModel model;
    private final Looking looking;
    private final CentreFrame<Long> frame;
    private final Centre centre;

    public LadderView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        model = new LadderModel(session);
        Picture picture = new Picture();
        frame = new CentreFrame<>("ladder", session, appearance, picture);
        frame.sayWorking(model.busyProperty());
        frame.sayAbove(model.restrictionProperty());
        frame.tools().choice("axis", "axis", LadderAxis.values(), session.axisProperty());
        frame.whileLookedAt(model::look);
        centre = frame.scaled(null);
        model.layoutProperty().addListener((property, was, is) -> {
            picture.made(was, is);
            frame.pane().changed();
        });
    }

    public Centre centre() {
        return centre;
    }

    private final class Picture implements Drawing<Long> {
        private final Sight down = new Sight();
        private final Sight across = new Sight();
        /// What stays where it is on the screen when the scale changes, as a share of what is in sight; empty for the upper end.
        private OptionalDouble held = OptionalDouble.empty();

        private @Nullable LadderLayout drawn() {
            return model.layoutProperty().get();
        }

        @Override
        public Sight down() {
            return down;
        }

        @Override
        public Sight across() {
            return across;
        }

        @Override
        public Insets still() {
            LadderLayout layout = drawn();
            return layout == null ? Insets.EMPTY : new Insets(layout.headHeight(), 0, 0, 0);
        }

        @Override
        public void resize(Room room) {
            model.fit().resize(room);
            fit();
        }

        private void fit() {
            LadderLayout layout = drawn();
            if (layout != null) {
                Room room = model.fit().room();
                down.fit(layout.height(), Math.max(0, room.height() - layout.headHeight()));
                across.fit(layout.width(), room.width());
            }
        }

        @Override
        public void zoom(double factor, double about) {
            held = OptionalDouble.of(about);
            model.fit().zoomBy(factor);
        }

        @Override
        public boolean isScaledDown() {
            return true;
        }

        @Override
        public OptionalDouble cursorShare() {
            LadderLayout layout = drawn();
            OptionalDouble y = layout == null ? OptionalDouble.empty() : layout.yOfEvent(model.arrowAtCursor());
            return y.isPresent() ? down.shareOf(y.getAsDouble()) : OptionalDouble.empty();
        }

        /// A new layout: what was at the upper end, or what one zooms about, stays where it was.
        @SuppressWarnings("ReferenceEquality") // the scene itself: comparing what it holds would take long
        void made(@Nullable LadderLayout before, @Nullable LadderLayout now) {
            if (before == null || now == null) {
                fit();
                follow();
                return;
            }
            boolean isSameScene = before.scene() == now.scene();
            double place = held.orElse(0) * down.seen();
            double kept = isSameScene && before.height() == now.height()
                    ? down.from()
                    : (isSameScene ? stays(before, now, place) : now.yOf(before.timeAt(down.from() + place))) - place;
            fit();
            down.goTo(kept);
            if (!isSameScene || held.isEmpty()) {
                follow();
            }
        }

        /// Where that lies now which was at a place of what is in sight. Several rows can have one time: the cursor's own is found by its arrow.
        private double stays(LadderLayout before, LadderLayout now, double place) {
            long cursor = model.arrowAtCursor();
            OptionalDouble was = before.yOfEvent(cursor);
            OptionalDouble is = now.yOfEvent(cursor);
            return was.isPresent() && is.isPresent() && Math.abs(was.getAsDouble() - down.from() - place) < 1
                    ? is.getAsDouble()
                    : now.yOf(before.timeAt(down.from() + place));
        }

        @Override
        public void follow() {
            held = OptionalDouble.empty();
            LadderLayout layout = drawn();
            OptionalDouble y = layout == null ? OptionalDouble.empty() : layout.yOfEvent(model.arrowAtCursor());
            if (y.isEmpty() || down.seen() <= 0) {
                return;
            }
            double at = y.getAsDouble();
            double margin = Math.min(MARGIN, down.seen() / 4);
            if (at < down.from() + margin * 0.5 || at > down.to() - margin) {
                frame.pane().glide(down, at - down.seen() * ABOVE_MIDDLE);
            }
        }

        @Override
        public @Nullable Long at(double x, double y) {
            LadderLayout layout = drawn();
            if (layout == null || y < layout.headHeight()) {
                return null;
            }
            OptionalLong arrow = layout.eventAt(x + across.from(), y - layout.headHeight() + down.from(), NEAR);
            return arrow.isPresent() ? arrow.getAsLong() : null;
        }

        @Override
        public boolean leads(Long arrow) {
            return true;
        }

        @Override
        public void go(Long arrow) {
            session.jumpToEvent(model.eventOf(arrow));
        }

        @Override
        public void arrow(int direction) {
            session.step(StepBy.EVENT, direction);
        }

        @Override
        public void paint(Surface surface, Room in, @Nullable Long pointed) {
            LadderLayout layout = drawn();
            if (layout == null) {
                return;
            }
            double head = layout.headHeight();
            long cursor = model.arrowAtCursor();
            LadderMarks marks = cursor < 0 ? LadderMarks.NONE : LadderMarks.cursor(cursor);
            look(layout, cursor);
            surface.pushClip(0, head, in.width(), Math.max(0, in.height() - head));
            surface.pushTranslation(-across.from(), head - down.from());
            LadderPainter.paintBody(surface, layout, layout.part(down.from(), down.seen()), in.theme(), marks);
            surface.pop();
            surface.pop();
            surface.pushTranslation(-across.from(), 0);
            surface.rectangle(0, 0, in.width() + across.from(), head, 0, in.theme().colour(Token.BACKGROUND), null);
            LadderPainter.paintHead(surface, layout, in.theme());
            surface.pop();
        }

        /// What is in sight, in time. The cursor's own time belongs to it even where its arrow left earlier.
        private void look(LadderLayout layout, long cursor) {
            long from = layout.timeAt(down.from());
            long to = layout.timeAt(down.to());
            OptionalDouble y = cursor < 0 ? OptionalDouble.empty() : layout.yOfEvent(cursor);
            if (y.isPresent() && down.shareOf(y.getAsDouble()).isPresent()) {
                long now = session.nanosSinceStart(session.packet());
                from = Math.min(from, now);
                to = Math.max(to, now);
            }
            looking.at(from, to);
        }

        @Override
        public String told(@Nullable Long pointed) {
            return "";
        }

        @Override
        public String spoken() {
            var event = session.closeup().event();
            return event == null ? Words.of("inspector.before") : event.sentence();
        }
    }
}
