package dev.framewalk.timeline.summary;

import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http1.Http1Event;
import dev.framewalk.decoders.http1.Http1StartLine;
import java.util.HashMap;
import java.util.Map;

/// Counts the messages of HTTP/1. What is counted for every message are plain numbers; names are given at the end.
final class HttpCounter {
    private final Counts counts;
    private final Map<String, long[]> methods = new HashMap<>();
    private final long[] statuses = new long[1000];
    private long requests;
    private long responses;

    HttpCounter(Counts counts) {
        this.counts = counts;
    }

    /// @param isCut whether the capture cut the present packet
    void count(Http1Event event, int packet, boolean isCut) {
        switch (event) {
            // what follows a head in a cut packet was not recorded: such a message cannot be waited for
            case Http1Event.RequestStarted request when isCut -> count(request.line(), packet);
            case Http1Event.ResponseStarted response when isCut -> count(response.line(), packet);
            case Http1Event.HeadPartlySeen head when isCut -> count(head.head().start(), packet);
            case Http1Event.RequestCompleted request -> {
                if (!isCut && isWhole(request.completion(), request.line().versionTenths())) {
                    count(request.line(), packet);
                }
            }
            case Http1Event.ResponseCompleted response -> {
                if (!isCut && isWhole(response.completion(), response.line().versionTenths())) {
                    count(response.line(), packet);
                }
            }
            case Http1Event.Interim interim -> count(interim.line(), packet);
            default -> {
                // parts of messages are not counted
            }
        }
    }

    /// Messages count when all of them is there, as tshark has it; those of HTTP/0.9, which cannot be told from chance, count apart.
    private boolean isWhole(HttpCompletion completion, int versionTenths) {
        if (completion != HttpCompletion.WHOLE) {
            counts.add("x.http.unfinished");
            return false;
        }
        if (versionTenths < 10) {
            counts.add("x.http.version-0-9");
            return false;
        }
        return true;
    }

    void count(Http1StartLine start, int packet) {
        switch (start) {
            case Http1StartLine.Request request -> {
                requests++;
                methods.computeIfAbsent(request.method(), method -> new long[1])[0]++;
                if (counts.hasRoom("http.request")) {
                    counts.list("http.request", packet, request.method() + " " + request.target());
                }
            }
            case Http1StartLine.Status status -> {
                responses++;
                // codes have three digits; the parse cuts off what is more
                statuses[status.code()]++;
                if (counts.hasRoom("http.response")) {
                    counts.list("http.response", packet, Integer.toString(status.code()));
                }
            }
        }
    }

    /// Takes in what another counter found in another share of the same capture.
    void merge(HttpCounter other) {
        requests += other.requests;
        responses += other.responses;
        other.methods.forEach((method, count) -> methods.computeIfAbsent(method, m -> new long[1])[0] += count[0]);
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] += other.statuses[i];
        }
    }

    /// Puts the numbers under their names.
    void finish() {
        counts.add("http.requests", requests);
        counts.add("http.responses", responses);
        methods.forEach((method, count) -> counts.add("http.method." + method, count[0]));
        for (int i = 0; i < statuses.length; i++) {
            counts.add("http.status." + i, statuses[i]);
        }
    }
}
