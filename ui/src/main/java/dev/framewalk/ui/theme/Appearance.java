package dev.framewalk.ui.theme;

import dev.framewalk.timeline.diagram.Theme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The look in force: which colours, how large the type, whether things move. Needs no toolkit.
public final class Appearance {
    /// Pixels of ordinary type.
    private static final double DESK = 13;
    /// Pixels of type for a lecture hall.
    private static final double HALL = 18;

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.LIGHT);
    private final BooleanProperty presenter = new SimpleBooleanProperty();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Theme> pictures = new ReadOnlyObjectWrapper<>(Theme.LIGHT);

    public Appearance() {
        pictures.bind(Bindings.createObjectBinding(
                () -> choice.get().pictures(presenter.get()), choice, presenter));
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    public ThemeChoice choice() {
        return choice.get();
    }

    /// Whether type is large, for people who look from far away.
    public BooleanProperty presenterProperty() {
        return presenter;
    }

    public boolean isLarge() {
        return presenter.get() || choice.get() == ThemeChoice.PROJECTOR;
    }

    /// Whether views jump instead of gliding.
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /// Colours and type of everything that is drawn.
    public ReadOnlyObjectProperty<Theme> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    public Theme pictures() {
        return pictures.get();
    }

    public double typePixels() {
        return isLarge() ? HALL : DESK;
    }

    /// The style sheets of a scene in this look: our rules, and the values of our colours.
    public String[] styleSheets() {
        return new String[] {
            Objects.requireNonNull(Appearance.class.getResource("framewalk.css"), "framewalk.css").toExternalForm(),
            colours()
        };
    }

    /// The colours as a style sheet of their own, in a `data:` address. Controls take them over as well.
    private String colours() {
        String css = ".root {\n" + pictures().css() + """
                  -color-bg-default: -fw-background;
                  -color-bg-subtle: -fw-panel;
                  -color-bg-inset: -fw-panel;
                  -color-bg-overlay: -fw-background;
                  -color-fg-default: -fw-text;
                  -color-fg-muted: -fw-muted-text;
                  -color-fg-subtle: -fw-muted-text;
                  -color-border-default: -fw-grid;
                  -color-border-muted: -fw-grid;
                  -color-border-subtle: -fw-grid;
                  -fx-font-size: %1$spx;
                }
                .ikonli-font-icon { -fx-icon-size: %2$spx; }
                .door-icon { -fx-icon-size: %3$spx; }
                """.formatted(typePixels(), Math.round(typePixels() * 1.3), Math.round(typePixels() * 1.8));
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
