package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpFieldName;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Uncovering;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The beginning of a connection that was HTTP/1.1 before (`Upgrade: h2c`; RFC 7540, section 3.2): the request has become stream 1, on which the client has
/// finished sending, and its field `HTTP2-Settings` holds the payload of a first SETTINGS frame.
final class Http2Upgrade {
    private static final int LONGEST = 6 * 1024;

    private Http2Upgrade() {}

    /// The request that has become stream 1; null if the connection was HTTP/2 from its first byte, as it is inside a tunnel, too.
    static @Nullable HttpMessageEvent request(StreamStart start) {
        Inside inside = start.inside();
        return inside != null
                        && inside.how() == Uncovering.CONTINUED
                        && inside.token().equals("h2c")
                        && !inside.heads().isEmpty()
                        && inside.heads().getFirst() instanceof HttpMessageEvent request
                ? request
                : null;
    }

    static void begin(Http2Connection connection, HttpMessageEvent request) {
        Http2Track track = new Http2Track(1, Http2StreamPhase.IDLE, 0, 0);
        track.request.head = head(request);
        track.request.headUnit = request.headUnit();
        track.request.isOver = true;
        connection.streams.add(track);
        connection.streams.step(track, Side.CLIENT, Http2StreamLife.Trigger.SEND_UPGRADE, request.headUnit());
        connection.client.lastOpened = 1;
        String settings = request.value(HttpFieldName.HTTP2_SETTINGS);
        if (settings != null && settings.length() < LONGEST) {
            // 101 stands for the acknowledgement
            connection.apply(connection.client, new Http2State.Pending(request.headUnit(), settings(settings)));
        }
    }

    private static Http2Head head(HttpMessageEvent request) {
        return new Http2Head(
                List.of(),
                request.method(),
                "http",
                request.authority(),
                request.target(),
                null,
                0,
                Http2Head.NO_LENGTH,
                request.value(HttpFieldName.CONTENT_TYPE),
                null,
                List.of(),
                null,
                (int) request.headLength(),
                0,
                true);
    }

    /// The settings that stand in the field, as far as they can be read.
    static List<Http2Detail.Setting> settings(String base64) {
        byte[] payload;
        try {
            payload = Base64.getUrlDecoder().decode(base64.strip().replace("=", ""));
        } catch (IllegalArgumentException broken) {
            return List.of();
        }
        Bytes bytes = Bytes.captured(payload);
        List<Http2Detail.Setting> settings = new ArrayList<>();
        for (long at = 0; at + 6 <= bytes.length(); at += 6) {
            settings.add(new Http2Detail.Setting(bytes.u16(at), bytes.u32(at + 2)));
        }
        return List.copyOf(settings);
    }
}
