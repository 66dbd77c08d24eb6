package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class TlsContractTest extends StreamDecoderContract {
    private static final List<String> KEYED = List.of(
            "tls13-TLS_AES_128_GCM_SHA256",
            "tls13-key-update",
            "tls13-retry",
            "tls12-ECDHE-ECDSA-CHACHA20-POLY1305",
            "tls12-ECDHE-ECDSA-AES128-SHA256-mac-first",
            "tls12-rsa",
            "tls12-renegotiated",
            "tls1-ECDHE-ECDSA-AES128-SHA");

    private static final Tls TLS = protocolWithKeys();

    @Override
    protected StreamProtocol protocol() {
        return TLS;
    }

    private static Tls protocolWithKeys() {
        KeyLog keys = new KeyLog();
        KEYED.forEach(name -> keys.add(Recorded.of(name).keys()));
        return new Tls(keys);
    }

    @Override
    protected List<Script> scripts() {
        List<Script> scripts = new ArrayList<>();
        KEYED.forEach(name -> scripts.add(Recorded.of(name).script()));
        scripts.add(Recorded.of("tls12-ECDHE-ECDSA-AES128-GCM-SHA256").script());
        scripts.add(Recorded.of("tls13-TLS_AES_256_GCM_SHA384").script());
        scripts.add(Recorded.of("tls12-failed").script());
        scripts.add(holes("tls13-key-update"));
        scripts.add(holes("tls12-rsa"));
        scripts.add(midway());
        scripts.add(Script.named("something else")
                .client("GET / HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 400 Bad Request\r\n\r\n")
                .end(Side.CLIENT, Ending.FINISHED));
        scripts.add(Script.named("old hellos")
                .client(new byte[] {
                    (byte) 0x80, 27, 1, 3, 1, 0, 9, 0, 0, 0, 9, 0, 0, 5, 1, 0, (byte) 0x80, 0, 0, 0x2f, 1, 2, 3, 4, 5, 6, 7, 8, 9
                })
                .server(new byte[] {0x15, 3, 1, 0, 2, 2, 40})
                .end(Side.SERVER, Ending.FINISHED));
        return scripts;
    }

    /// A session of which each third turn lost its middle.
    private static Script holes(String name) {
        Recorded recorded = Recorded.of(name);
        Script script = Script.named(name + " with holes");
        int number = 0;
        for (Recorded.Turn turn : recorded.turns()) {
            byte[] bytes = turn.bytes();
            number++;
            if (bytes.length > 60 && number % 3 == 0) {
                add(script, turn.side(), Arrays.copyOf(bytes, 20));
                script.gap(turn.side(), 30);
                add(script, turn.side(), Arrays.copyOfRange(bytes, 50, bytes.length));
            } else if (bytes.length > 0) {
                add(script, turn.side(), bytes);
            }
        }
        return script;
    }

    private static Script midway() {
        Script script = Script.joinedMidway("joined midway");
        List<Recorded.Turn> turns = Recorded.of("tls12-rsa").turns();
        for (Recorded.Turn turn : turns.subList(turns.size() / 2, turns.size())) {
            if (turn.bytes().length > 9) {
                add(script, turn.side(), Arrays.copyOfRange(turn.bytes(), 3, turn.bytes().length));
                add(script, turn.side(), turn.bytes());
            }
        }
        return script;
    }

    private static void add(Script script, Side side, byte[] bytes) {
        if (side == Side.CLIENT) {
            script.client(bytes);
        } else {
            script.server(bytes);
        }
    }
}
