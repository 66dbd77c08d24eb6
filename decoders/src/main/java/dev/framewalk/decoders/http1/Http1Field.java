package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.http.HttpFieldName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The fields that the bytes of a message are shown as, beside those of [HttpFieldName].
final class Http1Field {
    private static final Rfc MESSAGE = Rfc.of(9112, "2.1");
    private static final Rfc REQUEST = Rfc.of(9112, "3");
    private static final Rfc STATUS = Rfc.of(9112, "4");
    private static final Rfc FIELDS = Rfc.of(9112, "5");
    private static final Rfc CHUNKS = Rfc.of(9112, "7.1");

    static final Field MESSAGE_GROUP = Field.group("http", MESSAGE);
    static final Field EMPTY_LINE = Field.text("x.http.empty_line", Rfc.of(9112, "2.2"));
    static final Field LINE_END = Field.text("x.http.line_end", Rfc.of(9112, "2.2"));
    static final Field SPACE = Field.text("x.http.space", REQUEST);
    static final Field WHITE_SPACE = Field.text("x.http.white_space", Rfc.of(9110, "5.6.3"));

    static final Field REQUEST_LINE = Field.text("x.http.request_line", REQUEST);
    static final Field IS_REQUEST = Field.flag("http.request", REQUEST);
    static final Field METHOD = Field.text("http.request.method", Rfc.of(9110, "9"));
    static final Field URI = Field.text("http.request.uri", Rfc.of(9112, "3.2"));
    static final Field URI_PATH = Field.text("http.request.uri.path", Rfc.of(3986, "3.3"));
    static final Field URI_MARK = Field.text("x.http.request.uri.mark", Rfc.of(3986, "3.4"));
    static final Field URI_QUERY = Field.text("http.request.uri.query", Rfc.of(3986, "3.4"));
    static final Field REQUEST_VERSION = Field.text("http.request.version", Rfc.of(9112, "2.3"));
    static final Field FULL_URI = Field.text("http.request.full_uri", Rfc.of(9112, "3.3"));

    static final Field STATUS_LINE = Field.text("x.http.status_line", STATUS);
    static final Field IS_RESPONSE = Field.flag("http.response", STATUS);
    static final Field RESPONSE_VERSION = Field.text("http.response.version", Rfc.of(9112, "2.3"));
    static final Field CODE = Field.number("http.response.code", Rfc.of(9110, "15"));
    static final Field CODE_TEXT = Field.text("x.http.response.code.text", Rfc.of(9110, "15"));
    static final Field CODE_DESCRIPTION = Field.text("http.response.code.desc", Rfc.of(9110, "15"));
    static final Field PHRASE = Field.text("http.response.phrase", STATUS);

    static final Field REQUEST_FIELD = Field.text("http.request.line", FIELDS);
    static final Field RESPONSE_FIELD = Field.text("http.response.line", FIELDS);
    static final Field TRAILER_FIELD = Field.text("http.chunked_trailer_part", Rfc.of(9112, "7.1.2"));
    static final Field NAME = Field.text("x.http.field.name", Rfc.of(9110, "5.1"));
    static final Field COLON = Field.text("x.http.field.colon", FIELDS);
    static final Field UNKNOWN_VALUE = Field.text("http.unknown_header", Rfc.of(9110, "5.5"));
    static final Field BAD_LINE = Field.text("x.http.field.bad_line", FIELDS);
    static final Field CONTENT_LENGTH = Field.number("http.content_length", Rfc.of(9110, "8.6"));
    static final Field HEAD_END = Field.text("x.http.head_end", MESSAGE);

    static final Field BODY = Field.bytes("http.file_data", Rfc.of(9112, "6"));
    static final Field CHUNK = Field.group("x.http.chunk", CHUNKS);
    static final Field CHUNK_SIZE = Field.number("http.chunk_size", CHUNKS);
    static final Field CHUNK_SIZE_TEXT = Field.text("x.http.chunk_size.text", CHUNKS);
    static final Field CHUNK_EXTENSION = Field.text("x.http.chunk_extension", Rfc.of(9112, "7.1.1"));
    static final Field CHUNK_DATA = Field.bytes("http.chunk_data", CHUNKS);
    static final Field CHUNK_BOUNDARY = Field.bytes("http.chunk_boundary", CHUNKS);
    static final Field TRAILERS = Field.group("x.http.trailers", Rfc.of(9112, "7.1.2"));

    private Http1Field() {}

    /// Every field that a message can show.
    static List<Field> all() {
        List<Field> all = new ArrayList<>(List.of(
                MESSAGE_GROUP, EMPTY_LINE, LINE_END, SPACE, WHITE_SPACE,
                REQUEST_LINE, IS_REQUEST, METHOD, URI, URI_PATH, URI_MARK, URI_QUERY, REQUEST_VERSION, FULL_URI,
                STATUS_LINE, IS_RESPONSE, RESPONSE_VERSION, CODE, CODE_TEXT, CODE_DESCRIPTION, PHRASE,
                REQUEST_FIELD, RESPONSE_FIELD, TRAILER_FIELD, NAME, COLON, UNKNOWN_VALUE, BAD_LINE, CONTENT_LENGTH, HEAD_END,
                BODY, CHUNK, CHUNK_SIZE, CHUNK_SIZE_TEXT, CHUNK_EXTENSION, CHUNK_DATA, CHUNK_BOUNDARY, TRAILERS));
        Arrays.stream(HttpFieldName.values()).map(HttpFieldName::field).forEach(all::add);
        return all;
    }
}
