package dev.framewalk.timeline.link;

/// A long text in a sentence.
final class Shortened {
    private static final int LONGEST = 60;

    private Shortened() {}

    static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
