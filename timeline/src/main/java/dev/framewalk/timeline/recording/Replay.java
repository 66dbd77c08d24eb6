package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.Sweep;
import dev.framewalk.timeline.sweep.SweepListener;

/// Feeds the packets of a conversation again, from a kept state on, to a flow of its own.
///
/// Packets that were recorded twice are left out, as they were the first time; secrets are known as they were then.
public final class Replay {
    private final Recording recording;
    private final FlowTrack track;
    private final Flow flow;
    private final LayerStack stack = new LayerStack();
    private int next;

    /// @param kept which of the states that [FlowTrack] keeps it begins with; -1 for the first packet
    public Replay(Recording recording, int conversation, int kept, SweepListener listener) {
        this.recording = recording;
        this.track = recording.track(conversation);
        this.flow = recording.flow(conversation).anew(listener);
        if (kept >= 0) {
            flow.restore(track.state(kept));
            next = track.fedAt(kept);
        }
    }

    public Flow flow() {
        return flow;
    }

    /// Feeds on until so many packets of the conversation have been fed.
    public void to(int packets) {
        for (; next < packets; next++) {
            feed(track.packet(next));
        }
    }

    private void feed(int packet) {
        PacketTable packets = recording.packets();
        if (TcpAnalysis.RECORDED_TWICE.in(packets.analysis(packet))) {
            return;
        }
        recording.walk(packet, stack);
        int i = Sweep.innermost(stack);
        if (i >= 0) {
            recording.secretsAsRead()
                    .readAgain(packet, () -> flow.feed(stack, i, packets.direction(packet), packet, packets.moment(packet)));
        }
    }
}
