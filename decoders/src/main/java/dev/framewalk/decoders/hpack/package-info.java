/// HPACK: how HTTP/2 writes header fields in few bytes (RFC 7541).
///
/// Requests on one connection resemble each other: the same host, the same browser, the same cookies, again and again. HPACK lets an endpoint say
/// "the field that we had before" in one byte. Both ends keep the same list of fields for that, one list for each direction:
/// ```
///        static table                       dynamic table
///   1 …………………………… 61    62 …………………………………… newest to oldest …… 
///   :method GET   www-auth…   user-agent: curl     :authority: example.net
///                              ▲ insert here            evicted here ▼
/// ```
/// The static table is the same for everybody. The dynamic table begins empty; each insertion makes every other entry's index one larger; when
/// the sum of the sizes (name, value and 32 for each) exceeds the capacity, the oldest entries go. A header block is a row of instructions,
/// told apart by their first bits:
/// ```
///   1 index                    the whole field stands in a table
///   01 index|0 [name] value    written out, and inserted into the dynamic table
///   0000 index|0 [name] value  written out, and not inserted
///   0001 index|0 [name] value  written out, and nobody on the way may ever insert it (secrets)
///   001 capacity               the dynamic table's capacity changes; only at the start of a block
/// ```
/// Numbers fill what is left of the byte and go on in further bytes if that is too small; texts have a bit that says whether they are in a Huffman
/// code, a length, and octets.
///
/// The price: blocks only make sense in their order, all of them. Who misses one, or joins later, does not know what indexes mean
/// any more. This package then says so and never guesses: [dev.framewalk.decoders.hpack.HpackUnseen] is part of every table, entries
/// inserted since are found rightly (indexes count from the newest), and an eviction is certain because it only depends on what is newer.
///
/// How it is decoded: `HpackReading` is the one parse, run by skimming ([dev.framewalk.decoders.hpack.HpackDecoder], one for each direction)
/// and by explaining ([dev.framewalk.decoders.hpack.HpackBlock#parse]). [dev.framewalk.decoders.hpack.HpackTable] is the table at one moment.
/// What a hostile sender may make it keep is bounded ([dev.framewalk.decoders.hpack.HpackLimits]): a few bytes can ask for a very large list.
///
/// Not decoded here: what the fields mean, and the rules that HTTP/2 adds (no capitals, `:method` before others).
@NullMarked
package dev.framewalk.decoders.hpack;

import org.jspecify.annotations.NullMarked;
