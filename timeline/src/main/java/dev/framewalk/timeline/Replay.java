package dev.framewalk.timeline;

import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.Sweep;
import dev.framewalk.timeline.sweep.SweepListener;

/// Feeds the packets of a conversation again, from a kept state on, to a flow of its own.
///
/// Packets that were recorded twice are left out, as they were the first time; secrets are known as they were then.
final class Replay {
    private final Timeline timeline;
    private final FlowTrack track;
    private final Flow flow;
    private final LayerStack stack = new LayerStack();
    private int next;

    /// @param kept which of the states that [FlowTrack] keeps it begins with; -1 for the first packet
    Replay(Timeline timeline, int conversation, int kept, SweepListener listener) {
        this.timeline = timeline;
        this.track = timeline.track(conversation);
        this.flow = timeline.flow(conversation).anew(listener);
        if (kept >= 0) {
            flow.restore(track.state(kept));
            next = track.fedAt(kept);
        }
    }

    Flow flow() {
        return flow;
    }

    /// Feeds on until so many packets of the conversation have been fed.
    void to(int packets) {
        for (; next < packets; next++) {
            feed(track.packet(next));
        }
    }

    private void feed(int packet) {
        PacketTable packets = timeline.packets();
        if (TcpAnalysis.RECORDED_TWICE.in(packets.analysis(packet))) {
            return;
        }
        timeline.walk(packet, stack);
        int i = Sweep.innermost(stack);
        if (i >= 0) {
            timeline.secretsAsRead()
                    .readAgain(packet, () -> flow.feed(stack, i, packets.direction(packet), packet, packets.moment(packet)));
        }
    }
}
