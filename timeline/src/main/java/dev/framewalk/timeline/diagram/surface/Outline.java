package dev.framewalk.timeline.diagram.surface;

import java.util.Arrays;

/// An immutable line through the plane: pieces of straight and curved lines, open or closed.
public final class Outline {
    /// Receives the pieces of an outline in order; coordinates are absolute.
    public interface Pen {
        void moveTo(double x, double y);

        void lineTo(double x, double y);

        /// A cubic Bézier curve.
        void curveTo(double x1, double y1, double x2, double y2, double x, double y);

        void close();
    }

    private static final byte MOVE = 0;
    private static final byte LINE = 1;
    private static final byte CURVE = 2;
    private static final byte CLOSE = 3;

    private final byte[] pieces;
    private final double[] coordinates;

    private Outline(byte[] pieces, double[] coordinates) {
        this.pieces = pieces;
        this.coordinates = coordinates;
    }

    /// A straight line through points given as x, y, x, y …, open.
    public static Outline through(double... points) {
        return polygon(points, false);
    }

    /// A closed polygon given as x, y, x, y …
    public static Outline closed(double... points) {
        return polygon(points, true);
    }

    private static Outline polygon(double[] points, boolean close) {
        Builder builder = new Builder();
        for (int i = 0; i + 1 < points.length; i += 2) {
            if (i == 0) {
                builder.moveTo(points[0], points[1]);
            } else {
                builder.lineTo(points[i], points[i + 1]);
            }
        }
        if (close) {
            builder.close();
        }
        return builder.build();
    }

    /// A circle of four Bézier curves.
    public static Outline circle(double x, double y, double radius) {
        double k = radius * 0.5522847498307936; // 4/3·(√2−1): the cubic nearest to a quarter circle
        Builder builder = new Builder();
        builder.moveTo(x + radius, y);
        builder.curveTo(x + radius, y + k, x + k, y + radius, x, y + radius);
        builder.curveTo(x - k, y + radius, x - radius, y + k, x - radius, y);
        builder.curveTo(x - radius, y - k, x - k, y - radius, x, y - radius);
        builder.curveTo(x + k, y - radius, x + radius, y - k, x + radius, y);
        builder.close();
        return builder.build();
    }

    public boolean isEmpty() {
        return pieces.length == 0;
    }

    public void trace(Pen pen) {
        int at = 0;
        for (byte piece : pieces) {
            switch (piece) {
                case MOVE -> pen.moveTo(coordinates[at++], coordinates[at++]);
                case LINE -> pen.lineTo(coordinates[at++], coordinates[at++]);
                case CURVE -> {
                    pen.curveTo(
                            coordinates[at],
                            coordinates[at + 1],
                            coordinates[at + 2],
                            coordinates[at + 3],
                            coordinates[at + 4],
                            coordinates[at + 5]);
                    at += 6;
                }
                default -> pen.close();
            }
        }
    }

    /// Collects the pieces of an outline.
    public static final class Builder implements Pen {
        private byte[] pieces = new byte[8];
        private int pieceCount;
        private double[] coordinates = new double[16];
        private int coordinateCount;

        @Override
        public void moveTo(double x, double y) {
            add(MOVE, x, y);
        }

        @Override
        public void lineTo(double x, double y) {
            add(LINE, x, y);
        }

        @Override
        public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            add(CURVE, x1, y1, x2, y2, x, y);
        }

        @Override
        public void close() {
            add(CLOSE);
        }

        private void add(byte piece, double... values) {
            if (pieceCount == pieces.length) {
                pieces = Arrays.copyOf(pieces, pieceCount * 2);
            }
            pieces[pieceCount++] = piece;
            while (coordinateCount + values.length > coordinates.length) {
                coordinates = Arrays.copyOf(coordinates, coordinates.length * 2);
            }
            System.arraycopy(values, 0, coordinates, coordinateCount, values.length);
            coordinateCount += values.length;
        }

        public Outline build() {
            return new Outline(Arrays.copyOf(pieces, pieceCount), Arrays.copyOf(coordinates, coordinateCount));
        }
    }
}
