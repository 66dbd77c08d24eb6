package dev.framewalk.timeline.filter;

import java.util.List;

/// Something that a filter is asked about: it knows the values of its fields.
public interface Subject {
    /// All values of a field, in their order; empty if it has none. For a protocol id, one value if it is there.
    ///
    /// @param layer which occurrence of the field's layer, counted from 1; 0 for all
    List<Value> values(String fieldId, int layer);
}
