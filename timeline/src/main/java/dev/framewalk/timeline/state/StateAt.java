package dev.framewalk.timeline.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of one conversation at a step: an immutable value, so two can be compared.
///
/// @param step         the step
/// @param conversation id of the conversation
/// @param leaves       its values, in the order in which they are shown
/// @param lives        where its ends and streams stand in their lives, innermost protocol first
public record StateAt(int step, int conversation, List<StateLeaf> leaves, List<StateLife> lives) {
    public StateAt {
        leaves = List.copyOf(leaves);
        lives = List.copyOf(lives);
    }

    /// A state without lives.
    public StateAt(int step, int conversation, List<StateLeaf> leaves) {
        this(step, conversation, leaves, List.of());
    }

    /// The state at a step, and the one that its packet found.
    public record Around(StateAt before, StateAt now) {}

    /// One difference between two states.
    ///
    /// @param before the leaf before, null if it is new
    /// @param after  the leaf after, null if it is gone
    public record Change(@Nullable StateLeaf before, @Nullable StateLeaf after) {}

    /// What changed from an earlier state to this one.
    public List<Change> changesSince(StateAt earlier) {
        Map<String, StateLeaf> former = byId(earlier.leaves);
        Map<String, StateLeaf> present = byId(leaves);
        List<Change> changes = new ArrayList<>();
        for (StateLeaf leaf : leaves) {
            StateLeaf before = former.get(leaf.id());
            if (before == null || !Objects.equals(before.value(), leaf.value())) {
                changes.add(new Change(before, leaf));
            }
        }
        for (StateLeaf leaf : earlier.leaves) {
            if (!present.containsKey(leaf.id())) {
                changes.add(new Change(leaf, null));
            }
        }
        return changes;
    }

    /// What happened to each life from an earlier state to this one, in the order of the lives.
    public List<LifeMove> movesSince(StateAt earlier) {
        // a connection of HTTP/2 may have hundreds of streams
        Map<StateLife.Thing, StateLife> former = new HashMap<>();
        earlier.lives.forEach(life -> former.put(life.thing(), life));
        List<LifeMove> moves = new ArrayList<>(lives.size());
        for (StateLife now : lives) {
            moves.add(LifeMove.of(now, former.get(now.thing())));
        }
        return moves;
    }

    private static Map<String, StateLeaf> byId(List<StateLeaf> leaves) {
        return leaves.stream().collect(Collectors.toMap(StateLeaf::id, leaf -> leaf, (a, b) -> b));
    }
}
