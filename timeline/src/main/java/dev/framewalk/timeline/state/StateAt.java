package dev.framewalk.timeline.state;

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
public record StateAt(int step, int conversation, List<StateLeaf> leaves) {
    public StateAt {
        leaves = List.copyOf(leaves);
    }

    /// One difference between two states.
    ///
    /// @param before the leaf before, null if it is new
    /// @param after  the leaf after, null if it is gone
    public record Change(@Nullable StateLeaf before, @Nullable StateLeaf after) {}

    /// What changed from an earlier state to this one.
    public List<Change> changesSince(StateAt earlier) {
        Map<String, StateLeaf> former = byId(earlier.leaves);
        Map<String, StateLeaf> present = byId(leaves);
        List<Change> changes = new java.util.ArrayList<>();
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

    private static Map<String, StateLeaf> byId(List<StateLeaf> leaves) {
        return leaves.stream().collect(Collectors.toMap(StateLeaf::id, leaf -> leaf, (a, b) -> b));
    }
}
