package dev.framewalk.timeline.link;

/// Finds one kind of link. Is told every event once, in order, and remembers no more than it must: a rule that has seen too much forgets what
/// is oldest, and so finds less.
interface LinkRule {
    /// What a rule remembers of one sort, at most.
    int MOST_REMEMBERED = 4096;

    void event(int event, LinkBook book);
}
