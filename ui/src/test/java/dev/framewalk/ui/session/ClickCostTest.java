package dev.framewalk.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What one click costs: a unit is explained once, and its conversation is replayed once, whatever is shown of both.
class ClickCostTest {
    private static final int PACKETS = 5;

    /// Segments of one connection from its client, that it says something in each.
    private static byte[] capture() {
        ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        // link type 101: the packets are those of IP
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(101);
        int sequence = 1000;
        for (int i = 0; i < PACKETS; i++) {
            byte[] payload = i == 0 ? new byte[0] : (Counted.BEGINNING + ' ' + i).getBytes(StandardCharsets.US_ASCII);
            int length = 40 + payload.length;
            file.putInt(1_700_000_000 + i).putInt(0).putInt(length).putInt(length);
            ByteBuffer packet = ByteBuffer.allocate(length);
            packet.put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0x4000).put((byte) 64).put((byte) 6).putShort((short) 0);
            packet.putInt(0x0a000001).putInt(0x0a000002);
            packet.putShort((short) 40_000).putShort((short) 9_999).putInt(sequence).putInt(i == 0 ? 0 : 1);
            packet.put((byte) 0x50).put((byte) (i == 0 ? 0x02 : 0x18)).putShort((short) 1000).putInt(0);
            packet.put(payload);
            file.put(packet.array());
            sequence += i == 0 ? 1 : payload.length;
        }
        byte[] all = new byte[file.position()];
        file.flip();
        file.get(all);
        return all;
    }

    @Test
    void oneClickExplainsAUnitOnceAndReplaysItsStateOnce() throws IOException {
        try (Timeline timeline = Timeline.open(CaptureFile.open(new ByteArrayInputStream(capture()), "counted"), DecodeAs.NOTHING)) {
            Session session = new Session(timeline, "counted", new DisplayFilters(timeline), Runnable::run, Runnable::run, Runnable::run);
            session.load(Runnable::run);
            int event = -1;
            for (int i = 0; i < timeline.eventCount(); i++) {
                if (timeline.told(i) instanceof Counted.Seen seen && seen.number() == PACKETS - 1) {
                    event = i;
                }
            }
            assertThat(event).isNotNegative();
            // whoever tells the event makes its detail, which is kept near the cursor
            session.jump(0);
            int explained = Counted.EXPLAINED.get();
            int decoders = Counted.DECODERS.get();
            session.jumpToEvent(event);
            Closeup closeup = session.closeup();
            assertThat(closeup.unitTree().find("x.counted")).isNotNull();
            assertThat(closeup.packetTree().find("x.counted")).isNotNull();
            assertThat(closeup.state().leaves()).anyMatch(leaf -> leaf.id().equals("x.counted.count") && leaf.value().equals("4"));
            assertThat(closeup.changes()).anyMatch(change -> change.before() != null && change.before().value().equals("3"));
            assertThat(Counted.EXPLAINED.get() - explained).as("units explained").isEqualTo(1);
            assertThat(Counted.DECODERS.get() - decoders).as("replays").isEqualTo(1);
        }
    }
}
