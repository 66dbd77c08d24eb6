package dev.framewalk.timeline.address;

/// Which of several things that nothing better tells apart. How many there were belongs to it: where there are fewer or more by now, nobody knows which
/// of them it was.
///
/// @param number counted from 1
/// @param of     how many there are; 0 if that is not said
public record Nth(int number, int of) {
    /// There is one.
    public static final Nth ONLY = new Nth(1, 1);

    public Nth {
        if (number < 1 || of != 0 && of < number) {
            throw new IllegalArgumentException(number + " of " + of);
        }
    }
}
