package dev.framewalk.capture;

import dev.framewalk.capture.CaptureProblem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader finds beside packets: vantages, names, comments, secrets, problems. Written by the reading thread,
/// read by any; every list has an end, because a hostile file is nothing but entries.
final class Findings {
    private final CaptureLimits limits;
    private final List<Vantage> vantages = new ArrayList<>();
    private final List<CaptureProblem> problems = new ArrayList<>();
    private final List<String> sectionComments = new ArrayList<>();
    private final List<NameRecord> names = new ArrayList<>();
    private final List<Secrets> secrets = new ArrayList<>();
    private final List<VantageStatistics> statistics = new ArrayList<>();
    private @Nullable CaptureProblem stop;
    private boolean cutShort;

    /// Packets with options, ascending, and where their blocks begin; big-endian blocks as the complement.
    private int[] annotatedNumbers = new int[16];

    private long[] annotatedBlocks = new long[16];
    private int annotatedCount;

    Findings(CaptureLimits limits) {
        this.limits = limits;
    }

    synchronized boolean hasRoomForVantage() {
        return vantages.size() < limits.vantages();
    }

    synchronized int vantageCount() {
        return vantages.size();
    }

    synchronized void add(Vantage vantage) {
        vantages.add(vantage);
    }

    synchronized void add(NameRecord name) {
        addTo(names, name);
    }

    synchronized void add(Secrets found) {
        addTo(secrets, found);
    }

    synchronized void add(VantageStatistics found) {
        addTo(statistics, found);
    }

    synchronized void addSectionComment(String comment) {
        addTo(sectionComments, comment);
    }

    private <T> void addTo(List<T> list, T entry) {
        if (list.size() < limits.notes()) {
            list.add(entry);
        } else {
            sayCutShort();
        }
    }

    private void sayCutShort() {
        if (!cutShort) {
            cutShort = true;
            problems.add(new CaptureProblem(
                    "capture.too-many-notes",
                    Severity.NOTE,
                    0,
                    0,
                    "The file holds more than " + limits.notes()
                            + " names, comments, secrets, statistics or problems of one kind",
                    "only the first ones are shown",
                    ""));
        }
    }

    /// Something small is wrong; reading goes on.
    synchronized void note(String id, long offset, int packetNumber, String what, String why) {
        if (problems.size() < Math.min(limits.notes(), 1000)) {
            problems.add(new CaptureProblem(id, Severity.NOTE, offset, packetNumber, what, why, ""));
        } else {
            sayCutShort();
        }
    }

    /// Reading ends here. Only the first such problem counts: what follows damage is not worth a word.
    synchronized void stop(CaptureProblem problem) {
        if (stop == null) {
            stop = problem;
        }
    }

    synchronized @Nullable CaptureProblem stop() {
        return stop;
    }

    synchronized void annotate(int number, long blockAt, boolean bigEndian) {
        if (annotatedCount == annotatedNumbers.length) {
            int larger = annotatedCount + (annotatedCount >> 1);
            annotatedNumbers = Arrays.copyOf(annotatedNumbers, larger);
            annotatedBlocks = Arrays.copyOf(annotatedBlocks, larger);
        }
        annotatedNumbers[annotatedCount] = number;
        annotatedBlocks[annotatedCount++] = bigEndian ? ~blockAt : blockAt;
    }

    /// Where the block of an annotated packet begins (complement: big-endian), or [Long#MIN_VALUE] if it has no options.
    synchronized long annotatedBlock(int number) {
        int found = Arrays.binarySearch(annotatedNumbers, 0, annotatedCount, number);
        return found < 0 ? Long.MIN_VALUE : annotatedBlocks[found];
    }

    /// The numbers of all packets that carry options.
    synchronized int[] annotatedNumbers() {
        return Arrays.copyOf(annotatedNumbers, annotatedCount);
    }

    synchronized List<Vantage> vantages() {
        return List.copyOf(vantages);
    }

    synchronized List<CaptureProblem> problems() {
        List<CaptureProblem> all = new ArrayList<>(problems);
        if (stop != null) {
            all.add(stop);
        }
        return all;
    }

    synchronized List<String> sectionComments() {
        return List.copyOf(sectionComments);
    }

    synchronized List<NameRecord> names() {
        return List.copyOf(names);
    }

    synchronized List<Secrets> secrets() {
        return List.copyOf(secrets);
    }

    synchronized List<VantageStatistics> statistics() {
        return List.copyOf(statistics);
    }
}
