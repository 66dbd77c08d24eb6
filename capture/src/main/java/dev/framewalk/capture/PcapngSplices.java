package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the bytes of a pcapng file change, and into what, to make [CaptureEdit] true.
///
/// A changed block needs its options replaced and both its lengths; its section's length too, if that is told.
final class PcapngSplices {
    private final Bytes window;
    private final long end;
    private final Map<Integer, List<String>> packetComments;
    private final @Nullable List<String> sectionComments;
    private final boolean removesSecrets;
    private final List<Secrets> addedSecrets = new ArrayList<>();
    private final List<Splice> splices = new ArrayList<>();
    private final List<Integer> unsavedComments = new ArrayList<>();
    private boolean holdsSecrets;
    private boolean bigEndian;
    private int number;

    private int section = -1;
    private long sectionLengthAt;
    private long sectionLength;
    private long sectionGrowth;

    /// A range that is replaced; an empty one is an insertion.
    @SuppressWarnings("ArrayRecordComponent") // written once and never compared
    record Splice(long from, long to, byte[] replacement) {}

    /// @param end where good blocks end; what follows is copied as it is
    PcapngSplices(
            Bytes window,
            long end,
            Map<Integer, List<String>> packetComments,
            @Nullable List<String> sectionComments,
            boolean removesSecrets) {
        this.window = window;
        this.end = end;
        this.packetComments = packetComments;
        this.sectionComments = sectionComments;
        this.removesSecrets = removesSecrets;
    }

    void addSecrets(Secrets secrets) {
        addedSecrets.add(secrets);
    }

    void plan() {
        long at = 0;
        while (at + Pcapng.EMPTY_BLOCK <= end) {
            int type = i32(at);
            if (type == Pcapng.SECTION_HEADER) {
                bigEndian = window.i32(at + 8) == Pcapng.BYTE_ORDER_MAGIC;
            }
            long blockEnd = at + Pcapng.padded(i32(at + 4) & 0xffff_ffffL);
            block(type, at, blockEnd);
            at = blockEnd;
        }
        endSection();
        for (int packet : packetComments.keySet()) {
            if (packet < 1 || packet > number) {
                unsavedComments.add(packet);
            }
        }
    }

    private void block(int type, long at, long blockEnd) {
        switch (type) {
            case Pcapng.SECTION_HEADER -> section(at, blockEnd);
            case Pcapng.ENHANCED_PACKET, Pcapng.PACKET -> {
                number++;
                List<String> comments = packetComments.get(number);
                if (comments != null) {
                    comment(at, blockEnd, at + 28 + Pcapng.padded(i32(at + 20)), comments);
                }
            }
            case Pcapng.SIMPLE_PACKET, Pcapng.CUSTOM, Pcapng.CUSTOM_DO_NOT_COPY, Pcapng.JOURNAL -> {
                number++;
                List<String> comments = packetComments.get(number);
                if (comments != null && !comments.isEmpty()) {
                    unsavedComments.add(number);
                }
            }
            case Pcapng.SECRETS -> {
                if (removesSecrets) {
                    splice(at, blockEnd, PcapngBlock.NONE);
                } else {
                    holdsSecrets = true;
                }
            }
            default -> {}
        }
    }

    private void section(long at, long blockEnd) {
        endSection();
        section++;
        sectionLengthAt = at + 16;
        sectionLength = bigEndian ? window.i64(at + 16) : window.i64Le(at + 16);
        sectionGrowth = 0;
        if (section > 0) {
            return;
        }
        if (sectionComments != null) {
            comment(at, blockEnd, at + 24, sectionComments);
            // the header itself is no part of what the section length counts
            sectionGrowth = 0;
        }
        for (Secrets secrets : addedSecrets) {
            splice(blockEnd, blockEnd, PcapngBlock.secrets(secrets, bigEndian).toBytes());
            holdsSecrets = true;
        }
    }

    private void endSection() {
        if (section >= 0 && sectionLength != -1 && sectionGrowth != 0) {
            splices.add(new Splice(
                    sectionLengthAt,
                    sectionLengthAt + 8,
                    numbers(8).putLong(sectionLength + sectionGrowth).array()));
        }
    }

    /// Makes the comments among the options these. Options that are no comments stay where they are, and so do comments
    /// that are the same; each other one takes the place of the one that it replaces.
    private void comment(long at, long blockEnd, long optionsAt, List<String> comments) {
        long optionsEnd = blockEnd - 4;
        PcapngOptions options = new PcapngOptions(window, bigEndian, optionsAt, optionsEnd);
        List<Splice> changes = new ArrayList<>();
        long insertAt = optionsAt;
        int kept = 0;
        boolean others = false;
        while (options.next()) {
            if (options.code() != Pcapng.COMMENT) {
                others = true;
                continue;
            }
            long from = options.at() - 4;
            long to = Math.min(optionsEnd, options.at() + Pcapng.padded(options.length()));
            insertAt = to;
            if (kept == comments.size()) {
                changes.add(new Splice(from, to, PcapngBlock.NONE));
                continue;
            }
            String comment = comments.get(kept++);
            if (!comment.equals(options.text())) {
                changes.add(new Splice(from, to, options(List.of(comment)).content()));
            }
        }
        if (kept < comments.size()) {
            PcapngBlock added = options(comments.subList(kept, comments.size()));
            boolean hadOptions = optionsAt < optionsEnd;
            changes.add(new Splice(insertAt, insertAt, (hadOptions ? added : added.endOfOptions()).content()));
        } else if (comments.isEmpty() && !changes.isEmpty() && !others && !options.isDamaged()) {
            // nothing is left that an end mark could end
            changes.clear();
            changes.add(new Splice(optionsAt, optionsEnd, PcapngBlock.NONE));
        }
        if (changes.isEmpty()) {
            return;
        }
        long before = sectionGrowth;
        changes.forEach(change -> splice(change.from(), change.to(), change.replacement()));
        long total = (i32(at + 4) & 0xffff_ffffL) + sectionGrowth - before;
        byte[] length = numbers(4).putInt((int) total).array();
        splices.add(new Splice(at + 4, at + 8, length));
        splices.add(new Splice(blockEnd - 4, blockEnd, length));
    }

    private PcapngBlock options(List<String> comments) {
        return new PcapngBlock(0, bigEndian).comments(comments);
    }

    private void splice(long from, long to, byte[] replacement) {
        splices.add(new Splice(from, to, replacement));
        sectionGrowth += replacement.length - (to - from);
    }

    private ByteBuffer numbers(int length) {
        return ByteBuffer.allocate(length).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private int i32(long at) {
        return bigEndian ? window.i32(at) : window.i32Le(at);
    }

    List<Splice> inOrder() {
        List<Splice> sorted = new ArrayList<>(splices);
        sorted.sort(Comparator.comparingLong(Splice::from).thenComparingLong(Splice::to));
        return sorted;
    }

    boolean holdsSecrets() {
        return holdsSecrets;
    }

    List<Integer> unsavedComments() {
        return unsavedComments;
    }
}
