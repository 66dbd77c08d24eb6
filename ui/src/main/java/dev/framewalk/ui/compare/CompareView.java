package dev.framewalk.ui.compare;

import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.compare.ComparePicture;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.ui.centre.Centre;
import dev.framewalk.ui.centre.CentreFrame;
import dev.framewalk.ui.centre.Drawing;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.centre.Sight;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Two captures over one another on the screen, and what each paid. What one points at is anything that has words of its own.
public final class CompareView {
    private static final double NEAR = 4;
    private static final double ARROW = 40;

    private final Session session;
    private final CompareModel model;
    private final Supplier<Optional<Second>> choice;
    private final List<Second> others;
    private final Centre centre;

    /// @param choice asks the user for a second capture; empty if they changed their mind
    /// @param others captures to compare with that are there without asking
    public CompareView(Session session, Appearance appearance, Supplier<Optional<Second>> choice, List<Second> others) {
        this.session = session;
        this.choice = choice;
        this.others = others;
        model = new CompareModel(
                session,
                task -> Thread.ofPlatform().daemon().name("framewalk-second-capture").start(task));
        CentreFrame<ComparePicture.Hit> frame = new CentreFrame<>("compare", session, appearance, new Picture());
        frame.sayWorking(model.busyProperty());
        frame.sayAbove(model.stateProperty());
        frame.over(invitation());
        frame.tools().choice("zero", "compare.zero", ZeroAt.values(), model.zeroAtProperty());
        frame.tools().add(opener("compare-with"));
        frame.tellBesideMouse();
        frame.whileLookedAt(model::look);
        centre = frame.unscaled(model.pictureProperty()::get);
        model.pictureProperty().addListener((property, was, is) -> frame.pane().changed());
    }

    public Centre centre() {
        return centre;
    }

    /// The files that are read for the second capture.
    public List<Path> inputs() {
        return model.inputs();
    }

    /// Asks for a second capture.
    public void choose() {
        choice.get().ifPresent(model::open);
    }

    /// Compares with a capture.
    public void open(Second other) {
        model.open(other);
    }

    /// Gives the second capture back.
    public void close() {
        model.close();
    }

    /// What is there before a second capture is.
    private Node invitation() {
        Label words = new Label(Words.of("compare.invitation"));
        words.setWrapText(true);
        words.setMaxWidth(460);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(16, words, opener("compare-first"));
        box.setAlignment(Pos.CENTER);
        box.setPickOnBounds(false);
        box.visibleProperty().bind(model.pictureProperty().isNull());
        return box;
    }

    private MenuButton opener(String id) {
        MenuButton menu = new MenuButton(Words.of("compare.with"));
        menu.setId(id);
        menu.getStyleClass().add("small");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        MenuItem file = new MenuItem(Words.of("compare.choose"));
        file.setOnAction(event -> choose());
        menu.getItems().add(file);
        if (!others.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (Second other : others) {
            MenuItem item = new MenuItem(other.name());
            item.setOnAction(event -> model.open(other));
            menu.getItems().add(item);
        }
        return menu;
    }

    private final class Picture implements Drawing<ComparePicture.Hit> {
        private final Sight down = new Sight();

        private @Nullable ComparePicture drawn() {
            return model.pictureProperty().get();
        }

        @Override
        public Sight down() {
            return down;
        }

        @Override
        public void resize(Room room) {
            model.resize(room);
            ComparePicture drawn = drawn();
            down.fit(drawn == null ? 0 : drawn.height(), room.height());
        }

        @Override
        public ComparePicture.@Nullable Hit at(double x, double y) {
            ComparePicture drawn = drawn();
            return drawn == null ? null : drawn.hit(x, y + down.from(), NEAR).orElse(null);
        }

        @Override
        public boolean leads(ComparePicture.Hit hit) {
            return !hit.isSecond() && hit.event() >= 0;
        }

        @Override
        public void go(ComparePicture.Hit hit) {
            session.jumpToEvent(hit.event());
        }

        @Override
        public void arrow(int direction) {
            down.goTo(down.from() + direction * ARROW);
        }

        @Override
        public void follow() {
            // the two captures have no cursor in common
        }

        @Override
        public void paint(Surface surface, Room room, ComparePicture.@Nullable Hit pointed) {
            ComparePicture drawn = drawn();
            if (drawn != null) {
                surface.pushTranslation(0, -down.from());
                drawn.paint(surface);
                surface.pop();
            }
        }

        @Override
        public String told(ComparePicture.@Nullable Hit pointed) {
            return pointed == null ? "" : pointed.words();
        }

        @Override
        public String spoken() {
            ComparePicture drawn = drawn();
            return drawn == null ? Words.of("compare.invitation") : drawn.spoken();
        }
    }
}
