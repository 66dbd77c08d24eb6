package dev.framewalk.ui.layers;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.layers.LayersLayout;
import dev.framewalk.timeline.diagram.layers.LayersPainter;
import dev.framewalk.timeline.diagram.layers.LayersPlates;
import dev.framewalk.timeline.diagram.layers.LayersScene;
import dev.framewalk.timeline.diagram.layers.LayersSpeech;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.ui.centre.Centre;
import dev.framewalk.ui.centre.CentreFrame;
import dev.framewalk.ui.centre.Drawing;
import dev.framewalk.ui.centre.Looking;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.centre.Sight;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// The layers of one connection on the screen: rows of boxes. What one points at is a box.
public final class LayersView {
    private final Session session;
    private final LayersModel model;
    private final Looking looking;
    private final Picture picture = new Picture();
    private final ListView<String> list = new ListView<>();
    private final Centre centre;

    public LayersView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        model = new LayersModel(session);
        list.setAccessibleText(Words.of("view.table"));
        CentreFrame<LayersLayout.LayerBox> frame = new CentreFrame<>("layers", session, appearance, picture);
        frame.sayWorking(model.busyProperty());
        frame.tools().sides(model.sideProperty(), model::choose);
        frame.twin(list);
        frame.tellBelow();
        frame.whileLookedAt(model::look);
        centre = frame.scaled(() -> plate(appearance.pictures()));
        list.sceneProperty().addListener((property, was, is) -> fill());
        model.shownProperty().addListener((property, was, is) -> {
            frame.pane().changed();
            fill();
        });
        model.messageProperty().addListener((property, was, is) -> frame.pane().changed());
    }

    public Centre centre() {
        return centre;
    }

    private @Nullable Plate plate(Theme theme) {
        LayersLayout layout = picture.layout;
        return layout == null ? null : LayersPlates.of(layout, session.timeline().capture().name(), theme);
    }

    /// What is in sight, in lines; only while they are in the window.
    private void fill() {
        if (list.getScene() == null) {
            return;
        }
        LayersModel.Shown shown = model.shown();
        LayersLayout layout = shown == null ? null : picture.lay(shown);
        list.getItems()
                .setAll(
                        shown == null || layout == null
                                ? List.of()
                                : new LayersSpeech(shown.scene(), DiagramWords.ENGLISH)
                                        .lines(layout).stream()
                                                .map(line -> line.replace("\t", "  "))
                                                .toList());
    }

    private final class Picture implements Drawing<LayersLayout.LayerBox> {
        private Room room = Room.UNKNOWN;
        /// What was drawn last.
        private @Nullable LayersLayout layout;

        @Override
        public Sight across() {
            return model.sight();
        }

        @Override
        public void resize(Room changed) {
            room = changed;
        }

        private LayersLayout lay(LayersModel.Shown shown) {
            double usual = LayersLayout.usualHeight(shown.scene().rows().size(), room.type());
            return LayersLayout.of(
                    shown.scene(),
                    model.sight().from(),
                    model.sight().to(),
                    room.width(),
                    Math.min(room.height(), usual * 1.3),
                    room.type(),
                    DiagramWords.ENGLISH);
        }

        @Override
        public Insets still() {
            LayersLayout present = layout;
            return present == null
                    ? Insets.EMPTY
                    : new Insets(
                            0,
                            Math.max(0, present.width() - present.x(present.to())),
                            0,
                            Math.max(0, present.x(present.from())));
        }

        @Override
        public void zoom(double factor, double about) {
            model.zoomBy(factor, about);
        }

        @Override
        public OptionalDouble cursorShare() {
            return model.cursorShare();
        }

        @Override
        public void follow() {
            // the model goes to the bytes at the cursor when it has found them
        }

        @Override
        public LayersLayout.@Nullable LayerBox at(double x, double y) {
            LayersLayout present = layout;
            return present == null ? null : present.boxAt(x, y).orElse(null);
        }

        @Override
        public boolean leads(LayersLayout.LayerBox at) {
            return at.box().event() >= 0 || at.box().packet() > 0;
        }

        @Override
        public void go(LayersLayout.LayerBox at) {
            LayersScene.Box box = at.box();
            if (box.event() >= 0) {
                session.jumpToEvent(box.event());
            } else {
                session.jumpToPacket(box.packet());
            }
        }

        @Override
        public void arrow(int direction) {
            model.choose(direction < 0 ? Side.CLIENT : Side.SERVER);
        }

        @Override
        public void paint(Surface surface, Room in, LayersLayout.@Nullable LayerBox pointed) {
            LayersModel.Shown shown = model.shown();
            if (shown == null) {
                layout = null;
                return;
            }
            LayersLayout made = lay(shown);
            layout = made;
            // only now is it known how much room the names of the rows leave
            model.resize(made.x(made.to()) - made.x(made.from()));
            look(shown.scene());
            boolean isHere = session.conversation() == shown.conversation();
            boolean isLit = isHere && shown.litSide() == model.sideProperty().get();
            StreamRange lit = pointed != null
                    ? new StreamRange(pointed.box().from(), pointed.box().to())
                    : isLit ? shown.lit() : null;
            LayersPainter.paint(
                    surface,
                    made,
                    in.theme(),
                    new LayersPainter.Marks(
                            isHere ? session.event() : -1,
                            isHere ? session.packet() : 0,
                            lit,
                            pointed == null ? null : pointed.box()),
                    true);
        }

        /// When the bytes in sight were captured.
        private void look(LayersScene scene) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (LayersScene.Box box : scene.rows().getLast().boxes()) {
                if (box.packet() > 0 && box.to() > model.sight().from() && box.from() < model.sight().to()) {
                    first = Math.min(first, session.nanosSinceStart(box.packet()));
                    last = Math.max(last, session.nanosSinceStart(box.packet()));
                }
            }
            if (first <= last) {
                looking.at(first, last);
            }
        }

        /// About what is pointed at, else about the box at the cursor.
        @Override
        public String told(LayersLayout.@Nullable LayerBox pointed) {
            LayersModel.Shown shown = model.shown();
            if (shown == null) {
                return model.messageProperty().get();
            }
            LayersLayout.LayerBox at = pointed == null ? atCursor(shown) : pointed;
            if (at == null) {
                return Words.of("layers.point");
            }
            LayersScene.Box box = at.box();
            String about = new LayersSpeech(shown.scene(), DiagramWords.ENGLISH).about(at.layer(), box);
            boolean isEvent = box.event() >= 0 && box.count() == 1 && at.layer() != LayersScene.Layer.STREAMS;
            return isEvent ? about + " " + Teller.of(session.timeline()).event(box.event()).sentence() : about;
        }

        private LayersLayout.@Nullable LayerBox atCursor(LayersModel.Shown shown) {
            if (session.conversation() != shown.conversation()) {
                return null;
            }
            for (LayersScene.Row row : shown.scene().rows()) {
                for (LayersScene.Box box : row.boxes()) {
                    if (box.event() >= 0
                            ? box.event() == session.event()
                            : box.count() == 1 && box.packet() == session.packet()) {
                        return new LayersLayout.LayerBox(row.layer(), box);
                    }
                }
            }
            return null;
        }

        @Override
        public String spoken() {
            LayersModel.Shown shown = model.shown();
            return shown == null
                    ? model.messageProperty().get()
                    : new LayersSpeech(shown.scene(), DiagramWords.ENGLISH).title() + ". " + told(null);
        }
    }
}
