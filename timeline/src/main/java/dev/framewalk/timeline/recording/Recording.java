package dev.framewalk.timeline.recording;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.packet.Fragments;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.timeline.keys.AnswersAsRead;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.FlowFacts;
import dev.framewalk.timeline.sweep.Protocols;
import dev.framewalk.timeline.sweep.Sweep;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was written down of a capture while it was read: packets and events in columns, and of each conversation its flow and its track. It is what a
/// timeline stands on, and no business of those who ask a timeline.
///
/// One thread calls [#advance]; any thread may ask everything else, and sees what has been published so far.
public final class Recording {
    private final CaptureFile capture;
    private final Protocols protocols;
    private final Published published = new Published();
    private final PacketTable packets = new PacketTable(published);
    private final EventTable events = new EventTable(packets, new Details(this), published);
    private final HostNames hostNames;
    private final Recorder recorder;
    private final Sweep sweep;

    public Recording(CaptureFile capture, Protocols protocols, FlowTrack.Keeping keeping) {
        this.capture = capture;
        this.protocols = protocols;
        this.hostNames = new HostNames(capture);
        this.recorder = new Recorder(packets, events, published, protocols.layers(), hostNames, keeping);
        this.sweep = new Sweep(capture, protocols, recorder, true);
        packets.clock(sweep.clock());
    }

    /// Reads on; returns how many packets were read. 0 means that there are no more at present.
    public int advance(int atMostPackets) throws IOException {
        int read = sweep.read(atMostPackets);
        recorder.publish();
        return read;
    }

    /// What may be seen by now.
    public Snapshot snapshot() {
        return published.now();
    }

    public PacketTable packets() {
        return packets;
    }

    public EventTable events() {
        return events;
    }

    public HostNames hostNames() {
        return hostNames;
    }

    /// What is known of a conversation and reads what comes in it.
    public Flow flow(int conversation) {
        return recorder.flow(conversation);
    }

    /// What was known of a conversation when the newest snapshot was published.
    public FlowFacts facts(int conversation) {
        return track(conversation).facts();
    }

    /// What is kept of a conversation.
    public FlowTrack track(int conversation) {
        return recorder.track(conversation);
    }

    /// What was kept with an event, or is told again; null if there is nothing.
    public @Nullable Object detail(int event) {
        return events.detail(event);
    }

    /// What the secrets that were missing would be found under.
    public List<List<String>> lacking() {
        return recorder.lacking();
    }

    /// The secrets as they were known when each packet was read.
    AnswersAsRead secretsAsRead() {
        return sweep.secretsAsRead();
    }

    /// Finds the layers of a packet again, into a stack that is used for packet after packet.
    public void walk(int packetNumber, LayerStack stack) {
        var fragments = sweep.fragments(packets.vantage(packetNumber));
        stack.begin(fragments == null ? Fragments.NONE : fragments, packetNumber);
        long at = packets.at(packetNumber);
        long end = at + packets.capturedLength(packetNumber);
        stack.frame(end, at + packets.wireLength(packetNumber));
        sweep.walk().walk(packets.linkType(packetNumber), capture.bytes(), at, end, stack);
        int reader = packets.protocol(packetNumber);
        if (reader > 0
                && stack.stop() == LayerStack.Stop.UNCLAIMED
                && protocols.layers().get(reader - 1).isLeftToConversation()) {
            stack.claim(protocols.layers().get(reader - 1));
        }
    }

    /// How often somebody looked at a conversation so far: what questions cost that should not cost more for each conversation the more there are.
    public long lookUps() {
        return recorder.lookUps();
    }
}
