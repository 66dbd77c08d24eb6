package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Small inputs kept beside the project, each with the right value and its proof, as `-Dframewalk.cases` names them: those about channels, order, copies and moments.
@EnabledIfSystemProperty(named = "framewalk.cases", matches = ".+")
class CasesTest {
    private static String input(String name) {
        Path folder = Path.of(System.getProperty("framewalk.cases"));
        for (String ending : List.of("/in.pcap", ".pcap", ".pcapng")) {
            Path file = folder.resolve(name + ending);
            if (Files.exists(file)) {
                return file.toString();
            }
        }
        throw new IllegalArgumentException("no case " + name);
    }

    private static String run(String command, String name) throws IOException {
        String[] words = (command + " " + input(name)).split(" ");
        Shell.Outcome outcome = Shell.run(words);
        assertThat(outcome.complaints()).isEmpty();
        return outcome.answers();
    }

    @Test
    void aResumedSessionOpensWithTheSecretOfItsFirstConnection() throws IOException {
        assertThat(run("steps", "22a-tls12-resumed-by-ticket"))
                .contains("GET /again asks for a resource on h.example.", "200 OK answers GET /again: 7 bytes.");
        assertThat(run("summary", "22a-tls12-resumed-by-ticket")).containsPattern("http\\.requests +2\n");
    }

    @Test
    void refusedEarlyDataIsSaidToBeRefused() throws IOException {
        String steps = run("steps", "26-tls13-early-data-taken-and-refused");
        assertThat(steps.lines().filter(line -> line.contains("thrown away unread"))).hasSize(1);
        assertThat(steps).contains("it takes the data that was sent ahead (0-RTT)");
    }

    @Test
    void theAnswerBelongsToTheCopyThatWasAccepted() throws IOException {
        assertThat(run("steps", "27-tls13-early-http-refused-and-repeated").lines().filter(line -> line.contains("answers GET /early")))
                .hasSize(2)
                .last()
                .asString()
                .contains("The answer took 1.1 ms.");
        assertThat(run("streams", "27-tls13-early-http-refused-and-repeated").lines().filter(line -> line.contains("GET /early")))
                .anySatisfy(line -> assertThat(line).contains("0.031500").contains("thrown away by the server"))
                .anySatisfy(line -> assertThat(line).contains("0.035900").contains(" 200 "));
    }

    @Test
    void bothRequestsOfAConnectionJoinedMidwayAreSeen() throws IOException {
        String steps = run("steps --depth messages", "40-h2-late-join");
        assertThat(steps)
                .contains("GET (path not known) asks for a resource, on stream 41.", "GET /plain asks for a resource, on stream 43.")
                .contains("9 bytes, on stream 41. The answer took 1.1 ms.")
                .doesNotContain("a request that was not seen");
    }

    @Test
    void exchangesInsideATunnelHaveNumbersOfTheirOwn() throws IOException {
        assertThat(run("streams", "43-connect-then-tls").lines().filter(line -> line.contains(" 200 ")))
                .hasSize(3)
                .anyMatch(line -> line.endsWith("CONNECT h.example:443"))
                .anyMatch(line -> line.endsWith("GET /tls1"))
                .anyMatch(line -> line.endsWith("GET /tls2"));
        assertThat(run("export --to har -o -", "43-connect-then-tls")).containsOnlyOnce("//h.example:443\"");
    }

    @Test
    void http2InATunnelBeginsItsOwnStreams() throws IOException {
        assertThat(run("steps --depth frames", "cut/connect-then-h2"))
                .contains("POST /helloworld.GreeterService/SayHello is asked on 127.0.0.1:6233, on stream 1.")
                .doesNotContain("must not", "STREAM_CLOSED", "was not seen");
    }

    @Test
    void anUpgradedRequestIsAnsweredOnStream1() throws IOException {
        String har = run("export --to har -o -", "cut/h2c-upgrade-har");
        assertThat(har.split("\"status\":101", -1)).hasSize(4);
        assertThat(har.split("\"status\":206", -1)).hasSize(6);
    }

    @Test
    void aHoleThatCanOnlyHoldAnEmptyFrameLosesNoTable() throws IOException {
        assertThat(run("steps --depth frames", "cut/nine-byte-gap"))
                .contains("POST /nnrf-nfm/v1/subscriptions begins on nrf.5gc.mnc070.mcc999.3gppnetwork.org, on stream 3")
                .doesNotContain("table that was not seen");
    }

    @Test
    void aRequestThatBreaksEveryRuleIsToldByItsAnswer() throws IOException {
        assertThat(run("steps", "cut/response-not-decoded"))
                .contains("400 Bad Request answers POST abcd12345")
                .doesNotContain("no decoder here reads");
    }

    // ---- order, copies, moments

    @Test
    void bytesBelowWhatWasAcknowledgedAreNotInFlight() throws IOException {
        for (String step : List.of("18", "21", "40")) {
            assertThat(run("state --at " + step, "01-tcp-keepalive-garbage").lines().filter(line -> line.contains("In flight")))
                    .hasSize(2)
                    .allMatch(line -> line.contains(" 0 bytes"));
        }
        assertThat(run("state --at 18", "13-spurious-retransmission-in-flight").lines().filter(line -> line.contains("In flight")))
                .hasSize(2)
                .allMatch(line -> line.contains(" 0 bytes"));
    }

    @Test
    void whereBothEndsAskNobodyIsTheClientBecauseItAsked() throws IOException {
        assertThat(run("steps --depth segments", "05-simultaneous-open"))
                .doesNotContain("again", "because it asked", "duplicate");
        assertThat(run("steps", "05-simultaneous-open")).contains("both had asked for it at the same time");
    }

    @Test
    void bodyBytesAreCountedOnce() throws IOException {
        assertThat(run("steps", "07-ack-of-unseen-gap-in-chunks")).contains("1024 bytes were seen");
        assertThat(run("streams", "07-ack-of-unseen-gap-in-chunks").lines().filter(line -> line.contains("GET /gap")))
                .singleElement()
                .asString()
                .contains(" 1024 ")
                .doesNotContain("1031");
    }

    @Test
    void theServerHadTheRequestWhenTheAcknowledgedCopyArrived() throws IOException {
        assertThat(run("hol --json", "12-request-sent-twice").lines())
                .anyMatch(line -> line.contains("\"server-thinking\"") && line.contains("\"ms\":0.5"))
                .anyMatch(line -> line.contains("\"retransmission-timer\"") && line.contains("\"ms\":200"));
    }

    @Test
    void aClosedWindowIsAWaitForTheReceiver() throws IOException {
        String hol = run("hol", "38-zero-window-probes");
        assertThat(hol).contains("receiver full", "1.9 s", "waiting for a window").doesNotContain("lost (", "951 round trips [");
    }

    @Test
    void aPacketThatWasRecordedTwiceIsToldOnce() throws IOException {
        assertThat(run("steps", "39-every-packet-twice").lines().filter(line -> line.contains("recorded a second time")))
                .hasSize(1);
        assertThat(run("steps", "39-every-packet-twice")).doesNotContain("asks again", "repeats bytes");
    }

    @Test
    void aLostSynIsNoRoundTrip() throws IOException {
        assertThat(run("steps", "cut/syn-lost")).contains("41.8 ms after the SYN of packet 2", "its round trip only 41.9 ms");
        assertThat(run("hol", "cut/syn-lost")).contains("1.01 s", "41.9 ms = 1.0 round trips").doesNotContain("25.1 round trips");
    }

    @Test
    void bytesBehindAHoleCameWhenTheyCame() throws IOException {
        assertThat(run("steps", "cut/dns-behind-hole-0ms"))
                .contains("The answer took 38.2 ms.")
                .containsPattern("10 +0\\.241893 +0 +client +Asks for the IPv4 address");
    }

    @Test
    void whatWasNotCapturedIsNotUnanswered() throws IOException {
        assertThat(run("steps", "cut/one-way-capture-unanswered"))
                .contains("nothing of that was captured")
                .doesNotContain("gets no answer");
    }

    @Test
    void theNumberOfAFinIsNoByteAndNoByteLiesBeforeTheFirst() throws IOException {
        assertThat(run("steps", "cut/fin-late")).doesNotContain("before this packet was not captured", "repeats a segment");
        assertThat(run("steps", "cut/shuffled-negative-bytes")).doesNotContain("−120", "1 to 0");
    }

    @Test
    void noTimeIsNegative() throws IOException {
        for (String file : List.of("time-backwards/tb.pcap", "time-backwards/tb2.pcap", "no-time-simple-packet/notime.pcapng")) {
            String path = Path.of(System.getProperty("framewalk.cases")).resolve(file).toString();
            String steps = Shell.run("steps", path).answers();
            assertThat(steps).as(file).contains("an unknown time").doesNotContainPattern("(took|after) −").doesNotContainPattern("(took|after) [0-9]+ [0-9]+");
            assertThat(Shell.run("hol", "--json", path).answers()).as(file).doesNotContain("\"ms\":-");
            // in HAR, -1 says that a time is not known
            assertThat(Shell.run("export", "--to", "har", "-o", "-", path).answers())
                    .as(file)
                    .doesNotContainPattern(":-(?!1[,}])[0-9]");
        }
    }
}
