package dev.framewalk.capture;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// What kind of file a capture is, for the user's eyes.
///
/// @param kind           the format
/// @param variant        what is special about it, such as `modified`; empty if nothing
/// @param version        version in the file, such as `2.4`; empty if unknown
/// @param byteOrder      byte order of the (first section of the) file
/// @param timeResolution resolution of the times, such as `1 µs`; empty where each interface has its own
/// @param compression    what is wrapped around it
public record CaptureFormat(
        Kind kind,
        String variant,
        String version,
        @Nullable ByteOrder byteOrder,
        String timeResolution,
        Compression compression) {

    /// A file format.
    public enum Kind {
        PCAP("pcap"),
        PCAPNG("pcapng"),
        SNOOP("snoop"),
        UNKNOWN("unknown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// What a capture is wrapped in.
    public enum Compression {
        NONE(""),
        GZIP("gzip"),
        ZSTD("zstd"),
        LZ4("lz4");

        private final String label;

        Compression(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static CaptureFormat unknown(Compression compression) {
        return new CaptureFormat(Kind.UNKNOWN, "", "", null, "", compression);
    }

    CaptureFormat within(Compression wrapper) {
        return new CaptureFormat(kind, variant, version, byteOrder, timeResolution, wrapper);
    }

    /// One line such as `pcap 2.4, little-endian, 1 µs, gzip`.
    public String summary() {
        StringBuilder text = new StringBuilder(kind.label());
        if (!version.isEmpty()) {
            text.append(' ').append(version);
        }
        if (!variant.isEmpty()) {
            text.append(", ").append(variant);
        }
        if (byteOrder != null) {
            text.append(byteOrder == ByteOrder.BIG_ENDIAN ? ", big-endian" : ", little-endian");
        }
        if (!timeResolution.isEmpty()) {
            text.append(", ").append(timeResolution);
        }
        if (compression != Compression.NONE) {
            text.append(", ").append(compression.label());
        }
        return text.toString();
    }
}
