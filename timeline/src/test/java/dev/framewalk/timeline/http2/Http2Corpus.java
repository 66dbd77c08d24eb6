package dev.framewalk.timeline.http2;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The HTTP/2 connections of captures, with the plain bytes of each side and what was told of them.
final class Http2Corpus {
    private Http2Corpus() {}

    /// One HTTP/2 connection: a channel of a conversation.
    ///
    /// @param channel its number
    /// @param frames events of frames, in their order
    record Connection(Path file, Timeline timeline, int conversation, int channel, List<Integer> frames) {
        Http2Event.FrameSeen frame(int event) {
            return (Http2Event.FrameSeen) timeline.told(event);
        }

        byte[] bytes(Side side, long from, long to) {
            return timeline.channel(conversation, channel).places(side).bytes(from, to, timeline.capture().bytes(), 1 << 28).toArray();
        }

        byte[] bytes(Side side) {
            return bytes(side, 0, timeline.channel(conversation, channel).places(side).end());
        }

        /// The earlier events of the connection, of any kind, from the first frame on.
        boolean isWhole() {
            for (Side side : Side.values()) {
                long expected = side == Side.CLIENT ? Frames.PREFACE.length : 0;
                for (int event : frames) {
                    Http2Event.FrameSeen frame = frame(event);
                    if (frame.side() == side) {
                        if (frame.unit().from() != expected) {
                            return false;
                        }
                        expected = frame.unit().to();
                    }
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return file.getFileName() + " conversation " + conversation;
        }
    }

    /// Captures of the corpus in which tshark sees HTTP/2.
    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path file : Captures.corpusFiles()) {
            Path truth = Captures.corpus().resolve("truth").resolve(Captures.corpus().relativize(file) + ".tsv");
            try {
                if (Files.exists(truth) && Files.readString(truth).contains("\nhttp2.frames\t")) {
                    files.add(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /// A timeline over a whole capture, with the keys that lie beside it.
    static Timeline read(Path file) throws IOException {
        Timeline timeline =
                Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING, Keys.usual(List.of(), null, file));
        timeline.readAll();
        return timeline;
    }

    static List<Connection> connections(Path file, Timeline timeline) {
        List<Connection> connections = new ArrayList<>();
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (timeline.told(event) instanceof Http2Event.FrameSeen) {
                int conversation = timeline.conversationOf(event);
                int channel = timeline.channelNumberOf(event);
                Connection known = null;
                for (Connection connection : connections) {
                    if (connection.conversation() == conversation && connection.channel() == channel) {
                        known = connection;
                    }
                }
                if (known == null) {
                    known = new Connection(file, timeline, conversation, channel, new ArrayList<>());
                    connections.add(known);
                }
                known.frames().add(event);
            }
        }
        return connections;
    }
}
