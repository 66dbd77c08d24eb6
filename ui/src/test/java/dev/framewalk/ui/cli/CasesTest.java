package dev.framewalk.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Small inputs kept beside the project, each with the right value and its proof, as `-Dframewalk.cases` names them: those about channels.
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
}
