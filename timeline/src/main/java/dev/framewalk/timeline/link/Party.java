package dev.framewalk.timeline.link;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import org.jspecify.annotations.Nullable;

/// A host as one vantage sees it. Behind a NAT several machines look like one: what is concluded from it is never more than a guess.
///
/// @param address `*` for everybody on the link
record Party(int vantage, String address) {
    private static final String EVERYBODY = "*";

    static Party client(Conversation conversation) {
        return new Party(conversation.vantage(), conversation.client().address());
    }

    /// The client of an event's conversation.
    static Party client(Timeline timeline, int event) {
        return new Party(vantage(timeline, event), timeline.endpoint(timeline.conversationOf(event), Side.CLIENT).address());
    }

    private static int vantage(Timeline timeline, int event) {
        return timeline.packets().vantage(timeline.packetOf(event));
    }

    /// Who received what made an event happen; null outside conversations.
    static @Nullable Party receiver(Timeline timeline, int event) {
        Side sender = timeline.side(event);
        if (sender == null) {
            return null;
        }
        String address = timeline.endpoint(timeline.conversationOf(event), sender.other()).address();
        return new Party(vantage(timeline, event), isForMany(address) ? EVERYBODY : address);
    }

    Party everybody() {
        return new Party(vantage, EVERYBODY);
    }

    /// RFC 5771 and RFC 4291, section 2.7: multicast.
    private static boolean isForMany(String address) {
        if (address.indexOf(':') >= 0) {
            return address.startsWith("ff");
        }
        int dot = address.indexOf('.');
        String first = dot < 0 ? "" : address.substring(0, dot);
        return first.length() == 3 && first.compareTo("224") >= 0 && first.compareTo("239") <= 0;
    }
}
