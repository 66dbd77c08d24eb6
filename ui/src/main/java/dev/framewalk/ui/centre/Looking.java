package dev.framewalk.ui.centre;

/// Is told which part of the time is in sight.
@FunctionalInterface
public interface Looking {
    /// Takes the stretch that is in sight now.
    ///
    /// @param fromNanos since the first packet
    /// @param toNanos   since the first packet
    void at(long fromNanos, long toNanos);
}
