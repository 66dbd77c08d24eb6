package dev.framewalk.ui.workspace;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// The names of the views and, at the right end, what the present one offers; below them where there is no room beside.
final class ViewHead extends Region {
    private static final double GAP = 12;

    private final Region names;
    private final Region tools;

    ViewHead(Region names, Region tools) {
        this.names = names;
        this.tools = tools;
        getChildren().addAll(names, tools);
        getStyleClass().addAll("panel-head", "view-head");
        setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double room(double width) {
        return width - getInsets().getLeft() - getInsets().getRight();
    }

    private boolean isBeside(double width) {
        return names.prefWidth(-1) + GAP + tools.prefWidth(-1) <= room(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return names.prefWidth(-1) + GAP + tools.prefWidth(-1) + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double edges = getInsets().getTop() + getInsets().getBottom();
        double first = names.prefHeight(-1);
        double second = tools.prefHeight(-1);
        return edges + (width < 0 || isBeside(width) ? Math.max(first, second) : first + second);
    }

    @Override
    protected void layoutChildren() {
        double left = getInsets().getLeft();
        double top = getInsets().getTop();
        double room = room(getWidth());
        double namesHeight = names.prefHeight(-1);
        double toolsHeight = tools.prefHeight(-1);
        double toolsWidth = Math.min(room, tools.prefWidth(-1));
        if (isBeside(getWidth())) {
            double height = Math.max(namesHeight, toolsHeight);
            names.resizeRelocate(left, top + (height - namesHeight) / 2, names.prefWidth(-1), namesHeight);
            tools.resizeRelocate(left + room - toolsWidth, top + (height - toolsHeight) / 2, toolsWidth, toolsHeight);
        } else {
            names.resizeRelocate(left, top, Math.min(room, names.prefWidth(-1)), namesHeight);
            tools.resizeRelocate(left + room - toolsWidth, top + namesHeight, toolsWidth, toolsHeight);
        }
    }
}
