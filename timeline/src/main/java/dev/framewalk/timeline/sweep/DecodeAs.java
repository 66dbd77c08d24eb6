package dev.framewalk.timeline.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the user said about ports, overruling what ports and bytes suggest.
///
/// @param tcpPorts TCP port to protocol id (`http`)
/// @param udpPorts UDP port to protocol id (`dns`)
public record DecodeAs(Map<Integer, String> tcpPorts, Map<Integer, String> udpPorts) {
    public static final DecodeAs NOTHING = new DecodeAs(Map.of(), Map.of());

    public DecodeAs {
        tcpPorts = Map.copyOf(tcpPorts);
        udpPorts = Map.copyOf(udpPorts);
    }

    /// Reads rules as users of tshark write them: `tcp.port==8888,http`, or `tcp.port==8000-8010,http` for all of these ports.
    ///
    /// @throws IllegalArgumentException with a sentence for the user if a rule is not of that form
    public static DecodeAs parse(List<String> rules) {
        Map<Integer, String> tcp = new LinkedHashMap<>();
        Map<Integer, String> udp = new LinkedHashMap<>();
        for (String rule : rules) {
            int comma = rule.indexOf(',');
            int equals = rule.indexOf("==");
            if (comma < 0 || equals < 0 || equals > comma) {
                throw new IllegalArgumentException(
                        "\"" + rule + "\" is not a decode-as rule. Write for example tcp.port==8888,http.");
            }
            String selector = rule.substring(0, equals).strip();
            String protocol = rule.substring(comma + 1).strip();
            Map<Integer, String> ports = switch (selector) {
                case "tcp.port" -> tcp;
                case "udp.port" -> udp;
                default -> throw new IllegalArgumentException("\"" + selector
                        + "\" cannot be decoded as something else. Use tcp.port or udp.port, as in tcp.port==8888,http.");
            };
            String numbers = rule.substring(equals + 2, comma).strip();
            int dash = numbers.indexOf('-', 1);
            int first = port(rule, dash < 0 ? numbers : numbers.substring(0, dash).strip());
            int last = dash < 0 ? first : port(rule, numbers.substring(dash + 1).strip());
            for (int port = first; port <= last; port++) {
                ports.put(port, protocol);
            }
        }
        return new DecodeAs(tcp, udp);
    }

    private static int port(String rule, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new IllegalArgumentException("\"" + text + "\" in \"" + rule + "\" is not a port from 0 to 65535.");
    }
}
