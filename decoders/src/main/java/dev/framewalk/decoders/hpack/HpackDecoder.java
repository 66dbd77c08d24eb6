package dev.framewalk.decoders.hpack;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;

/// Header blocks of one direction of a connection become header fields; remembers the dynamic table between them.
///
/// One for each direction: blocks that the client sends use another table than those of the server.
public final class HpackDecoder {
    private final HpackWorkingTable table;
    private final HpackReading reading;
    private final Skim skim = new Skim();

    /// A decoder for a connection that was seen from its beginning.
    public HpackDecoder() {
        this(HpackTable.fresh());
    }

    public HpackDecoder(HpackTable table) {
        this(table, HpackLimits.USUAL);
    }

    public HpackDecoder(HpackTable table, HpackLimits limits) {
        this.table = new HpackWorkingTable(table, limits.tableOctets());
        reading = new HpackReading(this.table, limits);
    }

    /// Decodes one whole block: what HEADERS (or PUSH_PROMISE) and the CONTINUATION frames behind it carry, put together.
    ///
    /// @param at     where it begins in the window
    /// @param length its length
    /// @param tag    what entries that it inserts shall remember ([HpackEntry#tag()]): for instance where it stands
    public HpackBlock decode(Bytes window, long at, long length, long tag) {
        skim.begin(window, at, at + length);
        return reading.read(skim, tag);
    }

    /// Decodes the beginning of a block whose end was not captured. What it would have inserted is lost, as [#lost()] says.
    public HpackBlock decodeCut(Bytes window, long at, long length, long missing, long tag) {
        skim.begin(window, at, at + length);
        skim.cut(missing);
        HpackBlock block = reading.read(skim, tag);
        table.lost();
        return block;
    }

    /// The table as it is now. Cheap: the same object while it does not change.
    public HpackTable snapshot() {
        return table.snapshot();
    }

    public void restore(HpackTable earlier) {
        table.restore(earlier);
    }

    /// Takes the largest table that the endpoint which decodes these blocks allows: its SETTINGS_HEADER_TABLE_SIZE, from the moment when
    /// the other endpoint has acknowledged it.
    public void bound(long octets) {
        table.bound(octets);
    }

    /// Says that a block was missed: nobody knows what it inserted, so no entry's number is known any more.
    public void lost() {
        table.lost();
    }
}
