package dev.framewalk.decoders.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every decoder of datagrams must keep, whatever it decodes: cut, rewind, tile, fuzz and render.
///
/// To have a protocol held to it, extend this class and give its [#scripts()]: each turn is one datagram.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatagramDecoderContract {
    protected abstract DatagramProtocol protocol();

    /// Conversations that together reach every state of the protocol.
    protected abstract List<Script> scripts();

    /// What a decoder said, and which bytes it passed on.
    private static final class Heard implements StreamSink {
        private final List<StreamEvent> events = new ArrayList<>();
        private final List<String> passedOn = new ArrayList<>();

        @Override
        public void event(StreamEvent event) {
            events.add(event);
        }

        @Override
        public boolean open(long channel, Inside inside) {
            return true;
        }

        @Override
        public void uncovered(long channel, Uncovered run) {
            passedOn.add(channel + " " + run.side() + " " + run.offset() + " "
                    + Arrays.toString(run.window().toArray(run.at(), run.length())));
        }
    }

    /// Feeds turns of a script, each as one datagram.
    ///
    /// @param before bytes of each direction that came before the script
    private static void feed(DatagramDecoder<?> decoder, Script script, int from, int to, long before) {
        long[] offsets = {before, before};
        for (int i = 0; i < to; i++) {
            Script.Turn turn = script.turns().get(i);
            int side = turn.side().ordinal();
            if (i >= from && turn.bytes().length > 0) {
                decoder.datagram(
                        turn.side(), Bytes.captured(turn.bytes()), 0, turn.bytes().length, turn.gap(), offsets[side]);
            }
            offsets[side] += turn.bytes().length + turn.gap();
        }
    }

    private Heard hear(Script script) {
        Heard heard = new Heard();
        feed(protocol().decoder(heard), script, 0, script.turns().size(), 0);
        return heard;
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void doesNotDependOnWhereADatagramLies(Script script) {
        Heard whole = hear(script);
        Heard elsewhere = new Heard();
        DatagramDecoder<?> decoder = protocol().decoder(elsewhere);
        long[] offsets = new long[2];
        for (Script.Turn turn : script.turns()) {
            byte[] around = new byte[turn.bytes().length + 37];
            Arrays.fill(around, (byte) 0xc1);
            System.arraycopy(turn.bytes(), 0, around, 19, turn.bytes().length);
            decoder.datagram(
                    turn.side(), Bytes.captured(around), 19, turn.bytes().length, turn.gap(), offsets[turn.side().ordinal()]);
            // what it keeps, it must have copied
            Arrays.fill(around, (byte) 0);
            offsets[turn.side().ordinal()] += turn.bytes().length + turn.gap();
        }
        assertThat(elsewhere.events).isEqualTo(whole.events);
        assertThat(elsewhere.passedOn).isEqualTo(whole.passedOn);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void countsItsUnitsFromTheDatagram(Script script) {
        List<StreamEvent> plain = hear(script).events;
        Heard later = new Heard();
        feed(protocol().decoder(later), script, 0, script.turns().size(), 5_000_000_000L);
        assertThat(later.events).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            Unit unit = plain.get(i).unit();
            assertThat(later.events.get(i).unit())
                    .isEqualTo(unit == null ? null : new Unit(unit.side(), unit.from() + 5_000_000_000L, unit.to() + 5_000_000_000L));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void recognisesItsOwnAndNothingInNothing(Script script) {
        for (Script.Turn turn : script.turns()) {
            byte[] bytes = turn.bytes();
            Spoken own = new Spoken(List.of(protocol().protocol().id()), null);
            assertThat(protocol().shape(Bytes.captured(bytes), 0, bytes.length, own))
                    .as("%s in %s", Arrays.toString(bytes), script)
                    .isNotEqualTo(Shape.NO);
            for (int length = 1; length <= bytes.length; length++) {
                assertThat(protocol().shape(Bytes.captured(Arrays.copyOf(bytes, length)), 0, length, Spoken.NOTHING)).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void survivesACaptureThatCutsEveryDatagram(Script script) {
        int longest = script.turns().stream().mapToInt(turn -> turn.bytes().length).max().orElse(0);
        for (int length = 0; length <= longest; length++) {
            Script cut = Script.starting("cut", script.start());
            for (Script.Turn turn : script.turns()) {
                int kept = Math.min(length, turn.bytes().length);
                cut.turns()
                        .add(new Script.Turn(
                                turn.side(), Arrays.copyOf(turn.bytes(), kept), turn.bytes().length - kept, null));
            }
            render(cut);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void goesOnFromAStateAsIfItHadNeverStopped(Script script) {
        int turns = script.turns().size();
        Heard straight = new Heard();
        DatagramDecoder<?> decoder = protocol().decoder(straight);
        List<Object> states = new ArrayList<>();
        List<Integer> eventsSoFar = new ArrayList<>();
        List<Integer> passedOnSoFar = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            states.add(decoder.state());
            eventsSoFar.add(straight.events.size());
            passedOnSoFar.add(straight.passedOn.size());
            feed(decoder, script, i, i + 1, 0);
        }
        for (int i = 0; i < turns; i++) {
            Heard rest = new Heard();
            DatagramDecoder<?> resumed = protocol().decoder(rest);
            restore(resumed, states.get(i));
            assertThat((Object) resumed.state()).as("state after restoring datagram %d", i).isEqualTo(states.get(i));
            feed(resumed, script, i, turns, 0);
            assertThat(rest.events)
                    .as("events from datagram %d", i)
                    .isEqualTo(straight.events.subList(eventsSoFar.get(i), straight.events.size()));
            assertThat(rest.passedOn)
                    .as("passed on from datagram %d", i)
                    .isEqualTo(straight.passedOn.subList(passedOnSoFar.get(i), straight.passedOn.size()));
            assertThat((Object) resumed.state()).as("last state from datagram %d", i).isEqualTo(decoder.state());
        }
    }

    @SuppressWarnings("unchecked")
    private static <S> void restore(DatagramDecoder<S> decoder, Object state) {
        decoder.restore((S) state);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void explainsEachByteOfADatagramExactlyOnce(Script script) {
        for (Script.Turn turn : script.turns()) {
            Bytes bytes = Bytes.captured(turn.bytes());
            StreamDecoderContract.assertTiles(explain(bytes), bytes, turn);
        }
    }

    private Node explain(Bytes bytes) {
        Explain reader = new Explain(protocol().group(), bytes, 0, bytes.length());
        protocol().read(reader);
        return reader.finish();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void survivesWhateverHappensToTheDatagrams(Script script) {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Script damaged = Script.starting("damaged", script.start());
            for (Script.Turn turn : script.turns()) {
                byte[] bytes = turn.bytes().clone();
                for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                Side side = random.nextInt(20) == 0 ? turn.side().other() : turn.side();
                switch (random.nextInt(12)) {
                    case 0 -> {
                        // lost
                    }
                    case 1 -> {
                        damaged.turns().add(new Script.Turn(side, bytes, 0, null));
                        damaged.turns().add(new Script.Turn(side, bytes, 0, null));
                    }
                    case 2 -> damaged.turns()
                            .add(random.nextInt(damaged.turns().size() + 1), new Script.Turn(side, bytes, 0, null));
                    case 3 -> {
                        int kept = random.nextInt(bytes.length + 1);
                        damaged.turns().add(new Script.Turn(side, Arrays.copyOf(bytes, kept), bytes.length - kept, null));
                    }
                    default -> damaged.turns().add(new Script.Turn(side, bytes, 0, null));
                }
            }
            render(damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void tellsOrdinaryTraffic(Script script) {
        render(script);
        for (StreamEvent event : hear(script).events) {
            assertThat(event.sentence()).doesNotContain("{").isNotEqualTo(event.id());
        }
    }

    private void render(Script script) {
        Explanations texts = new Explanations(List.of(protocol().protocol()), Locale.ROOT);
        Heard heard = new Heard();
        DatagramDecoder<?> decoder = protocol().decoder(heard);
        feed(decoder, script, 0, script.turns().size(), 0);
        for (StreamEvent event : heard.events) {
            assertThat(event.sentence()).isNotBlank();
            assertThat(event.depth()).isNotNull();
            Unit unit = event.unit();
            if (unit != null) {
                assertThat(unit.from()).isBetween(0L, unit.to());
                assertThat(isWithinADatagram(script, unit)).as("%s lies in one datagram", event).isTrue();
            }
        }
        for (Script.Turn turn : script.turns()) {
            Bytes bytes = Bytes.captured(turn.bytes());
            explain(bytes).walk(node -> {
                node.display();
                texts.sentence(node);
                node.findings().forEach(finding -> assertThat(finding.sentence()).isNotBlank());
            });
        }
        if (decoder.state() instanceof Described state) {
            state.leaves().forEach(leaf -> assertThat(leaf.value()).isNotNull());
        }
    }

    private static boolean isWithinADatagram(Script script, Unit unit) {
        long at = 0;
        for (Script.Turn turn : script.turns()) {
            if (turn.side() == unit.side()) {
                if (at <= unit.from() && unit.to() <= at + turn.bytes().length) {
                    return true;
                }
                at += turn.bytes().length + turn.gap();
            }
        }
        return false;
    }
}
