package dev.framewalk.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search that goes on while there becomes more to find")
class SearchTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Set<Integer> passing = new HashSet<>(List.of(1, 3, 5, 7));
    private final IndexList found = new IndexList();
    private int count = 6;

    private final Search search = new Search(() -> count, waiting::add, Runnable::run, found, () -> {});

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void whatDoesNotPassAnyMoreIsLeftOut() {
        search.restart(passing::contains);
        runAll();
        assertThat(found).containsExactly(1, 3, 5);
        passing.remove(3);
        search.again(3);
        search.again(2);
        assertThat(found).containsExactly(1, 5);
        count = 9;
        search.more();
        runAll();
        assertThat(found).containsExactly(1, 5, 7);
    }

    @Test
    void whatWasFoundBeforeItWasLearntAndComesAfterIsLookedAtAgain() {
        Queue<Runnable> late = new ArrayDeque<>();
        IndexList into = new IndexList();
        Search slow = new Search(() -> count, Runnable::run, late::add, into, () -> {});
        slow.restart(passing::contains);
        // found in the background, and on the way to the front
        passing.remove(3);
        slow.again(3);
        while (!late.isEmpty()) {
            late.remove().run();
        }
        assertThat(into).containsExactly(1, 5);
    }
}
