package dev.framewalk.decoders.field;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which fields somebody looks for. Whoever explains for a few of them may leave out the others and what was noticed about them, as
/// long as every field that is wanted comes out with the same values in the same order. Immutable; may be asked from any thread.
public final class Wanted {
    /// Whoever looks at a whole tree.
    public static final Wanted EVERYTHING = new Wanted(null);

    /// Null for everything.
    private final @Nullable Set<String> ids;
    /// What was found out about protocols, by their ids.
    private final Map<String, Boolean> protocols = new ConcurrentHashMap<>();

    private Wanted(@Nullable Set<String> ids) {
        this.ids = ids;
    }

    /// Whoever looks for a few fields.
    public static Wanted only(Collection<String> ids) {
        return new Wanted(Set.copyOf(ids));
    }

    public boolean isEverything() {
        return ids == null;
    }

    /// Whether a field is one of those that are wanted.
    public boolean has(Field field) {
        return ids == null || ids.contains(field.id());
    }

    /// Whether a protocol can give one of the fields that are wanted.
    public boolean hasAnyOf(Protocol protocol) {
        if (ids == null) {
            return true;
        }
        Boolean known = protocols.get(protocol.id());
        if (known == null) {
            known = protocol.fields().stream().anyMatch(this::has);
            protocols.put(protocol.id(), known);
        }
        return known;
    }
}
