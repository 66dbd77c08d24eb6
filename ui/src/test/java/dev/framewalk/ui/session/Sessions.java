package dev.framewalk.ui.session;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/// Sessions for tests: everything happens at once, on the calling thread.
public final class Sessions {
    private Sessions() {}

    /// A session over one of the sample captures, read to the end.
    public static Session of(String sample) {
        Session session = unread(sample, Runnable::run);
        session.load(Runnable::run);
        return session;
    }

    /// A session over one of the sample captures of which nothing is read yet.
    ///
    /// @param background where questions are answered
    public static Session unread(String sample, Executor background) {
        Path file = Path.of(System.getProperty("framewalk.root", ".."), "sample-captures", sample + ".pcapng");
        try {
            Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING);
            return new Session(timeline, sample, new DisplayFilters(timeline), background, background, Runnable::run);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A capture of so many UDP packets, written for a test: `10.0.0.1:1000` to `10.0.0.2:2000`, one every millisecond.
    public static Path largeCapture(Path folder, int packets) throws IOException {
        byte[] frame = {
            2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0,
            0x45, 0, 0, 32, 0, 0, 0x40, 0, 64, 17, 0x26, (byte) 0xcb, 10, 0, 0, 1, 10, 0, 0, 2,
            3, (byte) 0xe8, 7, (byte) 0xd0, 0, 12, 0, 0, 'w', 'a', 'l', 'k'
        };
        ByteBuffer file = ByteBuffer.allocate(24 + packets * (16 + frame.length)).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        for (int i = 0; i < packets; i++) {
            file.putInt(1_700_000_000 + i / 1000).putInt(i % 1000 * 1000).putInt(frame.length).putInt(frame.length);
            file.put(frame);
        }
        return Files.write(folder.resolve("large.pcap"), file.array());
    }
}
