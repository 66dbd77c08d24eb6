package dev.framewalk.decoders.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.framewalk.decoders.dns.Dns;
import dev.framewalk.decoders.http1.Http1;
import dev.framewalk.decoders.http2.Http2;

/// Any bytes as a conversation, for each protocol of streams.
final class StreamsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void http1(byte[] input) {
        FuzzedDecoder.hold(Http1.STREAM, input);
    }

    @FuzzTest(maxDuration = "10m")
    void http2(byte[] input) {
        FuzzedDecoder.hold(Http2.STREAM, input);
    }

    @FuzzTest(maxDuration = "10m")
    void dns(byte[] input) {
        FuzzedDecoder.hold(Dns.STREAM, input);
    }
}
