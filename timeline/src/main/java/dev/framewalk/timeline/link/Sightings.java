package dev.framewalk.timeline.link;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.PacketTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which packets of a capture with several vantages are the same packet, seen at one place after the other.
///
/// Two records are the same packet if their transport header (without ports and checksum, which a NAT rewrites) and
/// payload are the same and less than two seconds lie between them. Equal packets, such as duplicate
/// acknowledgments, are paired in the order in which they came. An immutable value: what was known when it was asked for.
public final class Sightings {
    /// No packet is under way for longer.
    private static final long LONGEST_NANOS = 2_000_000_000L;
    /// Payload bytes that are compared; with lengths and sequence numbers this tells packets apart.
    private static final int COMPARED = 256;

    private static final Sightings NONE = new Sightings(new int[0][], new int[0]);

    private final int[][] chainOf;
    private final int[] missing;

    private Sightings(int[][] chainOf, int[] missing) {
        this.chainOf = chainOf;
        this.missing = missing;
    }

    /// Those of a timeline, as far as it has been read.
    public static Sightings of(Timeline timeline) {
        return timeline.kept(Keeper.class, Keeper::new).now();
    }

    /// Reads on where it stopped, whenever somebody asks.
    private static final class Keeper {
        private final Timeline timeline;
        private final Map<Key, List<Chain>> open = new HashMap<>();
        private final List<Chain> all = new ArrayList<>();
        private Sightings known = NONE;
        private int read;

        Keeper(Timeline timeline) {
            this.timeline = timeline;
        }

        synchronized Sightings now() {
            PacketTable packets = timeline.packets();
            int count = packets.count();
            if (read < count) {
                while (read < count) {
                    add(packets, ++read);
                }
                known = settled(all, packets, count);
            }
            return known;
        }

        private void add(PacketTable packets, int number) {
            Key key = key(timeline.walk(number));
            if (key == null) {
                return;
            }
            List<Chain> candidates = open.computeIfAbsent(key, absent -> new ArrayList<>(1));
            Chain chain = join(candidates, packets, number);
            if (chain == null) {
                chain = new Chain();
                candidates.add(chain);
                all.add(chain);
            }
            chain.packets.add(number);
            chain.vantages.add(packets.vantage(number));
        }
    }

    private record Key(int transport, long numbers, long length, long hash) {}

    private record Path(int conversation, int direction) {}

    private static final class Chain {
        final List<Integer> packets = new ArrayList<>(4);
        final List<Integer> vantages = new ArrayList<>(4);
    }

    private static @Nullable Chain join(
            List<Chain> candidates, PacketTable packets, int number) {
        for (Iterator<Chain> each = candidates.iterator(); each.hasNext(); ) {
            Chain chain = each.next();
            if (packets.placeInTime(number) - packets.placeInTime(chain.packets.getFirst()) > LONGEST_NANOS) {
                each.remove();
            } else if (!chain.vantages.contains(packets.vantage(number))) {
                return chain;
            }
        }
        return null;
    }

    /// A chain that stops before the place where most packets of its direction end has lost its packet.
    private static Sightings settled(List<Chain> all, PacketTable packets, int count) {
        int[][] chainOf = new int[count + 1][];
        int[] missing = new int[count + 1];
        Map<Path, Map<List<Integer>, Integer>> ways = new HashMap<>();
        for (Chain chain : all) {
            int first = chain.packets.getFirst();
            if (packets.conversation(first) >= 0) {
                ways.computeIfAbsent(path(packets, first), absent -> new HashMap<>())
                        .merge(chain.vantages, 1, Integer::sum);
            }
        }
        for (Chain chain : all) {
            int[] numbers = chain.packets.stream().mapToInt(Integer::intValue).toArray();
            for (int number : numbers) {
                chainOf[number] = numbers;
            }
            Map<List<Integer>, Integer> seen = ways.get(path(packets, numbers[0]));
            if (seen == null) {
                continue;
            }
            List<Integer> usual = List.of();
            int most = 0;
            for (var way : seen.entrySet()) {
                boolean isMore = way.getValue() > most || way.getValue() == most && way.getKey().size() > usual.size();
                if (isMore) {
                    usual = way.getKey();
                    most = way.getValue();
                }
            }
            int length = chain.vantages.size();
            if (usual.size() > length && usual.subList(0, length).equals(chain.vantages)) {
                missing[numbers[length - 1]] = usual.get(length) + 1;
            }
        }
        return new Sightings(chainOf, missing);
    }

    private static Path path(PacketTable packets, int number) {
        return new Path(packets.conversation(number), packets.direction(number));
    }

    private static @Nullable Key key(LayerStack stack) {
        int tcp = stack.lastIndexOf(Tcp.LAYER);
        if (tcp >= 0 && stack.end(tcp) - stack.header(tcp) >= Tcp.SHORTEST_HEADER) {
            Bytes window = stack.window(tcp);
            long at = stack.header(tcp);
            long numbers = Tcp.sequenceNumber(window, at) << 32 | Tcp.acknowledgmentNumber(window, at);
            long room = stack.roomOnWire(tcp);
            // options carry timestamps, which tell duplicates apart
            return new Key(6, numbers, room << 12 | Tcp.flags(window, at), hash(window, at + 20, stack.end(tcp)));
        }
        int udp = stack.lastIndexOf(Udp.LAYER);
        if (udp >= 0) {
            return new Key(
                    17, 0, stack.roomOnWire(udp), hash(stack.window(udp), stack.payload(udp), stack.end(udp)));
        }
        return null;
    }

    private static long hash(Bytes window, long from, long end) {
        long hash = 1125899906842597L;
        long to = Math.min(end, from + COMPARED);
        for (long at = from; at < to; at++) {
            hash = hash * 31 + window.u8(at);
        }
        return hash;
    }

    /// The numbers of the packets that are this one, in the order in which they were seen, itself among them.
    public int[] chain(int number) {
        int[] chain = number < chainOf.length ? chainOf[number] : null;
        return chain == null ? new int[] {number} : chain.clone();
    }

    /// The vantage at which this packet, the last of its chain, should have been seen and was not; -1 if none.
    public int missingAt(int number) {
        return number < missing.length ? missing[number] - 1 : -1;
    }

    /// The packet that is this one, seen at the place before (-1) or after (1); 0 if there is none.
    int beside(int number, int way) {
        int[] chain = number < chainOf.length ? chainOf[number] : null;
        for (int i = 0; chain != null && i < chain.length; i++) {
            if (chain[i] == number) {
                return i + way >= 0 && i + way < chain.length ? chain[i + way] : 0;
            }
        }
        return 0;
    }

    /// The end of a packet's conversation that was rewritten between two sightings, as it is after that; empty if none was.
    public static String rewritten(Timeline timeline, int packet, int next) {
        PacketTable packets = timeline.packets();
        if (packets.conversation(packet) < 0 || packets.conversation(next) < 0) {
            return "";
        }
        Conversation before = timeline.conversation(packets.conversation(packet));
        Conversation after = timeline.conversation(packets.conversation(next));
        for (Side side : Side.values()) {
            if (!before.end(side).equals(after.end(side))) {
                return after.end(side).toString();
            }
        }
        return "";
    }
}
