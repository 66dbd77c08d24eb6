package dev.framewalk.timeline.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.diagram.surface.Colour;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {
    static List<Theme> themes() {
        return Theme.all();
    }

    /// WCAG 2.2, 1.4.3 (text) and 1.4.11 (graphics).
    @ParameterizedTest
    @MethodSource("themes")
    void wordsAndLinesStandOutFromWhatTheyLieOn(Theme theme) {
        for (Token ground : List.of(Token.BACKGROUND, Token.PANEL)) {
            for (Token token : Token.values()) {
                if (token.isForText()) {
                    assertThat(theme.colour(token).contrastWith(theme.colour(ground)))
                            .as(theme.id() + ": " + token + " on " + ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            for (Token line : List.of(Token.CURSOR, Token.HOST, Token.INFERRED, Token.UNKNOWN)) {
                assertThat(theme.colour(line).contrastWith(theme.colour(ground)))
                        .as(theme.id() + ": " + line + " on " + ground)
                        .isGreaterThanOrEqualTo(2.9);
            }
            for (Colour stream : theme.streams()) {
                assertThat(stream.contrastWith(theme.colour(ground)))
                        .as(theme.id() + ": stream " + stream.hex() + " on " + ground)
                        .isGreaterThanOrEqualTo(3.0);
            }
        }
        assertThat(theme.colour(Token.TEXT).contrastWith(theme.colour(Token.SELECTION)))
                .as("text on the selection")
                .isGreaterThanOrEqualTo(4.5);
        assertThat(theme.colour(Token.MUTED_TEXT).contrastWith(theme.colour(Token.SELECTION)))
                .as("muted text on the selection")
                .isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void neighbouringStreamsDifferForEveryColourVision(Theme theme) {
        List<Colour> streams = theme.streams();
        for (int i = 0; i < streams.size(); i++) {
            Colour one = streams.get(i);
            Colour next = streams.get((i + 1) % streams.size());
            for (double[] vision : VISIONS) {
                assertThat(distance(seen(one, vision), seen(next, vision)))
                        .as(theme.id() + ": " + one.hex() + " beside " + next.hex())
                        .isGreaterThan(18);
            }
        }
    }

    @Test
    void contrastIsWhatTheStandardSays() {
        assertThat(Colour.of(0).contrastWith(Colour.of(0xFFFFFF))).isEqualTo(21.0);
        // WCAG's well-known border case: #767676 is the lightest grey that passes on white
        assertThat(Colour.of(0x767676).contrastWith(Colour.of(0xFFFFFF))).isBetween(4.5, 4.6);
        assertThat(Colour.of(0x777777).contrastWith(Colour.of(0xFFFFFF))).isLessThan(4.5);
    }

    @Test
    void aStyleSheetHasEveryColourOnce() {
        assertThat(Theme.LIGHT.css().lines())
                .hasSize(Token.values().length + Theme.LIGHT.streams().size())
                .allMatch(line -> line.matches("  -fw-[a-z0-9-]+: #[0-9a-f]{6};"))
                .contains("  -fw-background: #ffffff;");
    }

    /// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB: usual, protan, deutan, tritan.
    private static final double[][] VISIONS = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
    };

    private static double[] seen(Colour colour, double[] vision) {
        double[] in = {linear(colour.red()), linear(colour.green()), linear(colour.blue())};
        double[] out = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                out[row] += vision[row * 3 + column] * in[column];
            }
            out[row] = Math.clamp(out[row], 0, 1);
        }
        return lab(out);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double[] lab(double[] rgb) {
        double x = bend((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        double y = bend(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = bend((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bend(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(Math.pow(one[0] - other[0], 2)
                + Math.pow(one[1] - other[1], 2)
                + Math.pow(one[2] - other[2], 2));
    }
}
