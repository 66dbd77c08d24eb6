package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks a packet from its link layer inwards by looking up what each layer names among the claims of all layers.
///
/// Immutable; one serves all threads.
public final class PacketWalk {
    /// Per space: open addressing, `layers[slot]` belongs to `values[slot]`; a null layer ends a search.
    private final int[][] values;

    private final @Nullable PacketLayer[][] layers;

    private final boolean hasConversations;

    /// For packets that stand alone: claimed numbers decide everything.
    public PacketWalk(List<? extends PacketLayer> known) {
        this(known, Map.of(), false);
    }

    /// For packets of conversations, which choose for themselves ([PacketLayer#isLeftToConversation]).
    ///
    /// @param decodeAs claims that the user made and that win over those of the layers
    public PacketWalk(List<? extends PacketLayer> known, Map<Claim, PacketLayer> decodeAs) {
        this(known, decodeAs, true);
    }

    private PacketWalk(List<? extends PacketLayer> known, Map<Claim, PacketLayer> decodeAs, boolean hasConversations) {
        this.hasConversations = hasConversations;
        Map<Claim, PacketLayer> owners = new HashMap<>();
        for (PacketLayer layer : known) {
            for (Claim claim : layer.claims()) {
                PacketLayer other = owners.putIfAbsent(claim, layer);
                if (other != null) {
                    throw new IllegalArgumentException(
                            claim + " is claimed by " + other.protocol() + " and by " + layer.protocol());
                }
            }
        }
        owners.putAll(decodeAs);
        int spaces = Space.values().length;
        values = new int[spaces][];
        layers = new PacketLayer[spaces][];
        for (Space space : Space.values()) {
            fill(space, owners);
        }
    }

    private void fill(Space space, Map<Claim, PacketLayer> owners) {
        long count = owners.keySet().stream().filter(c -> c.space() == space).count();
        int size = Integer.highestOneBit((int) count * 2 + 1) * 2;
        int[] keys = new int[size];
        @Nullable PacketLayer[] found = new PacketLayer[size];
        owners.forEach((claim, layer) -> {
            if (claim.space() == space) {
                int slot = slot(claim.value(), size);
                while (found[slot] != null) {
                    slot = slot + 1 & size - 1;
                }
                keys[slot] = claim.value();
                found[slot] = layer;
            }
        });
        values[space.ordinal()] = keys;
        layers[space.ordinal()] = found;
    }

    private static int slot(int value, int size) {
        return (value * 0x9E3779B9 >>> 8) & size - 1;
    }

    /// Who claims this number, or null.
    public @Nullable PacketLayer layer(Space space, int value) {
        int[] keys = values[space.ordinal()];
        @Nullable PacketLayer[] found = layers[space.ordinal()];
        int slot = slot(value, keys.length);
        while (true) {
            PacketLayer layer = found[slot];
            if (layer == null || keys[slot] == value) {
                return layer;
            }
            slot = slot + 1 & keys.length - 1;
        }
    }

    /// Finds the layers of one packet.
    ///
    /// @param linkType the capture's link type
    /// @param at       first byte of the packet
    /// @param end      one past its last captured byte
    /// @param stack    begun for this packet; receives the layers
    public void walk(int linkType, Bytes bytes, long at, long end, LayerStack stack) {
        PacketLayer layer = layer(Space.LINK_TYPE, linkType);
        if (layer == null) {
            stack.nextEither(Space.LINK_TYPE, linkType, linkType);
            stack.stop(LayerStack.Stop.UNCLAIMED);
            return;
        }
        layer.walk(bytes, at, end, stack);
        while (stack.takeNext()) {
            int inner = stack.depth() - 1;
            if (inner < 0 || stack.payload(inner) >= stack.end(inner)) {
                return;
            }
            layer = layer(stack.nextSpace(), stack.nextValue());
            if (layer == null && stack.nextOther() != stack.nextValue()) {
                layer = layer(stack.nextSpace(), stack.nextOther());
            }
            if (layer == null || hasConversations && layer.isLeftToConversation() && !stack.isQuoting()) {
                stack.stop(LayerStack.Stop.UNCLAIMED);
                return;
            }
            layer.walk(stack.window(inner), stack.payload(inner), stack.end(inner), stack);
        }
    }
}
