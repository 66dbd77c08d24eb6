package dev.framewalk.timeline.waiting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How long something with several parts waited for one cause: a stream with its frames, a message, a conversation.
///
/// Time in which several parts waited at once counts once.
///
/// @param cause        why it waited
/// @param streamNumber the HTTP/2 stream; [Wait#NO_STREAM] where there are none
/// @param waits        how many parts waited
/// @param unknown      for how many of them the end was not seen; their time is not in the sum
/// @param nanos        how long any of them waited
/// @param longestNanos how long the one that waited longest did
public record WaitTotal(WaitCause cause, long streamNumber, int waits, int unknown, long nanos, long longestNanos) {
    /// The total of waits that have a cause in common.
    public static WaitTotal of(WaitCause cause, long streamNumber, List<Wait> waits) {
        int unknown = 0;
        long longest = 0;
        List<Wait> known = new ArrayList<>();
        for (Wait wait : waits) {
            if (wait.isEndKnown()) {
                known.add(wait);
                longest = Math.max(longest, wait.blockedNanos());
            } else {
                unknown++;
            }
        }
        known.sort(Comparator.comparingLong(Wait::arrivedNanos));
        long sum = 0;
        long until = Long.MIN_VALUE;
        for (Wait wait : known) {
            long from = Math.max(wait.arrivedNanos(), until);
            if (wait.deliverableNanos() > from) {
                sum += wait.deliverableNanos() - from;
                until = wait.deliverableNanos();
            }
        }
        return new WaitTotal(cause, streamNumber, waits.size(), unknown, sum, longest);
    }
}
