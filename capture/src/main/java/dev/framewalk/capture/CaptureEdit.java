package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes to a capture, and the saving of it with them.
///
/// A pcapng file is never taken apart and put together again: the changes are spliced into its bytes, so unknown blocks,
/// unknown options, odd padding and even a damaged tail come out as they went in. Without changes the saved file is the
/// (uncompressed) file, byte for byte. Other formats cannot hold comments or keys and become pcapng when there are any.
public final class CaptureEdit {
    private final CaptureFile source;
    private final Map<Integer, List<String>> packetComments = new TreeMap<>();
    private final List<Secrets> addedSecrets = new ArrayList<>();
    private @Nullable List<String> sectionComments;
    private boolean removesSecrets;

    /// @param source a capture that has been read to its end
    /// @throws IllegalStateException if it has not
    public CaptureEdit(CaptureFile source) {
        if (!source.isComplete()) {
            throw new IllegalStateException("the capture has to be read to its end before it is changed");
        }
        this.source = source;
    }

    /// What was saved.
    ///
    /// @param file            where it is
    /// @param kind            the format, which may be another one than the source's
    /// @param bytes           its length
    /// @param holdsSecrets    whether whoever gets the file can read what was encrypted: a warning for the user
    /// @param unsavedComments packets whose comments had no place: simple packet blocks and records that are no packets
    ///                        have no options
    public record Saved(
            Path file, CaptureFormat.Kind kind, long bytes, boolean holdsSecrets, List<Integer> unsavedComments) {
        public Saved {
            unsavedComments = List.copyOf(unsavedComments);
        }
    }

    /// Replaces the comments on a packet; an empty list removes them.
    public CaptureEdit comment(int packetNumber, List<String> comments) {
        packetComments.put(packetNumber, List.copyOf(comments));
        return this;
    }

    /// Replaces the comments on the capture (its first section); an empty list removes them.
    public CaptureEdit sectionComments(List<String> comments) {
        sectionComments = List.copyOf(comments);
        return this;
    }

    /// Puts keys into the file, before its first packet.
    public CaptureEdit addSecrets(Secrets secrets) {
        addedSecrets.add(secrets);
        return this;
    }

    /// Leaves out the keys that the file holds, so that it can be shared. Those from [#addSecrets] are still put in.
    public CaptureEdit removeSecrets() {
        removesSecrets = true;
        return this;
    }

    /// Whether there is anything that differs from the source.
    public boolean hasChanges() {
        return !packetComments.isEmpty() || sectionComments != null || !addedSecrets.isEmpty() || removesSecrets;
    }

    /// Writes the capture with the changes; the file may be the source itself.
    public Saved save(Path target) throws IOException {
        CaptureFormat.Kind kind = source.format().kind();
        if (kind == CaptureFormat.Kind.PCAPNG) {
            return saveSpliced(target);
        }
        if (kind == CaptureFormat.Kind.UNKNOWN || !needsPcapng()) {
            return saveUnchanged(target);
        }
        return saveConverted(target);
    }

    private boolean needsPcapng() {
        return !addedSecrets.isEmpty()
                || sectionComments != null && !sectionComments.isEmpty()
                || packetComments.values().stream().anyMatch(comments -> !comments.isEmpty());
    }

    private Saved saveUnchanged(Path target) throws IOException {
        try (ReplacedFile file = new ReplacedFile(target)) {
            file.copy(source.bytes(), 0, source.bytes().length());
            file.finish();
            return new Saved(file.target(), source.format().kind(), file.written(), false, List.of());
        }
    }

    private Saved saveSpliced(Path target) throws IOException {
        Bytes window = source.bytes();
        PcapngSplices splices =
                new PcapngSplices(window, source.readBytes(), packetComments, sectionComments, removesSecrets);
        for (Secrets secrets : addedSecrets) {
            splices.addSecrets(secrets);
        }
        splices.plan();
        try (ReplacedFile file = new ReplacedFile(target)) {
            long at = 0;
            for (PcapngSplices.Splice splice : splices.inOrder()) {
                file.copy(window, at, splice.from() - at);
                file.write(splice.replacement());
                at = splice.to();
            }
            file.copy(window, at, window.length() - at);
            file.finish();
            return new Saved(
                    file.target(),
                    CaptureFormat.Kind.PCAPNG,
                    file.written(),
                    splices.holdsSecrets(),
                    splices.unsavedComments());
        }
    }

    /// pcap and snoop: read again from the window, written as pcapng.
    private Saved saveConverted(Path target) throws IOException {
        try (PcapngWriter writer =
                PcapngWriter.create(target, sectionComments == null ? List.of() : sectionComments)) {
            for (Secrets secrets : addedSecrets) {
                writer.secrets(secrets);
            }
            for (Vantage vantage : source.vantages()) {
                writer.vantage(vantage);
            }
            Bytes window = source.bytes();
            IOException[] failure = new IOException[1];
            source.replay((number, vantage, linkType, time, at, captured, wire) -> {
                List<String> comments = packetComments.getOrDefault(number, List.of());
                try {
                    if (failure[0] == null) {
                        writer.packet(vantage, time, window, at, captured, wire, PacketAnnotations.of(comments));
                    }
                } catch (IOException e) {
                    failure[0] = e;
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
            writer.finish();
            List<Integer> beyond = packetComments.keySet().stream()
                    .filter(number -> number < 1 || number > source.packetCount())
                    .toList();
            return new Saved(
                    target, CaptureFormat.Kind.PCAPNG, writer.bytesWritten(), !addedSecrets.isEmpty(), beyond);
        }
    }
}
