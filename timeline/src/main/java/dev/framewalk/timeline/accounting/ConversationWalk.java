package dev.framewalk.timeline.accounting;

import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;

/// Goes through what decoders told of one conversation, packet by packet.
final class ConversationWalk {
    private ConversationWalk() {}

    /// Takes an event and what was told.
    @FunctionalInterface
    interface Visitor {
        void event(int event, StreamEvent told);
    }

    static void told(Timeline timeline, int conversation, Visitor visitor) {
        int count = timeline.eventCount();
        int packets = timeline.packetCount(conversation);
        for (int i = 0; i < packets; i++) {
            int packet = timeline.packet(conversation, i);
            for (int event = timeline.firstEventOf(packet); event < count && timeline.packetOf(event) == packet; event++) {
                StreamEvent told = timeline.told(event);
                if (told != null && timeline.conversationOf(event) == conversation) {
                    visitor.event(event, told);
                }
            }
        }
    }
}
