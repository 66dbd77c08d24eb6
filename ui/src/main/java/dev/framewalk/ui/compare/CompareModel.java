package dev.framewalk.ui.compare;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.comparison.Paid;
import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.compare.ComparePicture;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.ui.centre.Latest;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The second capture and the picture of both. Reading and drawing up happen in the background; the former picture stays until then.
final class CompareModel {
    private static final int PORTION = 20_000;

    private final Session session;
    private final Executor reader;
    private final ReadOnlyObjectWrapper<@Nullable ComparePicture> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ObjectProperty<ZeroAt> zeroAt = new SimpleObjectProperty<>(ZeroAt.FIRST_PACKET);
    private final Latest<Object> latest;
    private Room room = Room.UNKNOWN;
    private @Nullable Timeline second;
    private String secondName = "";
    private List<Path> inputs = List.of();
    private volatile boolean isClosed;

    /// @param reader where a second capture is read
    CompareModel(Session session, Executor reader) {
        this.session = session;
        this.reader = reader;
        // our own mistake becomes a sentence instead of a picture
        latest = new Latest<>(session, this::question, bug -> Words.of("compare.failed", bug), this::take);
        session.growthProperty().addListener((property, was, is) -> latest.want());
        zeroAt.addListener((property, was, is) -> latest.want());
    }

    /// What both look like; null before there are two.
    ReadOnlyObjectProperty<@Nullable ComparePicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// What is going on, or what went wrong, in a sentence; empty if there is nothing to say.
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    ObjectProperty<ZeroAt> zeroAtProperty() {
        return zeroAt;
    }

    /// The files that are read for the second capture; none before there is one.
    List<Path> inputs() {
        return inputs;
    }

    /// Whether what is shown will change as soon as it is made.
    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
    }

    /// Nothing is drawn up while nobody looks.
    void look(boolean now) {
        latest.look(now);
    }

    /// Says how much room there is, and how it is to look.
    void resize(Room changed) {
        boolean isOther = changed.isLaidOutUnlike(room) || changed.theme() != room.theme();
        room = changed;
        if (isOther) {
            latest.want();
        }
    }

    /// Reads a second capture, instead of the one before.
    void open(Second other) {
        inputs = other.inputs();
        state.set(Words.of("compare.reading", other.name()));
        reader.execute(() -> {
            try {
                Timeline timeline = other.opening().open();
                do {
                    while (!isClosed && timeline.advance(PORTION) > 0) {
                        // on to the next portion
                    }
                } while (!isClosed && !timeline.isComplete() && timeline.capture().awaitMore());
                if (isClosed) {
                    close(timeline);
                    return;
                }
                // the first look is the long one
                StreamLanes.of(timeline);
                session.ask(() -> timeline, complete -> take(other.name(), complete));
            } catch (IOException | RuntimeException failed) {
                session.ask(
                        () -> Words.of("compare.unreadable", other.name(), String.valueOf(failed.getMessage())), state::set);
            }
        });
    }

    private void take(String name, Timeline timeline) {
        Timeline before = second;
        second = timeline;
        secondName = name;
        state.set(timeline.packets().count() == 0 ? Words.of("compare.empty", name) : "");
        if (before != null) {
            close(before);
        }
        latest.want();
    }

    private @Nullable Supplier<Object> question() {
        Timeline other = second;
        if (other == null) {
            return null;
        }
        Room wide = room;
        ZeroAt zero = zeroAt.get();
        String name = secondName;
        Timeline first = session.timeline();
        String firstName = session.title();
        return () -> ComparePicture.of(
                half(firstName, first, zero),
                half(name, other, zero),
                zero,
                wide.width(),
                wide.theme(),
                DiagramWords.ENGLISH);
    }

    private void take(Object made) {
        if (made instanceof ComparePicture drawn) {
            picture.set(drawn);
        } else {
            state.set(made.toString());
        }
    }

    static ComparePicture.Half half(String name, Timeline timeline, ZeroAt zeroAt) {
        StreamLanes lanes = StreamLanes.of(timeline);
        return new ComparePicture.Half(name, lanes, Paid.of(timeline, lanes, zeroAt));
    }

    /// Gives the second capture back.
    void close() {
        isClosed = true;
        Timeline other = second;
        second = null;
        if (other != null) {
            // whoever still draws it must be done first
            session.ask(
                    () -> {
                        close(other);
                        return other;
                    },
                    done -> {});
        }
    }

    private static void close(Timeline timeline) {
        try {
            timeline.close();
        } catch (IOException cannotClose) {
            // nothing was written: a file that cannot be closed harms nobody
        }
    }
}
