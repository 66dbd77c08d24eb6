package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFormat.Compression;
import dev.framewalk.capture.CaptureProblem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A capture being read: packets in the order of the file, and what the file says beside them.
///
/// ```
/// try (var capture = CaptureFile.open(path)) {
///     while (capture.read(sink, 10_000) > 0) {}
///     capture.problems().forEach(p -> show(p.sentence()));
/// }
/// ```
///
/// For a pipe or a file that is still being written, [#read] gives 0 where nothing more is there *yet*; then
/// [#isComplete] tells whether to ask [#refresh] again later.
///
/// One thread reads ([#read], [#refresh]); all other methods may be called from any thread and show what is known so
/// far. Windows from [#bytes] stay readable after [#close] as long as somebody holds them.
public final class CaptureFile implements AutoCloseable {
    /// Bytes that tell every format apart.
    private static final int ENOUGH_TO_TELL = 512;

    /// Between two looks at a pipe: short for a person, long for a processor.
    private static final int PATIENCE_MILLIS = 3;

    private final CaptureSource source;
    private final String name;
    private final CaptureLimits limits;
    private final Findings findings;
    private volatile @Nullable RecordReader reader;
    private volatile CaptureFormat format = CaptureFormat.unknown(Compression.NONE);
    private volatile Bytes window;
    private volatile long position;
    private volatile int packetsRead;
    private volatile boolean atEnd;
    private volatile @Nullable CaptureProblem tail;

    private CaptureFile(CaptureSource source, String name, CaptureLimits limits) {
        this.source = source;
        this.name = name;
        this.limits = limits;
        this.findings = new Findings(limits);
        this.window = source.window();
        begin();
    }

    /// Opens a file. What is in it, even if it is no capture at all, shows in [#format] and [#problems].
    ///
    /// @throws IOException if there is no such file or it may not be read; the message is fit for users
    public static CaptureFile open(Path path) throws IOException {
        return open(path, CaptureLimits.DEFAULT);
    }

    /// Opens a file with other limits than usual.
    ///
    /// @throws IOException if there is no such file or it may not be read; the message is fit for users
    public static CaptureFile open(Path path, CaptureLimits limits) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a directory, not a capture file.");
        }
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new CaptureFile(
                        Spool.listening(Files.newInputStream(path), name, true, limits), name, limits);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new CaptureFile(sourceOf(channel, limits), name, limits);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + path + ".", e);
        } catch (AccessDeniedException e) {
            throw new IOException("The file " + path + " may not be read by you.", e);
        } catch (IOException e) {
            throw new IOException("The file " + path + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static CaptureSource sourceOf(FileChannel channel, CaptureLimits limits) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(4);
        while (magic.hasRemaining() && channel.read(magic, magic.position()) > 0) {
            // a short read is no end
        }
        byte[] first = Arrays.copyOf(magic.array(), magic.position());
        if (Spool.compressionOf(first) == Compression.NONE) {
            return new MappedFile(channel);
        }
        long size = Math.max(1, channel.size());
        return Spool.unpacking(Channels.newInputStream(channel), limits, () -> fraction(channel, size));
    }

    private static double fraction(FileChannel channel, long size) {
        try {
            return Math.min(1, (double) channel.position() / size);
        } catch (IOException e) {
            // closed meanwhile
            return 1;
        }
    }

    /// Opens a stream such as standard input, compressed or not. It is kept in a temporary file until [#close]; the
    /// stream itself is left to whoever opened it.
    public static CaptureFile open(InputStream stream, String name) throws IOException {
        return open(stream, name, CaptureLimits.DEFAULT);
    }

    /// Opens a stream with other limits than usual.
    public static CaptureFile open(InputStream stream, String name, CaptureLimits limits) throws IOException {
        try {
            return new CaptureFile(Spool.listening(stream, name, false, limits), name, limits);
        } catch (IOException e) {
            throw new IOException("No temporary file can be written for " + name + ": " + e.getMessage() + ".", e);
        }
    }

    /// The file's name, without its folder.
    public String name() {
        return name;
    }

    /// The whole uncompressed file as far as it is known. Positions stay the same in later, longer windows.
    public Bytes bytes() {
        return window;
    }

    /// Delivers the next packets, at most so many; returns how many. 0 means that nothing more is there at present.
    public int read(PacketSink sink, int atMost) throws IOException {
        int delivered = 0;
        while (delivered < atMost) {
            Bytes known = window;
            if (reader != null || begin()) {
                known = window;
                delivered += readWindow(known, sink, atMost - delivered);
            }
            // whoever looks ahead may have made it longer meanwhile
            if (delivered == atMost || isStopped() || !grow() && window.length() == known.length()) {
                break;
            }
        }
        atEnd = delivered < atMost && source.isEnded();
        tail = atEnd && !isStopped() ? tailProblem() : null;
        return delivered;
    }

    private int readWindow(Bytes known, PacketSink sink, int atMost) {
        RecordReader from = reader;
        if (from == null || from.isStopped()) {
            return 0;
        }
        int before = from.number;
        try {
            from.read(known, sink, atMost);
        } catch (InternalError e) {
            // how Java reports that a mapped file was cut off underneath
            findings.stop(MappedFile.shrunk(from.position));
        }
        position = from.position;
        packetsRead = from.number;
        if (isStopped() && source instanceof Spool spool) {
            spool.stopListening();
        }
        return from.number - before;
    }

    private boolean grow() {
        boolean grown = source.pull();
        window = source.window();
        return grown;
    }

    /// Finds out what the file is, once enough of it is there.
    private boolean begin() {
        if (window.length() < ENOUGH_TO_TELL && !source.isEnded()) {
            grow();
        }
        Bytes known = window;
        RecordReader found = null;
        if (known.length() >= PcapHeader.LENGTH && PcapHeader.isMagic(known.i32(0))) {
            found = PcapReader.open(known, findings);
        } else if (known.length() >= 4 && known.i32(0) == Pcapng.SECTION_HEADER) {
            found = new PcapngReader(known, findings);
        } else if (known.length() >= SnoopReader.HEADER && SnoopReader.isMagic(known)) {
            found = SnoopReader.open(known, findings);
        }
        if (found == null) {
            format = CaptureFormat.unknown(source.compression());
            if (known.length() >= ENOUGH_TO_TELL) {
                // waiting would not help, and unpacking a whole foreign file is not worth the time
                findings.stop(ForeignFormat.problemOf(known));
            }
            return false;
        }
        format = found.format().within(source.compression());
        reader = found;
        return true;
    }

    private @Nullable CaptureProblem tailProblem() {
        if (source.problem() != null) {
            return null;
        }
        RecordReader from = reader;
        if (from != null) {
            return from.tail(window);
        }
        Bytes known = window;
        if (known.length() >= 4 && PcapHeader.isMagic(known.i32(0))
                || known.length() >= 8 && SnoopReader.isMagic(known)) {
            return new CaptureProblem(
                    "capture.header-cut",
                    Severity.STOPPED,
                    0,
                    0,
                    "The file ends in the middle of its header: " + known.length() + " bytes are there",
                    "the recording was interrupted or the copy is incomplete",
                    "");
        }
        return ForeignFormat.problemOf(known);
    }

    /// Whether all that there is has been delivered, or reading stopped at damage. A file that is being written may
    /// grow later ([#refresh]).
    public boolean isComplete() {
        return isStopped() || atEnd;
    }

    private boolean isStopped() {
        return findings.stop() != null;
    }

    /// Looks whether a file has grown or a pipe has brought more; true if [#read] will find new bytes, or has to find
    /// out that the stream has ended.
    public boolean refresh() {
        if (isStopped()) {
            return false;
        }
        boolean more = source.refresh();
        if (more) {
            window = source.window();
            atEnd = false;
        }
        return more || !atEnd && source.isEnded();
    }

    /// Waits until [#read] will find more, for those who have nothing else to do meanwhile; false if nothing will come, or if the
    /// thread was interrupted.
    public boolean awaitMore() {
        try {
            while (!isComplete()) {
                if (refresh()) {
                    return true;
                }
                Thread.sleep(PATIENCE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// How much of what is known has been read, 0 to 1.
    public double progress() {
        if (isComplete()) {
            return 1;
        }
        long known = window.length();
        double read = known == 0 ? 0 : Math.min(1, (double) position / known);
        return read * source.unpacked();
    }

    public CaptureFormat format() {
        RecordReader from = reader;
        return from == null ? format : from.format().within(source.compression());
    }

    /// How many packets have been delivered: the number of the last one.
    public int packetCount() {
        return packetsRead;
    }

    /// The places where packets were seen; the index is the vantage id. More may appear while reading.
    public List<Vantage> vantages() {
        return findings.vantages();
    }

    /// What is wrong with the file. A cut at the end of a growing file disappears from here when the rest arrives.
    public List<CaptureProblem> problems() {
        List<CaptureProblem> all = new ArrayList<>(findings.problems());
        CaptureProblem ofSource = source.problem();
        if (ofSource != null && (atEnd || source instanceof MappedFile) && !isStopped()) {
            all.add(new CaptureProblem(
                    ofSource.id(),
                    ofSource.severity(),
                    ofSource.offset(),
                    packetsRead + 1,
                    ofSource.what(),
                    ofSource.why(),
                    ofSource.advice()));
        }
        CaptureProblem ofTail = tail;
        if (ofTail != null) {
            all.add(ofTail);
        }
        return List.copyOf(all);
    }

    /// The comments on a packet that has been read; empty if there are none.
    public List<String> comments(int packetNumber) {
        return annotations(packetNumber).comments();
    }

    /// What the file says about a packet that has been read, beside its bytes.
    public PacketAnnotations annotations(int packetNumber) {
        long block = findings.annotatedBlock(packetNumber);
        if (block == Long.MIN_VALUE) {
            return PacketAnnotations.NONE;
        }
        return block < 0 ? PacketOptions.read(window, ~block, true) : PacketOptions.read(window, block, false);
    }

    /// The numbers of the packets that carry any annotation, ascending, among those read so far.
    public int[] annotatedPackets() {
        return findings.annotatedNumbers();
    }

    public List<String> sectionComments() {
        return findings.sectionComments();
    }

    /// Names of addresses, as the recording machine knew them.
    public List<NameRecord> names() {
        return findings.names();
    }

    /// Keys that came with the capture.
    public List<Secrets> secrets() {
        return findings.secrets();
    }

    /// Counters that the recording program left, in the order of the file.
    public List<VantageStatistics> statistics() {
        return findings.statistics();
    }

    /// The header, if this is a pcap file.
    @Nullable PcapReader pcap() {
        return reader instanceof PcapReader pcap ? pcap : null;
    }

    /// Up to where records are whole and good.
    long readBytes() {
        return position;
    }

    /// Delivers once more the packets that have been read, beside the reading that goes on.
    public void replay(PacketSink sink) {
        RecordReader from = reader;
        if (from == null) {
            return;
        }
        Bytes known = window.slice(0, position);
        anew(from, known).read(known, sink, Integer.MAX_VALUE);
    }

    /// A reader of the same format that begins with the first packet.
    private RecordReader anew(RecordReader like, Bytes known) {
        Findings forgotten = new Findings(limits);
        return switch (like) {
            case PcapReader pcap -> PcapReader.open(known, forgotten);
            case PcapngReader pcapng -> new PcapngReader(known, forgotten);
            case SnoopReader snoop -> SnoopReader.open(known, forgotten);
        };
    }

    /// Looks ahead of the reading, for whoever reads: from the first packet on, by a count of its own.
    public Ahead ahead() {
        return new Ahead();
    }

    /// What lies ahead of the reading, as far as it is there without waiting. Of use to the thread that reads, also from within [#read].
    public final class Ahead {
        private @Nullable RecordReader scout;

        private Ahead() {}

        /// Delivers the next packets, at most so many; returns how many. 0 means that nothing more is there at present.
        public int read(PacketSink sink, int atMost) {
            int delivered = 0;
            while (delivered < atMost) {
                Bytes known = window;
                RecordReader from = scout;
                RecordReader like = reader;
                if (from == null && like != null) {
                    from = anew(like, known);
                    scout = from;
                }
                if (from == null || from.isStopped()) {
                    break;
                }
                int before = from.number;
                try {
                    from.read(known, sink, atMost - delivered);
                } catch (InternalError e) {
                    // a mapped file was cut off underneath: the reading itself will say so
                    break;
                }
                delivered += from.number - before;
                if (delivered == atMost || !grow() && window.length() == known.length()) {
                    break;
                }
            }
            return delivered;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
