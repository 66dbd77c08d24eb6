package dev.framewalk.decoders.ssdp;

import dev.framewalk.decoders.stream.DatagramDecoderContract;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Script;
import java.util.List;

class SsdpContractTest extends DatagramDecoderContract {
    @Override
    protected DatagramProtocol protocol() {
        return Ssdp.LAYER;
    }

    @Override
    protected List<Script> scripts() {
        return List.of(
                Script.named("a search and its answer")
                        .client("M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")
                        .server("HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nST: upnp:rootdevice\r\n\r\n"),
                Script.named("an announcement").client("NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNTS: ssdp:alive\r\n\r\n"));
    }
}
