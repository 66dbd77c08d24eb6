package dev.framewalk.timeline.accounting;

import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http2.Http2Detail;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.http2.Http2Head;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A response that a server promised without being asked, and what became of it.
///
/// Whether a client uses what it was pushed cannot be seen on the wire. What can be seen is that it refuses it, or that it asks for the same
/// thing all the same.
///
/// @param stream         the promised stream
/// @param parent         the stream on which it was promised
/// @param title          what was promised: `GET /style.css`
/// @param fate           what became of it
/// @param bytes          bytes of the body that were sent
/// @param isAskedAnyway  whether the client asked for the same target on this connection afterwards
/// @param promised       the event of the promise
/// @param ended          the event that ended it; -1 if none did
public record PushedResponse(
        long stream, long parent, String title, Fate fate, long bytes, boolean isAskedAnyway, int promised, int ended) {
    /// What became of a promise.
    public enum Fate {
        /// The response came to its end.
        DELIVERED,
        /// The client refused it, or gave it up.
        CANCELLED_BY_CLIENT,
        /// The server gave it up.
        CANCELLED_BY_SERVER,
        /// Nothing was seen that ended it.
        UNFINISHED
    }

    /// More promises of one connection are not followed.
    private static final int MOST = 10_000;

    /// The promises of a conversation, as far as events have been published.
    public static List<PushedResponse> of(Timeline timeline, int conversation) {
        Map<Long, Promise> promises = new LinkedHashMap<>();
        Map<Target, List<Promise>> byTarget = new HashMap<>();
        ConversationWalk.told(timeline, conversation, (event, told) -> {
            switch (told) {
                case Http2Event.PushPromised promise -> {
                    if (promises.size() < MOST && !promises.containsKey(promise.streamNumber())) {
                        Promise made = new Promise(promise, event);
                        promises.put(promise.streamNumber(), made);
                        byTarget.computeIfAbsent(Target.of(promise.head()), t -> new ArrayList<>()).add(made);
                    }
                }
                case Http2Event.RequestStarted request -> {
                    List<Promise> same = byTarget.remove(Target.of(request.head()));
                    if (same != null) {
                        same.forEach(promise -> promise.isAskedAnyway = true);
                    }
                }
                case Http2Event.ResponseCompleted response -> {
                    Promise promise = promises.get(response.streamNumber());
                    if (promise != null) {
                        promise.bytes = response.body().length();
                        if (response.completion() == HttpCompletion.WHOLE) {
                            promise.end(Fate.DELIVERED, event);
                        }
                    }
                }
                case Http2Event.StreamReset reset -> {
                    Promise promise = promises.get(reset.streamNumber());
                    if (promise != null) {
                        promise.end(
                                reset.side() == Side.CLIENT ? Fate.CANCELLED_BY_CLIENT : Fate.CANCELLED_BY_SERVER, event);
                    }
                }
                case Http2Event.FrameSeen frame when frame.detail() instanceof Http2Detail.Content content -> {
                    Promise promise = promises.get(frame.streamNumber());
                    if (promise != null && promise.fate == Fate.UNFINISHED) {
                        promise.bytes += content.content();
                    }
                }
                default -> {}
            }
        });
        List<PushedResponse> all = new ArrayList<>(promises.size());
        promises.values().forEach(promise -> all.add(promise.done()));
        return all;
    }

    /// What a request asks for.
    private record Target(@Nullable String method, @Nullable String authority, @Nullable String path) {
        static Target of(Http2Head head) {
            return new Target(head.method(), head.authority(), head.path());
        }
    }

    private static final class Promise {
        final Http2Event.PushPromised told;
        final int event;
        Fate fate = Fate.UNFINISHED;
        long bytes;
        boolean isAskedAnyway;
        int ended = -1;

        Promise(Http2Event.PushPromised told, int event) {
            this.told = told;
            this.event = event;
        }

        void end(Fate how, int at) {
            if (fate == Fate.UNFINISHED) {
                fate = how;
                ended = at;
            }
        }

        PushedResponse done() {
            return new PushedResponse(
                    told.streamNumber(), told.parent(), told.title(), fate, bytes, isAskedAnyway, event, ended);
        }
    }
}
