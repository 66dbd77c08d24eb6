package dev.framewalk.timeline.recording;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.NameRecord;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.NamingEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The names of hosts, as the capture itself tells them; nobody on the network is asked. Any thread may look up.
public final class HostNames {
    /// More names than this for one address, from one source, say nothing any more.
    private static final int MOST_NAMES = 16;

    private final CaptureFile capture;
    private final Map<String, List<HostName>> learnt = new ConcurrentHashMap<>();
    private volatile int recordsRead;

    HostNames(CaptureFile capture) {
        this.capture = capture;
    }

    /// The best name of an address as text, or null.
    public @Nullable HostName of(String address) {
        List<HostName> names = all(address);
        return names.isEmpty() ? null : names.getFirst();
    }

    /// What to write over an address in a picture: a name that the capture tells, or the address. Names that requests merely
    /// suggest do not count: there nothing would show that they are a guess.
    public String shown(String address) {
        HostName name = of(address);
        return name == null || name.source() == HostName.Source.REQUEST ? address : name.name();
    }

    /// All names of an address, best first.
    public List<HostName> all(String address) {
        readRecords();
        List<HostName> names = learnt.get(address);
        return names == null ? List.of() : names;
    }

    /// Name records may come anywhere in the file.
    private void readRecords() {
        List<NameRecord> records = capture.names();
        if (records.size() == recordsRead) {
            return;
        }
        for (NameRecord record : records.subList(Math.min(recordsRead, records.size()), records.size())) {
            String address =
                    switch (record.kind()) {
                        case IPV4 -> Display.ipv4(record.address(), 0);
                        case IPV6 -> Display.ipv6(record.address(), 0);
                        case EUI48 -> Display.mac(record.address(), 0);
                        case EUI64 -> "";
                    };
            for (String name : record.names()) {
                add(address, name, HostName.Source.CAPTURE_FILE, 0);
            }
        }
        recordsRead = records.size();
    }

    /// Looks whether an event names an address.
    void learn(Flow flow, StreamEvent event, int packet) {
        if (!(event instanceof NamingEvent naming)) {
            return;
        }
        for (HostNaming told : naming.hostNamings()) {
            switch (told) {
                case HostNaming.Resolved resolved ->
                    add(resolved.address(), resolved.name(), HostName.Source.DNS, packet);
                case HostNaming.Asked asked -> {
                    String host = withoutPort(asked.name());
                    if (!isAddress(host)) {
                        add(flow.key().address(1 - flow.clientDirection()), host, HostName.Source.REQUEST, packet);
                    }
                }
            }
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > 0 && host.indexOf(':') == colon ? host.substring(0, colon) : host;
    }

    private static boolean isAddress(String host) {
        return host.isEmpty() || host.startsWith("[") || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private void add(String address, String name, HostName.Source source, int packet) {
        // most requests repeat what is known, and have nothing to wait for
        if (address.isEmpty() || !isNews(learnt.getOrDefault(address, List.of()), name, source)) {
            return;
        }
        HostName learning = new HostName(name, source, packet, certainty(source, packet));
        learnt.compute(address, (key, present) -> {
            if (present == null) {
                return List.of(learning);
            }
            if (!isNews(present, name, source)) {
                return present;
            }
            List<HostName> more = new ArrayList<>(present);
            more.add(learning);
            more.sort(Comparator.comparing(HostName::source));
            return List.copyOf(more);
        });
    }

    private static boolean isNews(List<HostName> present, String name, HostName.Source source) {
        int names = 0;
        for (HostName known : present) {
            if (known.source() == source) {
                if (known.name().equalsIgnoreCase(name)) {
                    return false;
                }
                names++;
            }
        }
        return names < MOST_NAMES;
    }

    private static Certainty certainty(HostName.Source source, int packet) {
        return switch (source) {
            case CAPTURE_FILE -> Certainty.OBSERVED;
            case DNS -> Certainty.DERIVED;
            case REQUEST -> new Certainty.Inferred(StoryWords.here().say("host.request", "packet", packet));
        };
    }

    /// An address in a window as text.
    public static String text(Bytes window, long at, int length) {
        return switch (length) {
            case 4 -> Display.ipv4(window, at);
            case 16 -> Display.ipv6(window, at);
            default -> "";
        };
    }
}
