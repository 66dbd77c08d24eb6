package dev.framewalk.timeline.diagram.surface;

import java.util.Locale;

/// A colour of the sRGB space with an opacity.
///
/// @param rgb     red, green and blue as `0xRRGGBB`
/// @param opacity 0 (nothing) to 1 (covers)
public record Colour(int rgb, double opacity) {
    public Colour {
        if (rgb < 0 || rgb > 0xFFFFFF || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("no colour: rgb " + rgb + ", opacity " + opacity);
        }
    }

    public static Colour of(int rgb) {
        return new Colour(rgb, 1);
    }

    public Colour withOpacity(double changed) {
        return new Colour(rgb, changed);
    }

    public int red() {
        return rgb >> 16;
    }

    public int green() {
        return rgb >> 8 & 0xFF;
    }

    public int blue() {
        return rgb & 0xFF;
    }

    /// `#rrggbb`, without the opacity.
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /// This colour laid over an opaque one, as the eye sees it.
    public Colour over(Colour below) {
        return of(mix(red(), below.red()) << 16 | mix(green(), below.green()) << 8 | mix(blue(), below.blue()));
    }

    private int mix(int mine, int below) {
        return (int) Math.round(mine * opacity + below * (1 - opacity));
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.
    public double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    /// Contrast ratio of two opaque colours, 1 to 21, as WCAG 2.2 defines it.
    public double contrastWith(Colour other) {
        double mine = luminance() + 0.05;
        double theirs = other.luminance() + 0.05;
        return Math.max(mine, theirs) / Math.min(mine, theirs);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
