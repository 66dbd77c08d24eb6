package dev.framewalk.timeline.courier;

import dev.framewalk.decoders.stream.DatagramDecoderContract;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Script;
import java.util.List;

class CourierContractTest extends DatagramDecoderContract {
    @Override
    protected DatagramProtocol protocol() {
        return new Courier();
    }

    @Override
    protected List<Script> scripts() {
        return List.of(
                Script.named("names and parcels")
                        .client("\001CH\007")
                        .server("\001CP\007\001DONE 1\n")
                        .client("\001CP\002\001ORDER 1 tea\n"),
                Script.named("a stream in pieces, one late, one twice, one overlapping")
                        .client("\001CS\002\000ORDER")
                        .client("\001CS\002\012a\nORDER 8 rice\n")
                        .client("\001CS\002\005 7 te")
                        .client("\001CS\002\005 7 te")
                        .client("\001CS\002\003ER 7 te"));
    }
}
