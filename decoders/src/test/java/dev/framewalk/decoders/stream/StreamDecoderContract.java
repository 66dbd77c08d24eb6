package dev.framewalk.decoders.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every stream decoder must keep, whatever it decodes: chop, cut, rewind, tile, fuzz and render.
///
/// To have a protocol held to it, extend this class and give its [#scripts()].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StreamDecoderContract {
    protected abstract StreamProtocol protocol();

    /// Conversations that together reach every state of the protocol.
    protected abstract List<Script> scripts();

    @ParameterizedTest
    @MethodSource("scripts")
    void givesTheSameEventsHoweverTheBytesAreCut(Script script) {
        List<StreamEvent> whole = script.events(protocol());
        assertThat(script.cut(() -> 1).events(protocol())).as("byte by byte").isEqualTo(whole);
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            assertThat(script.cut(() -> 1 + random.nextInt(40)).events(protocol()))
                    .as("cut with seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void uncoversTheSameBytesHoweverTheBytesAreCut(Script script) {
        UncoveredBytes whole = UncoveredBytes.of(script, protocol());
        assertThat(UncoveredBytes.of(script.cut(() -> 1), protocol())).as("byte by byte").isEqualTo(whole);
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            assertThat(UncoveredBytes.of(script.cut(() -> 1 + random.nextInt(40)), protocol()))
                    .as("cut with seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void makesUncoveredBytesAgainFromTheBytesAround(Script script) {
        StreamSink sink = new StreamSink() {
            @Override
            public void event(StreamEvent event) {}

            @Override
            public boolean open(long channel, Inside inside) {
                return true;
            }

            @Override
            public void uncovered(long channel, Uncovered bytes) {
                Unit outer = bytes.outer();
                Uncovered.Opening again = bytes.again();
                byte[] first = bytes.window().toArray(bytes.at(), bytes.length());
                if (outer == null) {
                    assertThat(bytes.first()).as("the same bytes are at the same positions").isEqualTo(bytes.offset());
                } else if (!script.hasGapIn(outer)) {
                    // such a run means nothing without what came before
                    long from = again != null && again.needsAllBefore() ? 0 : outer.from();
                    Bytes around = script.bytes(outer.side()).slice(from, outer.to() - from);
                    assertThat((again == null ? around : again.open(around)).toArray()).isEqualTo(first);
                }
                if (outer != null && bytes.first() != Uncovered.NOT_IN_PLACE) {
                    assertThat(bytes.first()).isGreaterThanOrEqualTo(outer.from());
                    assertThat(bytes.first() + bytes.length()).isLessThanOrEqualTo(outer.to());
                }
            }
        };
        script.feed(protocol().decoder(sink, script.start()), 0, script.turns().size());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void givesOfAPrefixTheFirstEventsOfTheWhole(Script script) {
        List<StreamEvent> whole = script.events(protocol());
        for (int length = 0; length <= script.lengthBeforeEnding(); length++) {
            List<StreamEvent> some = script.prefix(length).events(protocol());
            assertThat(some).as("first %d bytes", length).isEqualTo(whole.subList(0, some.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void survivesAnEndingAfterEveryPrefix(Script script) {
        for (int length = 0; length <= script.lengthBeforeEnding(); length++) {
            for (Ending ending : Ending.values()) {
                Script cut = script.prefix(length).end(Side.CLIENT, ending).end(Side.SERVER, ending);
                render(cut, cut.events(protocol()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void goesOnFromAStateAsIfItHadNeverStopped(Script script) {
        Random random = new Random(script.toString().hashCode());
        Script cut = script.cut(() -> 1 + random.nextInt(25));
        int turns = cut.turns().size();
        List<StreamEvent> straight = cut.events(protocol());
        List<Object> states = new ArrayList<>();
        List<Integer> eventsSoFar = new ArrayList<>();
        List<StreamEvent> events = new ArrayList<>();
        StreamDecoder<?> decoder = protocol().decoder(events::add, cut.start());
        for (int i = 0; i < turns; i++) {
            states.add(decoder.state());
            eventsSoFar.add(events.size());
            cut.feed(decoder, i, i + 1);
        }
        assertThat(events).isEqualTo(straight);
        for (int i = 0; i < turns; i++) {
            List<StreamEvent> rest = new ArrayList<>();
            StreamDecoder<?> resumed = protocol().decoder(rest::add, cut.start());
            restore(resumed, states.get(i));
            assertThat((Object) resumed.state()).as("state after restoring turn %d", i).isEqualTo(states.get(i));
            cut.feed(resumed, i, turns);
            assertThat(rest)
                    .as("events from turn %d", i)
                    .isEqualTo(straight.subList(eventsSoFar.get(i), straight.size()));
            assertThat((Object) resumed.state()).as("last state from turn %d", i).isEqualTo(decoder.state());
        }
    }

    @SuppressWarnings("unchecked")
    private static <S> void restore(StreamDecoder<S> decoder, Object state) {
        decoder.restore((S) state);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void explainsEachByteOfAUnitExactlyOnce(Script script) {
        for (StreamEvent event : script.events(protocol())) {
            Unit unit = event.unit();
            if (unit == null || script.hasGapIn(unit)) {
                continue;
            }
            Bytes bytes = script.bytes(unit.side()).slice(unit.from(), unit.length());
            assertTiles(protocol().explain(event, bytes), bytes, event);
        }
    }

    /// The leaves of a tree cover each bit of a window exactly once.
    public static void assertTiles(Node root, Bytes bytes, Object what) {
        BitSet covered = new BitSet();
        root.walk(node -> {
            // what stands in another window (a body inflated, a record decrypted) is shown beside the bytes themselves
            if (!node.isLeaf() || node.range().bitLength() == 0 || node.source() != root.source()) {
                return;
            }
            int from = (int) node.range().bitFrom();
            int to = (int) node.range().bitTo();
            assertThat(covered.get(from, to).isEmpty())
                    .as("%s covers bits %d to %d again in %s", node, from, to, what)
                    .isTrue();
            covered.set(from, to);
        });
        assertThat(covered.nextClearBit(0)).as("bits explained of %s", what).isEqualTo((int) bytes.length() * 8);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void understandsOrdinaryTrafficWithoutLeavingBytesUndecoded(Script script) {
        for (StreamEvent event : script.events(protocol())) {
            assertThat(event.sentence())
                    .as("sentence of %s", event)
                    .isNotBlank()
                    .doesNotContain("{")
                    .isNotEqualTo(event.id());
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void survivesWhateverHappensToTheBytes(Script script) {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Script damaged = damage(script, random);
            render(damaged, damaged.events(protocol()));
        }
    }

    private static Script damage(Script script, Random random) {
        Script damaged = Script.starting("damaged", script.start());
        for (Script.Turn turn : script.cut(() -> 1 + random.nextInt(200)).turns()) {
            byte[] bytes = turn.bytes().clone();
            for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int fate = random.nextInt(30);
            if (fate == 0) {
                damaged.gap(turn.side(), 1 + random.nextInt(300));
            } else if (fate == 1) {
                damaged.turns().add(new Script.Turn(turn.side().other(), bytes, turn.gap(), turn.ending()));
            } else if (fate == 2) {
                damaged.turns().add(turn);
                damaged.turns().add(turn);
            } else if (fate != 3) {
                damaged.turns().add(new Script.Turn(turn.side(), bytes, turn.gap(), turn.ending()));
            }
        }
        return damaged;
    }

    private void render(Script script, List<StreamEvent> events) {
        Explanations texts = new Explanations(List.of(protocol().protocol()), Locale.ROOT);
        for (StreamEvent event : events) {
            assertThat(event.sentence()).isNotBlank();
            assertThat(event.depth()).isNotNull();
            Unit unit = event.unit();
            if (unit == null) {
                continue;
            }
            Bytes all = script.bytes(unit.side());
            assertThat(unit.from()).isBetween(0L, unit.to());
            assertThat(unit.to()).as("end of %s", event).isLessThanOrEqualTo(all.length());
            Node tree = protocol().explain(event, all.slice(unit.from(), unit.length()));
            tree.walk(node -> {
                node.display();
                texts.sentence(node);
                node.findings().forEach(finding -> assertThat(finding.sentence()).isNotBlank());
            });
        }
        List<StreamEvent> again = new ArrayList<>();
        StreamDecoder<?> decoder = protocol().decoder(again::add, script.start());
        script.feed(decoder, 0, script.turns().size());
        if (decoder.state() instanceof Described state) {
            state.leaves().forEach(leaf -> assertThat(leaf.value()).isNotNull());
        }
    }
}
