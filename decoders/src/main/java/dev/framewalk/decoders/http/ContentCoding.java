package dev.framewalk.decoders.http;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/// The content codings of the IANA registry that can be undone, and how.
public enum ContentCoding {
    IDENTITY("identity"),
    GZIP("gzip"),
    DEFLATE("deflate"),
    BROTLI("br"),
    ZSTANDARD("zstd"),
    COMPRESS("compress");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /// Its name in `Content-Encoding`.
    public String token() {
        return token;
    }

    /// The coding with this name (`x-gzip` and `x-compress` mean the same as without `x-`; RFC 9110, section 8.4.1), or null if it is unknown
    /// or needs something that is not in the capture, such as the dictionary of `dcb` and `dcz`.
    public static @Nullable ContentCoding named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "identity", "" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            case "br" -> BROTLI;
            case "zstd" -> ZSTANDARD;
            case "compress", "x-compress" -> COMPRESS;
            default -> null;
        };
    }

    /// The coded bytes, undone while they are read.
    InputStream undo(InputStream coded) throws IOException {
        return switch (this) {
            case IDENTITY -> coded;
            case GZIP -> new DeflateInput(coded, true);
            case DEFLATE -> new DeflateInput(coded, false);
            case BROTLI -> new BrotliInputStream(coded, 1024);
            case ZSTANDARD -> zstandard(coded);
            case COMPRESS -> new LzwInput(coded);
        };
    }

    private static InputStream zstandard(InputStream coded) {
        ZstdFrames frames = new ZstdFrames(coded);
        return new FilterInputStream(new ZstdInputStream(frames)) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int got = super.read(into, from, length);
                if (got < 0 && frames.isCut()) {
                    throw new EOFException("the frame is not complete");
                }
                return got;
            }
        };
    }
}
