package dev.framewalk.timeline.recording;

/// Where the recorder leaves the newest snapshot, and everybody finds it.
final class Published {
    private volatile Snapshot now = Snapshot.NOTHING;

    Snapshot now() {
        return now;
    }

    /// One write, so that nobody sees packets without their events.
    void publish(Snapshot newest) {
        now = newest;
    }
}
