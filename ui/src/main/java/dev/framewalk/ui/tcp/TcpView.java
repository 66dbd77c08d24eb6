package dev.framewalk.ui.tcp;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.tcp.TcpLayout;
import dev.framewalk.timeline.diagram.tcp.TcpMark;
import dev.framewalk.timeline.diagram.tcp.TcpPainter;
import dev.framewalk.timeline.diagram.tcp.TcpPlates;
import dev.framewalk.timeline.diagram.tcp.TcpSpeech;
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
import java.util.OptionalLong;
import javafx.geometry.Insets;
import org.jspecify.annotations.Nullable;

/// One TCP connection on the screen. What one points at is a mark of the picture.
public final class TcpView {
    private static final double NEAR = 8;

    private final Session session;
    private final TcpModel model;
    private final Looking looking;
    private final Picture picture = new Picture();
    private final Centre centre;

    public TcpView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        model = new TcpModel(session);
        CentreFrame<TcpMark> frame = new CentreFrame<>("tcp", session, appearance, picture);
        frame.sayWorking(model.busyProperty());
        frame.tools().sides(model.sideProperty(), model::choose);
        frame.tools()
                .toggle("fold", "fth-minimize-2", "tcp.fold")
                .selectedProperty()
                .bindBidirectional(model.foldedProperty());
        frame.twin(new TcpRows(session, model));
        frame.tellBelow();
        frame.whileLookedAt(model::look);
        centre = frame.scaled(() -> plate(appearance.pictures()));
        model.shownProperty().addListener((property, was, is) -> frame.pane().changed());
        model.messageProperty().addListener((property, was, is) -> frame.pane().changed());
    }

    public Centre centre() {
        return centre;
    }

    private @Nullable Plate plate(Theme theme) {
        TcpLayout layout = picture.layout;
        return layout == null ? null : TcpPlates.of(layout, session.timeline().capture().name(), theme);
    }

    private final class Picture implements Drawing<TcpMark> {
        /// What was drawn last.
        private @Nullable TcpLayout layout;

        @Override
        public Sight across() {
            return model.sight();
        }

        @Override
        public void resize(Room room) {
            // laid out while it is drawn
        }

        @Override
        public Insets still() {
            TcpLayout present = layout;
            if (present == null) {
                return Insets.EMPTY;
            }
            double perPixel = present.axisAt(1) - present.axisAt(0);
            double left = (model.from() - present.axisAt(0)) / perPixel;
            double right = (present.axisAt(present.width()) - model.to()) / perPixel;
            return new Insets(0, Math.max(0, right), 0, Math.max(0, left));
        }

        @Override
        public void zoom(double factor, double about) {
            model.zoomBy(factor, about);
        }

        private boolean isHere() {
            TcpModel.Shown shown = model.shown();
            return shown != null && session.conversation() == shown.conversation();
        }

        @Override
        public OptionalDouble cursorShare() {
            return isHere() ? model.shareOf(session.nanosSinceStart(session.packet())) : OptionalDouble.empty();
        }

        @Override
        public void follow() {
            if (isHere()) {
                model.show(session.nanosSinceStart(session.packet()));
            }
        }

        @Override
        public @Nullable TcpMark at(double x, double y) {
            TcpLayout present = layout;
            return present == null
                    ? null
                    : present.markAt(x, y, NEAR * present.type().scale()).orElse(null);
        }

        @Override
        public boolean leads(TcpMark mark) {
            return mark.packet() > 0;
        }

        @Override
        public void go(TcpMark mark) {
            session.jumpToPacket(mark.packet());
        }

        @Override
        public void arrow(int direction) {
            model.choose(direction < 0 ? Side.CLIENT : Side.SERVER);
        }

        @Override
        public void paint(Surface surface, Room room, @Nullable TcpMark pointed) {
            TcpModel.Shown shown = model.shown();
            if (shown == null) {
                layout = null;
                return;
            }
            TcpLayout made = TcpLayout.of(
                    shown.scene(),
                    shown.axis(),
                    model.from(),
                    model.to(),
                    room.width(),
                    room.height(),
                    true,
                    room.type(),
                    DiagramWords.ENGLISH);
            layout = made;
            looking.at(shown.axis().timeAt(model.from()), shown.axis().timeAt(model.to()));
            boolean isHere = isHere();
            TcpPainter.paint(
                    surface,
                    made,
                    room.theme(),
                    new TcpPainter.Marks(
                            isHere
                                    ? OptionalLong.of(session.nanosSinceStart(session.packet()))
                                    : OptionalLong.empty(),
                            isHere ? session.packet() : 0,
                            pointed == null ? 0 : pointed.packet()));
        }

        @Override
        public String told(@Nullable TcpMark pointed) {
            TcpModel.Shown shown = model.shown();
            if (shown == null) {
                return model.messageProperty().get();
            }
            TcpMark mark = pointed == null ? atCursor(shown) : pointed;
            return mark == null
                    ? Words.of("tcp.point")
                    : new TcpSpeech(shown.scene(), DiagramWords.ENGLISH).about(mark);
        }

        private @Nullable TcpMark atCursor(TcpModel.Shown shown) {
            if (isHere()) {
                for (var each : shown.scene().segments()) {
                    if (each.packet() == session.packet()) {
                        return new TcpMark.OfSegment(each);
                    }
                }
                for (var each : shown.scene().acknowledgments()) {
                    if (each.packet() == session.packet()) {
                        return new TcpMark.OfAcknowledgment(each);
                    }
                }
            }
            return null;
        }

        @Override
        public String spoken() {
            TcpModel.Shown shown = model.shown();
            if (shown == null) {
                return model.messageProperty().get();
            }
            TcpSpeech speech = new TcpSpeech(shown.scene(), DiagramWords.ENGLISH);
            return speech.title() + ". " + speech.summary() + " " + told(null);
        }
    }
}
