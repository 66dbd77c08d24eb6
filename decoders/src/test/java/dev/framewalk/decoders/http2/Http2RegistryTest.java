package dev.framewalk.decoders.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The registries of HTTP/2 as IANA publishes them (copy of 2022-08-17; RFC 9218 and RFC 8441 included), against the names that are shown.
final class Http2RegistryTest {
    @ParameterizedTest
    @CsvSource({
        "0x00, DATA", "0x01, HEADERS", "0x02, PRIORITY", "0x03, RST_STREAM", "0x04, SETTINGS", "0x05, PUSH_PROMISE", "0x06, PING",
        "0x07, GOAWAY", "0x08, WINDOW_UPDATE", "0x09, CONTINUATION", "0x0a, ALTSVC", "0x0c, ORIGIN", "0x10, PRIORITY_UPDATE",
        // never registered, and met
        "0x0b, BLOCKED", "0x4d, METADATA",
        // kept for greasing: 0x0b + 0x1f * N
        "0x2a, GREASE 0x2a", "0x49, GREASE 0x49", "0xe4, GREASE 0xe4",
        "0x0d, unknown type 0xd", "0xff, unknown type 0xff"
    })
    void namesEveryFrameType(String number, String name) {
        assertThat(Http2FrameType.nameOf(Integer.decode(number))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0x1, HEADER_TABLE_SIZE, 4096", "0x2, ENABLE_PUSH, 1", "0x3, MAX_CONCURRENT_STREAMS, 9223372036854775807",
        "0x4, INITIAL_WINDOW_SIZE, 65535", "0x5, MAX_FRAME_SIZE, 16384", "0x6, MAX_HEADER_LIST_SIZE, 9223372036854775807",
        "0x8, ENABLE_CONNECT_PROTOCOL, 0", "0x9, NO_RFC7540_PRIORITIES, 0", "0x10, TLS_RENEG_PERMITTED, 0"
    })
    void namesEverySettingAndKnowsItsUsualValue(String number, String name, long usual) {
        int id = Integer.decode(number);

        assertThat(Http2Setting.nameOf(id)).isEqualTo(name);
        assertThat(Http2Setting.of(id)).isNotNull();
        assertThat(Http2Setting.of(id).usual()).isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({"0x0, reserved 0x0", "0x7, unknown setting 0x7", "0x0a0a, GREASE 0xa0a", "0xfafa, GREASE 0xfafa", "0xffff, unknown setting 0xffff"})
    void neverForgetsTheNumberOfASetting(String number, String name) {
        assertThat(Http2Setting.nameOf(Integer.decode(number))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0, NO_ERROR", "0x1, PROTOCOL_ERROR", "0x2, INTERNAL_ERROR", "0x3, FLOW_CONTROL_ERROR", "0x4, SETTINGS_TIMEOUT",
        "0x5, STREAM_CLOSED", "0x6, FRAME_SIZE_ERROR", "0x7, REFUSED_STREAM", "0x8, CANCEL", "0x9, COMPRESSION_ERROR",
        "0xa, CONNECT_ERROR", "0xb, ENHANCE_YOUR_CALM", "0xc, INADEQUATE_SECURITY", "0xd, HTTP_1_1_REQUIRED",
        "0xe, unknown error 0xe", "0xffffffff, unknown error 0xffffffff"
    })
    void namesEveryErrorCode(String number, String name) {
        assertThat(Http2ErrorCode.nameOf(Long.decode(number))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"0, 0x29, 'END_STREAM, PADDED, unused 0x20'", "1, 0x25, 'END_STREAM, END_HEADERS, PRIORITY'", "4, 1, ACK", "6, 0, none", "9, 5, 'END_HEADERS, unused 0x1'"})
    void namesTheFlagsOfAType(int type, String flags, String names) {
        assertThat(Http2Flags.names(type, Integer.decode(flags))).isEqualTo(names);
    }
}
