package dev.framewalk.decoders.ssdp;

import dev.framewalk.decoders.http1.Http1Counter;
import dev.framewalk.decoders.stream.CountSink;
import dev.framewalk.decoders.stream.Counter;

/// Counts the messages of SSDP under the keys of HTTP/1, as tshark does.
final class SsdpCounter implements Counter<SsdpEvent> {
    private final Http1Counter messages;

    SsdpCounter(CountSink sink) {
        messages = new Http1Counter(sink);
    }

    @Override
    public void count(SsdpEvent event, int conversation, int channel, boolean isCut) {
        switch (event) {
            case SsdpEvent.MessageSent sent -> messages.count(sent.head().start());
        }
    }

    @Override
    public void finish() {
        messages.finish();
    }
}
