package dev.framewalk.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;

/// The theme that a user has chosen, one of three.
public enum ThemeChoice {
    LIGHT,
    DARK,
    /// Light, with type for the last row of a lecture hall.
    PROJECTOR;

    public boolean isDark() {
        return this == DARK;
    }

    /// The look of pictures that goes with it.
    ///
    /// @param large whether type is large, whatever the look
    public Theme pictures(boolean large) {
        return switch (this) {
            case LIGHT -> large ? Theme.PROJECTOR : Theme.LIGHT;
            case DARK -> large ? Theme.DARK.withType(TypeSizes.HALL) : Theme.DARK;
            case PROJECTOR -> Theme.PROJECTOR;
        };
    }

    /// The style sheet of ordinary controls.
    public String controls() {
        return isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }
}
