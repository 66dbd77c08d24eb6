package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoderContract;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.List;

/// The contract of stream decoders, over conversations that reach every state of HTTP/1.
final class Http1DecoderTest extends StreamDecoderContract {
    @Override
    protected StreamProtocol protocol() {
        return new Http1();
    }

    @Override
    protected List<Script> scripts() {
        return List.of(
                Script.named("two plain exchanges")
                        .client("GET /a?x=1 HTTP/1.1\r\nHost: h\r\nAccept: */*\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello")
                        .client("GET /b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                        .server("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                        .end(Side.SERVER, Ending.FINISHED)
                        .end(Side.CLIENT, Ending.FINISHED),
                Script.named("pipelining with HEAD")
                        .client("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nHEAD /2 HTTP/1.1\r\nHost: h\r\n\r\nGET /3 HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\noneHTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthree"),
                Script.named("chunks, extensions, trailers")
                        .client("POST /up HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n")
                        .server("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n")
                        .client("5;name=value\r\nhello\r\n6 \r\n world\r\n0\r\nDigest: x\r\nETag: \"a\"\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
                Script.named("a body until the end")
                        .client("GET / HTTP/1.0\r\n\r\n")
                        .server("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>all of it")
                        .server(" and more</p>")
                        .end(Side.SERVER, Ending.FINISHED),
                Script.named("upgrade to WebSocket")
                        .client("GET /chat HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
                        .server("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\u0081\u0005hello")
                        .client("\u0081\u0085\u0001\u0002\u0003\u0004abcde"),
                Script.named("an upgrade that is not taken up")
                        .client("GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n")
                        .client("GET /second HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
                Script.named("a tunnel, with bytes before the answer")
                        .client("CONNECT example.net:443 HTTP/1.1\r\nHost: example.net:443\r\n\r\n\u0016\u0003\u0001\u0000\u0005hello")
                        .server("HTTP/1.1 200 Connection established\r\n\r\n\u0016\u0003\u0003...")
                        .client("more of it\n\n"),
                Script.named("a tunnel that is refused")
                        .client("CONNECT example.net:443 HTTP/1.1\r\nHost: example.net:443\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nnoHTTP/1.1 204 No Content\r\n\r\n"),
                Script.named("no version")
                        .client("GET /old\r\n")
                        .server("<html>HTTP/1.1</html>")
                        .end(Side.SERVER, Ending.FINISHED),
                Script.named("no version, answered in HTTP/1.0")
                        .client("GET /old\r\n")
                        .server("HTTP/1.0 400 Bad Request\r\n\r\nno")
                        .end(Side.SERVER, Ending.FINISHED),
                Script.named("a gap inside a body of known length")
                        .client("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n12345")
                        .gap(Side.SERVER, 10)
                        .server("67890HTTP/1.1 204 No Content\r\n\r\n"),
                Script.named("a gap inside a head")
                        .client("GET /1 HTTP/1.1\r\nHost: h\r\nX-Long")
                        .gap(Side.CLIENT, 30)
                        .client("rest of it\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 204 No Content\r\n\r\n"),
                Script.named("a gap inside chunks")
                        .client("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe")
                        .gap(Side.SERVER, 2)
                        .server("o\r\n5\r\nab")
                        .gap(Side.SERVER, 8)
                        .server("xx\r\n0\r\n\r\n")
                        .client("GET /2 HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"),
                Script.joinedMidway("joined inside a body")
                        .server("the end of some body\nand thenHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                        .client("field=valuePOST /next HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc")
                        .server("HTTP/1.1 201 Created\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"),
                Script.named("smuggling")
                        .client("\r\nPOST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\nG")
                        .client("ET /b HTTP/1.1\nHost: h\nHost: i\nContent-Length: 3\nContent-Length: 4\nX: a\n b\n: empty\nno colon\n\nabc")
                        .server("HTTP/1.1 200\r\nContent-Length: 2, 2\r\n\r\nokjunk behind\r\nHTTP/1.1 302 Found\r\nLocation: /c\r\nContent-Length: x\r\n\r\nabc")
                        .end(Side.SERVER, Ending.RESET),
                Script.named("chunks that are broken")
                        .client("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloXX\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n"));
    }
}
