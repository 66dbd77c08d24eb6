package dev.framewalk.timeline;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.NameRecord;
import dev.framewalk.decoders.dns.DnsAnswer;
import dev.framewalk.decoders.dns.DnsEvent;
import dev.framewalk.decoders.dns.DnsMessage;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.http1.Http1Event;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.story.Words;
import dev.framewalk.timeline.sweep.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The names of hosts, as the capture itself tells them; nobody on the network is asked. Any thread may look up.
public final class HostNames {
    private static final int TYPE_A = 1;
    private static final int TYPE_AAAA = 28;
    /// More names than this for one address say nothing any more.
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
                add(address, new HostName(name, HostName.Source.CAPTURE_FILE, 0, Certainty.OBSERVED));
            }
        }
        recordsRead = records.size();
    }

    /// Looks whether an event names an address.
    void learn(Flow flow, StreamEvent event, int packet) {
        if (event instanceof DnsEvent dns) {
            DnsMessage message = dns.message();
            if (message != null && message.isResponse()) {
                learn(message, packet);
            }
        } else if (event instanceof Http1Event.RequestStarted request) {
            String host = request.head().headers().host();
            if (host != null && !isAddress(withoutPort(host))) {
                add(flow.key().address(1 - flow.clientDirection()), new HostName(
                        withoutPort(host),
                        HostName.Source.REQUEST,
                        packet,
                        new Certainty.Inferred(Words.here().say("host.request", "packet", packet))));
            }
        }
    }

    private void learn(DnsMessage message, int packet) {
        for (DnsAnswer answer : message.answers()) {
            if (answer.type() == TYPE_A || answer.type() == TYPE_AAAA) {
                // an alias leads to the address: people know the name that was asked for
                String name = message.questions().isEmpty() ? answer.name() : message.questions().getFirst().name();
                add(answer.value(), new HostName(name, HostName.Source.DNS, packet, Certainty.DERIVED));
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

    private void add(String address, HostName name) {
        if (address.isEmpty()) {
            return;
        }
        learnt.compute(address, (key, present) -> {
            if (present == null) {
                return List.of(name);
            }
            boolean isKnown = present.stream()
                    .anyMatch(known -> known.name().equalsIgnoreCase(name.name()) && known.source() == name.source());
            if (isKnown || present.size() >= MOST_NAMES) {
                return present;
            }
            List<HostName> more = new ArrayList<>(present);
            more.add(name);
            more.sort(Comparator.comparing(HostName::source));
            return List.copyOf(more);
        });
    }

    /// An address in a window as text.
    static String text(Bytes window, long at, int length) {
        return switch (length) {
            case 4 -> Display.ipv4(window, at);
            case 16 -> Display.ipv6(window, at);
            default -> "";
        };
    }
}
