package dev.framewalk.ui.home;

import dev.framewalk.ui.settings.RecentFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the first screen shows and can do. Needs no toolkit.
public final class HomeModel {
    /// What lies behind the doors.
    public interface Doors {
        void open(Path file);

        void open(Sample sample);

        /// Asks the user for a file and opens it.
        void choose();
    }

    /// A sample with what was found out about it.
    ///
    /// @param packets 0 while nobody knows
    public record Card(Sample sample, String shows, int packets) {}

    private final ObservableList<Card> samples = FXCollections.observableArrayList();
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final RecentFiles files;
    private final Doors doors;

    /// @param background where files are read
    /// @param front      where properties may be changed
    public HomeModel(RecentFiles files, Doors doors, Executor background, Executor front) {
        this.files = files;
        this.doors = doors;
        for (Sample sample : Sample.all()) {
            samples.add(new Card(sample, sample.shows(), 0));
        }
        refresh();
        background.execute(() -> lookInto(front));
    }

    private void lookInto(Executor front) {
        for (Sample sample : Sample.all()) {
            Sample.Facts facts = sample.facts();
            String shows = sample.shows().isEmpty() ? facts.comment() : sample.shows();
            front.execute(() -> samples.replaceAll(
                    card -> card.sample().equals(sample) ? new Card(sample, shows, facts.packets()) : card));
        }
    }

    public ObservableList<Card> samples() {
        return samples;
    }

    /// Captures opened before, newest first.
    public ObservableList<Path> recent() {
        return recent;
    }

    /// Why the last capture could not be opened, and what to do; empty if nothing went wrong.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void complain(String sentence) {
        problem.set(sentence);
    }

    public void dismiss() {
        problem.set("");
    }

    public void open(Sample sample) {
        dismiss();
        doors.open(sample);
    }

    public void open(Path file) {
        dismiss();
        doors.open(file);
    }

    public void choose() {
        doors.choose();
    }

    /// Several files were let fall; the first one is opened.
    public void dropped(List<Path> dropped) {
        if (!dropped.isEmpty()) {
            open(dropped.getFirst());
        }
    }

    public void clearRecent() {
        files.clear();
        refresh();
    }

    /// Looks again which captures were opened.
    public void refresh() {
        recent.setAll(files.files());
    }
}
