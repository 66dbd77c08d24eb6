package dev.framewalk.timeline.diagram;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.timeline.PacketTable;
import dev.framewalk.timeline.Timeline;
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
/// acknowledgments, are paired in the order in which they came.
final class Sightings {
    /// No packet is under way for longer.
    private static final long LONGEST_NANOS = 2_000_000_000L;
    /// Payload bytes that are compared; with lengths and sequence numbers this tells packets apart.
    private static final int COMPARED = 256;

    private final int[][] chainOf;
    private final int[] missing;

    private record Key(int transport, long numbers, long length, long hash) {}

    private record Path(int conversation, int direction) {}

    private static final class Chain {
        final List<Integer> packets = new ArrayList<>(4);
        final List<Integer> vantages = new ArrayList<>(4);
    }

    Sightings(Timeline timeline) {
        PacketTable packets = timeline.packets();
        int count = packets.count();
        chainOf = new int[count + 1][];
        missing = new int[count + 1];
        Map<Key, List<Chain>> open = new HashMap<>();
        List<Chain> all = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Key key = key(timeline.walk(number));
            if (key == null) {
                continue;
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
        settle(all, packets);
    }

    private static @Nullable Chain join(
            List<Chain> candidates, PacketTable packets, int number) {
        for (Iterator<Chain> each = candidates.iterator(); each.hasNext(); ) {
            Chain chain = each.next();
            if (packets.timeNanos(number) - packets.timeNanos(chain.packets.getFirst()) > LONGEST_NANOS) {
                each.remove();
            } else if (!chain.vantages.contains(packets.vantage(number))) {
                return chain;
            }
        }
        return null;
    }

    /// A chain that stops before the place where most packets of its direction end has lost its packet.
    private void settle(List<Chain> all, PacketTable packets) {
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
    int[] chain(int number) {
        int[] chain = number < chainOf.length ? chainOf[number] : null;
        return chain == null ? new int[] {number} : chain;
    }

    /// The vantage at which this packet, the last of its chain, should have been seen and was not; -1 if none.
    int missingAt(int number) {
        return number < missing.length ? missing[number] - 1 : -1;
    }
}
