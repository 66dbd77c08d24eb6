package dev.framewalk.ui.inspector;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.StringJoiner;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The drawing of the header that is selected; its cells can be pointed at.
final class HeaderView extends Region {
    private final InspectorModel model;
    private final PictureRegion picture;
    private HeaderPainter painter;
    private List<HeaderPainter.Cell> cells = List.of();

    HeaderView(InspectorModel model, ObservableValue<Theme> theme) {
        this.model = model;
        painter = new HeaderPainter(theme.getValue());
        picture = new PictureRegion((surface, width, height) -> painter.paint(
                surface,
                width,
                cells,
                TimelineFields.explanations(),
                model.selectedNode(),
                model.hoveredNode()));
        getChildren().add(picture);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setId("header-drawing");
        theme.addListener((property, was, is) -> {
            painter = new HeaderPainter(is);
            requestLayout();
            picture.repaint();
        });
        setOnMouseMoved(event -> point(painter.cellAt(cells, getWidth(), event.getX(), event.getY()), false));
        setOnMouseExited(event -> point(null, false));
        setOnMousePressed(event -> point(painter.cellAt(cells, getWidth(), event.getX(), event.getY()), true));
    }

    private void point(HeaderPainter.@Nullable Cell cell, boolean select) {
        if (cell == null) {
            model.hover(null);
        } else if (select) {
            model.select(cell.node());
        } else {
            model.hover(cell.node());
        }
    }

    /// Shows another header; null for none.
    void show(@Nullable Node header) {
        List<HeaderPainter.Cell> found = header == null ? List.of() : HeaderPainter.cells(header);
        if (!found.equals(cells)) {
            cells = found;
            StringJoiner spoken = new StringJoiner("; ");
            found.forEach(cell -> spoken.add(
                    TimelineFields.explanations().label(cell.node().field()) + " " + cell.node().display()));
            setAccessibleText(Words.of("header.spoken", spoken));
            setManaged(!found.isEmpty());
            setVisible(!found.isEmpty());
            requestLayout();
        }
        picture.repaint();
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    @Override
    protected double computePrefHeight(double width) {
        return painter.height(cells);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
