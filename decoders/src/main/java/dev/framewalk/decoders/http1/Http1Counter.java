package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.stream.CountSink;
import dev.framewalk.decoders.stream.Counter;
import java.util.HashMap;
import java.util.Map;

/// Counts the messages of HTTP/1. What is counted for every message are plain numbers; names are given at the end.
public final class Http1Counter implements Counter<Http1Event.Counted> {
    private final CountSink sink;
    private final Map<String, long[]> methods = new HashMap<>();
    private final long[] statuses = new long[1000];
    private long requests;
    private long responses;

    public Http1Counter(CountSink sink) {
        this.sink = sink;
    }

    @Override
    public void count(Http1Event.Counted event, int conversation, int channel, boolean isCut) {
        switch (event) {
            // what follows a head in a cut packet was not recorded: such a message cannot be waited for
            case Http1Event.RequestStarted request -> {
                if (isCut) {
                    count(request.line());
                }
            }
            case Http1Event.ResponseStarted response -> {
                if (isCut) {
                    count(response.line());
                }
            }
            case Http1Event.HeadPartlySeen head -> {
                if (isCut) {
                    count(head.head().start());
                }
            }
            case Http1Event.RequestCompleted request -> {
                if (!isCut && isWhole(request.completion(), request.line().versionTenths())) {
                    count(request.line());
                }
            }
            case Http1Event.ResponseCompleted response -> {
                if (!isCut && isWhole(response.completion(), response.line().versionTenths())) {
                    count(response.line());
                }
            }
            case Http1Event.Interim interim -> count(interim.line());
        }
    }

    /// Messages count when all of them is there, as tshark has it; those of HTTP/0.9, which cannot be told from chance, count apart.
    private boolean isWhole(HttpCompletion completion, int versionTenths) {
        if (completion != HttpCompletion.WHOLE) {
            sink.add("x.http.unfinished");
            return false;
        }
        if (versionTenths < 10) {
            sink.add("x.http.version-0-9");
            return false;
        }
        return true;
    }

    /// Counts one message by how it begins.
    public void count(Http1StartLine start) {
        switch (start) {
            case Http1StartLine.Request request -> {
                requests++;
                methods.computeIfAbsent(request.method(), method -> new long[1])[0]++;
                if (sink.hasRoom("http.request")) {
                    sink.list("http.request", request.method() + " " + request.target());
                }
            }
            case Http1StartLine.Status status -> {
                responses++;
                // codes have three digits; the parse cuts off what is more
                statuses[status.code()]++;
                if (sink.hasRoom("http.response")) {
                    sink.list("http.response", Integer.toString(status.code()));
                }
            }
        }
    }

    @Override
    public void finish() {
        sink.add("http.requests", requests);
        sink.add("http.responses", responses);
        methods.forEach((method, count) -> sink.add("http.method." + method, count[0]));
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] > 0) {
                sink.add("http.status." + i, statuses[i]);
            }
        }
    }
}
