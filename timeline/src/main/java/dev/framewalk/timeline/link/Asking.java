package dev.framewalk.timeline.link;

import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/// Who asked for what.
record Asking(Party client, String method, WebAddress address) {
    /// What a message asks for, or answers; null if that is not known. What a server sends unasked, nobody asked for.
    static @Nullable Asking of(Timeline timeline, int event, MessageEvent message) {
        Side asker = message.isRequest() ? message.side() : message.side().other();
        String method = message.method();
        if (asker != Side.CLIENT || method == null || message.target() == null) {
            return null;
        }
        WebAddress address = WebAddress.asked(
                timeline.isProtected(event),
                message.authority(),
                timeline.endpoint(timeline.conversationOf(event), Side.SERVER).toString(),
                message.target());
        return address == null ? null : new Asking(Party.client(timeline, event), method, address);
    }
}
