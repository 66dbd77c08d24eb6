package dev.framewalk.ui.workspace;

import dev.framewalk.capture.CaptureProblem;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What has to be said over all views: that reading goes on, that something is wrong with the file.
final class Banners extends VBox {
    private final Session session;
    private final HBox reading = new HBox(12);
    private final Label readingWords = new Label();
    private final HBox problem = new HBox(12);
    private final Label problemWords = new Label();
    private final HBox news = new HBox(12);
    private final Label newsWords = new Label();
    private boolean isDismissed;

    Banners(Session session) {
        this.session = session;
        Loading loading = session.loading();
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(loading.progressProperty());
        bar.setPrefWidth(220);
        Button stop = new Button(Words.of("loading.stop"));
        stop.setId("loading-stop");
        stop.setOnAction(event -> loading.cancel());
        readingWords.setId("loading");
        reading.getChildren().addAll(readingWords, bar, stop);
        reading.setAlignment(Pos.CENTER_LEFT);
        reading.getStyleClass().addAll("banner", "banner-reading");

        problemWords.setId("problem");
        problemWords.setWrapText(true);
        problemWords.setMinHeight(Region.USE_PREF_SIZE);
        problemWords.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(problemWords, Priority.ALWAYS);
        Button close = new Button(Words.of("close"));
        close.getStyleClass().add("flat");
        close.setOnAction(event -> {
            isDismissed = true;
            show();
        });
        problem.getChildren().addAll(new FontIcon("fth-alert-triangle"), problemWords, close);
        problem.setAlignment(Pos.CENTER_LEFT);
        problem.getStyleClass().addAll("banner", "banner-warn");

        newsWords.setId("news");
        newsWords.setWrapText(true);
        newsWords.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(newsWords, Priority.ALWAYS);
        Button read = new Button(Words.of("close"));
        read.getStyleClass().add("flat");
        read.setOnAction(event -> set(news, false));
        news.getChildren().addAll(newsWords, read);
        news.setAlignment(Pos.CENTER_LEFT);
        news.getStyleClass().add("banner");
        set(news, false);

        getChildren().addAll(FilterField.problem(session), reading, problem, news);
        session.growthProperty().addListener((property, was, is) -> show());
        loading.phaseProperty().addListener((property, was, is) -> show());
        show();
    }

    /// Says something that the user has asked for.
    void say(String sentence) {
        newsWords.setText(sentence);
        set(news, true);
    }

    private void show() {
        Loading loading = session.loading();
        boolean isReading = loading.phase() == Loading.Phase.READING;
        // a capture that is read at once needs no word about it
        set(reading, isReading && loading.packetsProperty().get() > 0);
        readingWords.setText(Words.of(
                "loading.words", Quantities.count(loading.packetsProperty().get())));
        String words = isDismissed ? "" : problem(loading);
        problemWords.setText(words);
        set(problem, !words.isEmpty());
    }

    private String problem(Loading loading) {
        if (loading.phase() == Loading.Phase.FAILED) {
            return Words.of(
                    "loading.failed",
                    Quantities.count(loading.packetsProperty().get()),
                    loading.failureProperty().get());
        }
        if (loading.phase() == Loading.Phase.FULL) {
            return Words.of("loading.full", Quantities.count(loading.packetsProperty().get()));
        }
        if (loading.phase() == Loading.Phase.CANCELLED) {
            return Words.of(
                    "loading.cancelled", Quantities.count(loading.packetsProperty().get()));
        }
        List<CaptureProblem> problems = session.timeline().capture().problems();
        if (!problems.isEmpty()) {
            CaptureProblem first = problems.stream()
                    .filter(each -> each.severity() == CaptureProblem.Severity.STOPPED)
                    .findFirst()
                    .orElse(problems.getFirst());
            return problems.size() == 1
                    ? first.sentence()
                    : first.sentence() + " " + Words.counted("problems.more", problems.size() - 1L);
        }
        if (loading.phase() == Loading.Phase.COMPLETE
                && session.timeline().packets().count() == 0) {
            return Words.of("capture.empty");
        }
        return "";
    }

    private static void set(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
