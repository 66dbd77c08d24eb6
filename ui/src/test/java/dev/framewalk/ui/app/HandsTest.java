package dev.framewalk.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.ui.session.Session;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;

/// The same movements of the hand do the same in every picture.
class HandsTest extends ShellTest {
    /// A picture that is larger than its place when it is zoomed.
    ///
    /// @param key  the key of its tab
    /// @param name what it is called; ids begin with it
    /// @param way  in which it is zoomed
    record Picture(KeyCode key, String name, Orientation way) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Picture> pictures() {
        return Stream.of(
                new Picture(KeyCode.DIGIT1, "ladder", Orientation.VERTICAL),
                new Picture(KeyCode.DIGIT2, "streams", Orientation.HORIZONTAL),
                new Picture(KeyCode.DIGIT3, "layers", Orientation.HORIZONTAL),
                new Picture(KeyCode.DIGIT4, "tcp", Orientation.HORIZONTAL));
    }

    static Stream<Picture> picturesWithTwins() {
        return pictures().filter(each -> !each.name.equals("ladder"));
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        shell.appearance().reducedMotionProperty().set(true);
    }

    private Session look(Picture picture) {
        interact(() -> shell.open(sample("gallery-http2.pcapng")));
        until(this::isTold);
        Session session = shell.session();
        interact(() -> session.jumpToPacket(60));
        type(picture.key);
        until(() -> lookup("#" + picture.name).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return session;
    }

    private Parent pane(Picture picture) {
        return lookup("#" + picture.name).query();
    }

    private ScrollBar bar(Picture picture) {
        for (Node child : pane(picture).getChildrenUnmodifiable()) {
            if (child instanceof ScrollBar bar && bar.getOrientation() == picture.way) {
                return bar;
            }
        }
        throw new AssertionError("no scroll bar in " + picture);
    }

    /// How much of the whole is in sight.
    private double seen(Picture picture) {
        ScrollBar bar = bar(picture);
        return bar.isVisible() ? bar.getVisibleAmount() / bar.getMax() : 1;
    }

    private void wheel(Picture picture, double down, boolean control, boolean shift) {
        interact(() -> {
            Parent pane = pane(picture);
            double x = pane.getLayoutBounds().getWidth() / 2;
            double y = pane.getLayoutBounds().getHeight() / 2;
            pane.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL, x, y, x, y, shift, control, false, false, true, false, 0, -down, 0, -down,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
    }

    private void zoomIn(Picture picture) {
        double before = seen(picture);
        Button button = lookup("#" + picture.name + "-zoom-in").query();
        interact(() -> {
            for (int i = 0; i < 8; i++) {
                button.fire();
            }
        });
        until(() -> bar(picture).isVisible() && seen(picture) < before * 0.7);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theToolAndTheWheelZoomAndZeroGoesBack(Picture picture) {
        look(picture);
        double usual = seen(picture);
        zoomIn(picture);
        double near = seen(picture);
        wheel(picture, -40, true, false);
        until(() -> seen(picture) < near * 0.95);
        type(KeyCode.DIGIT0);
        until(() -> Math.abs(seen(picture) - usual) < 0.02);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void draggingMovesThePictureAndIsNoClick(Picture picture) {
        Session session = look(picture);
        zoomIn(picture);
        interact(() -> bar(picture).setValue(bar(picture).getMax() / 2));
        double before = bar(picture).getValue();
        int step = session.cursor();
        drag("#" + picture.name, MouseButton.PRIMARY).dropBy(-50, -50);
        until(() -> bar(picture).getValue() > before);
        drag("#" + picture.name, MouseButton.PRIMARY).dropBy(50, 50);
        until(() -> Math.abs(bar(picture).getValue() - before) < bar(picture).getMax() * 0.02);
        assertThat(session.cursor()).isEqualTo(step);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theWheelMovesThePicture(Picture picture) {
        look(picture);
        zoomIn(picture);
        interact(() -> bar(picture).setValue(bar(picture).getMax() / 2));
        double before = bar(picture).getValue();
        boolean isAcross = picture.way == Orientation.HORIZONTAL;
        wheel(picture, 40, false, isAcross);
        assertThat(bar(picture).getValue()).isGreaterThan(before);
        wheel(picture, -40, false, isAcross);
        assertThat(bar(picture).getValue()).isCloseTo(before, org.assertj.core.api.Assertions.within(bar(picture).getMax() * 1e-6));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theCursorIsBroughtIntoSight(Picture picture) {
        Session session = look(picture);
        zoomIn(picture);
        zoomIn(picture);
        interact(() -> session.jumpToPacket(150));
        WaitForAsyncUtils.waitForFxEvents();
        double before = bar(picture).getValue();
        interact(() -> session.jumpToPacket(20));
        until(() -> bar(picture).getValue() < before);
    }

    @ParameterizedTest
    @MethodSource("picturesWithTwins")
    void theTwinTakesThePlaceOfThePictureAndGivesItBack(Picture picture) {
        look(picture);
        ToggleButton toggle = lookup("#" + picture.name + "-table").query();
        interact(toggle::fire);
        until(() -> lookup("#" + picture.name + "-rows").tryQuery().isPresent());
        assertThat(lookup("#" + picture.name).tryQuery()).isEmpty();
        assertThat(lookup("#" + picture.name + "-rows").query().isFocused()).isTrue();
        interact(toggle::fire);
        until(() -> lookup("#" + picture.name).tryQuery().isPresent());
        assertThat(pane(picture).isFocused()).isTrue();
    }
}
