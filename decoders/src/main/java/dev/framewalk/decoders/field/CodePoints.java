package dev.framewalk.decoders.field;

/// Names for the numbers of one registry. Never fails and never forgets the number: values without a name are
/// called by what they are (`unassigned`, `reserved`, `private use`, GREASE).
@FunctionalInterface
public interface CodePoints {
    String nameOf(long number);
}
