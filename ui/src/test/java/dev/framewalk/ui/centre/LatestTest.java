package dev.framewalk.ui.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// With a background in which nothing happens until the test says so.
class LatestTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private final Session session = Sessions.unread("one-lost-segment", background::add);
    private final Latest<String> latest =
            new Latest<>(session, this::question, bug -> "failed: " + bug.getMessage(), taken::add);
    private @Nullable String wanted = "one";
    private int asked;

    private @Nullable Supplier<String> question() {
        asked++;
        String now = wanted;
        return now == null
                ? null
                : () -> {
                    if (now.isEmpty()) {
                        throw new IllegalStateException("empty");
                    }
                    return now;
                };
    }

    private void work() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    @Test
    void nothingIsMadeWhileNobodyLooks() {
        latest.want();
        work();
        assertThat(asked).isZero();
        latest.look(true);
        work();
        assertThat(taken).containsExactly("one");
    }

    @Test
    void whatIsWantedInTheMeantimeIsMadeOnceAndForWhatIsWantedLast() {
        latest.look(true);
        wanted = "two";
        latest.want();
        wanted = "three";
        latest.want();
        assertThat(latest.isWanted()).isTrue();
        work();
        assertThat(taken).containsExactly("one", "three");
        assertThat(latest.isWanted()).isFalse();
    }

    @Test
    void showingItAgainMakesNothingNew() {
        latest.look(true);
        work();
        latest.look(false);
        latest.look(true);
        work();
        assertThat(asked).isOne();
    }

    @Test
    void aMistakeIsShownAndTheNextOneIsMade() {
        latest.look(true);
        work();
        wanted = "";
        latest.want();
        work();
        wanted = "four";
        latest.want();
        work();
        assertThat(taken).containsExactly("one", "failed: empty", "four");
    }

    @Test
    void whereThereIsNothingToMakeNobodyWaits() {
        wanted = null;
        latest.look(true);
        work();
        assertThat(taken).isEmpty();
        wanted = "now";
        latest.want();
        work();
        assertThat(taken).containsExactly("now");
    }
}
