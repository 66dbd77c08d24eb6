package dev.framewalk.ui.workspace;

import dev.framewalk.capture.VantageStatistics;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Dash;
import dev.framewalk.timeline.diagram.surface.Hatch;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom: how large the capture is, what is wrong with it, and how guesses look.
final class StatusBar extends HBox {
    private final Session session;
    private final Label facts = new Label();

    StatusBar(Session session, ObservableValue<Theme> theme) {
        this.session = session;
        facts.setId("status");
        facts.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox legend = new HBox(
                16,
                swatch("observed", theme, StatusBar::observed),
                swatch("derived", theme, StatusBar::derived),
                swatch("inferred", theme, (surface, look) -> hatched(surface, look, Hatch.INFERRED, Token.INFERRED)),
                swatch("unknown", theme, (surface, look) -> hatched(surface, look, Hatch.UNKNOWN, Token.UNKNOWN)));
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setMinWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(16);
        getStyleClass().add("status-bar");
        getChildren().addAll(facts, space, legend);
        session.growthProperty().addListener((property, was, is) -> show());
        session.cursorProperty().addListener((property, was, is) -> show());
        show();
    }

    private interface Look {
        void paint(Surface surface, Theme theme);
    }

    private static Node swatch(String certainty, ObservableValue<Theme> theme, Look look) {
        PictureRegion picture = new PictureRegion((surface, width, height) -> look.paint(surface, theme.getValue()));
        picture.setPrefSize(26, 12);
        picture.setMinSize(26, 12);
        picture.setMaxSize(26, 12);
        theme.addListener((property, was, is) -> picture.repaint());
        Label words = new Label(Words.of("certainty." + certainty));
        HBox pair = new HBox(6, picture, words);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private static void observed(Surface surface, Theme theme) {
        surface.rectangle(1, 1, 24, 10, 0, null, Stroke.solid(theme.colour(Token.TEXT), 1.2));
    }

    private static void derived(Surface surface, Theme theme) {
        surface.rectangle(
                1, 1, 24, 10, 0, null, Stroke.solid(theme.colour(Token.TEXT), 1.2).withDash(Dash.DOTTED));
    }

    private static void hatched(Surface surface, Theme theme, Hatch hatch, Token token) {
        Stroke stroke = Stroke.solid(theme.colour(token), 1);
        surface.hatch(1, 1, 24, 10, hatch, stroke);
        surface.rectangle(1, 1, 24, 10, 0, null, stroke);
    }

    private void show() {
        Timeline timeline = session.timeline();
        int packets = timeline.packets().count();
        List<String> words = new ArrayList<>();
        words.add(Words.counted("packets", packets));
        words.add(Words.counted("conversations", timeline.conversationCount()));
        words.add(Quantities.duration(session.nanosSinceStart(packets)));
        long dropped = 0;
        for (VantageStatistics statistics : timeline.capture().statistics()) {
            dropped += statistics.dropped();
        }
        if (dropped > 0) {
            words.add(Words.of("status.dropped", Quantities.count(dropped)));
        }
        int problems = timeline.capture().problems().size();
        if (problems > 0) {
            words.add(Words.counted("problems", problems));
        }
        if (session.packet() > 0) {
            words.add(Words.of(
                    "status.cursor",
                    Quantities.count(session.packet()),
                    Quantities.duration(session.nanosSinceStart(session.packet()))));
        }
        facts.setText(String.join("  ·  ", words));
    }
}
