package dev.framewalk.timeline.diagram.ladder;

import java.util.OptionalLong;
import java.util.Set;

/// What a person has pointed at in a ladder.
///
/// @param cursor   the event of the one step that all views show
/// @param selected events behind which the colour of selection lies
public record LadderMarks(OptionalLong cursor, Set<Long> selected) {
    public static final LadderMarks NONE = new LadderMarks(OptionalLong.empty(), Set.of());

    public LadderMarks {
        selected = Set.copyOf(selected);
    }

    public static LadderMarks cursor(long event) {
        return new LadderMarks(OptionalLong.of(event), Set.of());
    }
}
