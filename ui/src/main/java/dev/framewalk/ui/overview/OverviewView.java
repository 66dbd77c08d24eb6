package dev.framewalk.ui.overview;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.overview.OverviewStrip;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.OptionalLong;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The strip over the views: density over time, what is looked at, and the cursor. A click goes there.
public final class OverviewView {
    private static final double HEIGHT = 38;

    private final StackPane root = new StackPane();
    private final LongProperty from = new SimpleLongProperty();
    private final LongProperty to = new SimpleLongProperty();

    public OverviewView(Session session, ObservableValue<Theme> theme) {
        OverviewModel model = new OverviewModel(session);
        PictureRegion picture = new PictureRegion((surface, width, height) -> OverviewStrip.paint(
                surface,
                model.countsProperty().get(),
                width,
                height,
                from.get(),
                to.get(),
                session.packet() > 0
                        ? OptionalLong.of(session.nanosSinceStart(session.packet()))
                        : OptionalLong.empty(),
                theme.getValue(),
                DiagramWords.ENGLISH));
        root.getChildren().add(picture);
        root.setMinHeight(HEIGHT);
        root.setPrefHeight(HEIGHT);
        root.setMaxHeight(HEIGHT);
        root.getStyleClass().add("overview");
        root.setId("overview");
        root.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        root.setAccessibleText(Words.of("overview.role"));
        picture.setOnMousePressed(event -> model.goTo(
                OverviewStrip.timeAt(event.getX(), model.countsProperty().get(), picture.getWidth())));
        picture.setOnMouseDragged(event -> model.goTo(
                OverviewStrip.timeAt(event.getX(), model.countsProperty().get(), picture.getWidth())));
        model.countsProperty().addListener((property, was, is) -> picture.repaint());
        session.cursorProperty().addListener((property, was, is) -> picture.repaint());
        theme.addListener((property, was, is) -> picture.repaint());
        from.addListener((property, was, is) -> picture.repaint());
        to.addListener((property, was, is) -> picture.repaint());
    }

    public Parent root() {
        return root;
    }

    /// Says which part of the time is looked at, in nanoseconds since the first packet.
    public void look(long fromNanos, long toNanos) {
        from.set(fromNanos);
        to.set(toNanos);
    }
}
