package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import java.util.List;

/// One protocol as it is found in packets. Stateless and shared between threads.
public interface PacketLayer {
    Protocol protocol();

    /// The numbers that mean this protocol.
    List<Claim> claims();

    /// Hot path: finds the header in `[at, end)`, puts it on the stack and names what follows. Allocates nothing and
    /// never throws for bad input: it pushes what is there and stops ([LayerStack#stop]).
    ///
    /// @param at  first byte of this layer
    /// @param end one past the last captured byte that may belong to it
    void walk(Bytes bytes, long at, long end, LayerStack stack);

    /// Reads the header, `[header, payload)` of the stack's entry, field by field; the reader's limit is the end of the
    /// header. Run with an explaining reader when somebody looks.
    void read(FieldReader reader);

    /// Adds to the explained header what needs more than the header: checksums over payload and addresses, lengths that
    /// disagree with the layers around. Called by [PacketExplainer] after [#read(FieldReader)].
    ///
    /// @param header the explained header
    /// @param index  this layer's entry on the stack
    default void check(Node header, LayerStack stack, int index) {}

    /// The group that this layer's fields stand in.
    Field group();

    /// What bytes after the end of this layer's payload are (padding, checksum), if the layer knows.
    default Field trailer() {
        return Field.UNDECODED;
    }

    /// Whether a claimed number alone does not decide that the bytes are this protocol's: a walk then leaves the choice to the conversation
    /// that the packet belongs to. What is quoted in an error belongs to none, so there the number decides.
    default boolean isLeftToConversation() {
        return false;
    }
}
