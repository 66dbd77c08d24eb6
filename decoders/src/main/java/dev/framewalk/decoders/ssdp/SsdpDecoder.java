package dev.framewalk.decoders.ssdp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.http1.Http1Head;
import dev.framewalk.decoders.http1.Http1StartLine;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;

/// SSDP datagrams made into events. It remembers nothing: every datagram stands alone.
final class SsdpDecoder implements DatagramDecoder<SsdpDecoder.Nothing> {
    private final StreamSink sink;
    private final Skim skim = new Skim();

    SsdpDecoder(StreamSink sink) {
        this.sink = sink;
    }

    /// The state of a protocol without any.
    record Nothing() {}

    @Override
    public void datagram(Side side, Bytes window, long at, int length, int missing, long offset) {
        skim.begin(window, at, at + length);
        Http1Head head = Http1Head.parse(skim);
        boolean isHttp = switch (head.start()) {
            case Http1StartLine.Request request -> request.versionTenths() > 9;
            case Http1StartLine.Status status -> status.code() >= 100;
        };
        if (isHttp) {
            sink.event(new SsdpEvent.MessageSent(new Unit(side, offset, offset + length), head));
        }
    }

    @Override
    public Nothing state() {
        return new Nothing();
    }

    @Override
    public void restore(Nothing state) {
        // nothing to come back to
    }
}
