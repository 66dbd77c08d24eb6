package dev.framewalk.ui.bytes;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The bytes of one pane, scrolled and pointed at.
final class HexView extends Region {
    private final BytesModel model;
    private final ScrollBar bar = new ScrollBar();
    private final PictureRegion picture;
    private HexPainter painter;

    HexView(BytesModel model, ObservableValue<Theme> theme) {
        this.model = model;
        painter = new HexPainter(theme.getValue());
        picture = new PictureRegion((surface, width, height) -> painter.paint(
                surface,
                width,
                height,
                model.pane(),
                bar.getValue(),
                model.fields(),
                model.selected(),
                model.hovered(),
                isFocused() ? model.caretProperty().get() : -1));
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().addAll(picture, bar);
        getStyleClass().add("hex");
        setId("hex");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleRoleDescription(Words.of("bytes.role"));
        setMinHeight(40);
        bar.valueProperty().addListener((property, was, is) -> picture.repaint());
        focusedProperty().addListener((property, was, is) -> picture.repaint());
        theme.addListener((property, was, is) -> {
            painter = new HexPainter(is);
            requestLayout();
            picture.repaint();
        });
        model.changesProperty().addListener((property, was, is) -> {
            requestLayout();
            reveal();
            picture.repaint();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnScroll(event -> bar.setValue(
                Math.clamp(bar.getValue() - event.getDeltaY() / painter.rowHeight(), 0, bar.getMax())));
        setOnMouseMoved(event -> model.hoverAt(byteAt(event)));
        setOnMouseExited(event -> model.hoverAt(-1));
        setOnMousePressed(event -> {
            requestFocus();
            long at = byteAt(event);
            if (at >= 0) {
                model.selectAt(at);
            }
        });
    }

    private long byteAt(MouseEvent event) {
        BytePane pane = model.pane();
        int column = painter.columnAt(event.getX() - 1);
        if (pane == null || column < 0) {
            return -1;
        }
        long row = (long) (bar.getValue() + (event.getY() - 1) / painter.rowHeight());
        long at = pane.from() + row * HexPainter.PER_ROW + column;
        return pane.holds(pane.window(), at) ? at : -1;
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int page = Math.max(1, (int) (getHeight() / painter.rowHeight()) - 1) * HexPainter.PER_ROW;
        switch (event.getCode()) {
            case LEFT -> model.moveCaret(-1);
            case RIGHT -> model.moveCaret(1);
            case UP -> model.moveCaret(-HexPainter.PER_ROW);
            case DOWN -> model.moveCaret(HexPainter.PER_ROW);
            case PAGE_UP -> model.moveCaret(-page);
            case PAGE_DOWN -> model.moveCaret(page);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double rows() {
        BytePane pane = model.pane();
        return pane == null ? 0 : Math.ceil(pane.length() / (double) HexPainter.PER_ROW);
    }

    /// Scrolls so far that the caret can be seen.
    private void reveal() {
        BytePane pane = model.pane();
        if (pane == null || getHeight() <= 0) {
            return;
        }
        range();
        double row = Math.floor((model.caretProperty().get() - pane.from()) / (double) HexPainter.PER_ROW);
        double visible = getHeight() / painter.rowHeight();
        if (row < bar.getValue()) {
            bar.setValue(Math.max(0, row));
        } else if (row + 1 > bar.getValue() + visible) {
            bar.setValue(Math.min(bar.getMax(), row + 1 - visible));
        }
    }

    private void range() {
        double visible = getHeight() / painter.rowHeight();
        double max = Math.max(0, rows() - visible);
        bar.setMax(max);
        bar.setVisibleAmount(rows() <= 0 ? 1 : max * visible / rows());
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(Math.max(1, visible - 1));
        bar.setVisible(max > 0);
        if (bar.getValue() > max) {
            bar.setValue(max);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return painter.width() + bar.prefWidth(-1) + 2;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 200;
    }

    @Override
    protected double computePrefHeight(double width) {
        return painter.rowHeight() * 8;
    }

    @Override
    protected void layoutChildren() {
        double wide = bar.prefWidth(-1);
        // the frame of the focus stays free
        picture.resizeRelocate(1, 1, Math.max(0, getWidth() - wide - 2), Math.max(0, getHeight() - 2));
        bar.resizeRelocate(getWidth() - wide, 0, wide, getHeight());
        range();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? model.spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
