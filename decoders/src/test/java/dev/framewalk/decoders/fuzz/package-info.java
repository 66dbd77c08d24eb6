/// Targets for a fuzzer (Jazzer). In an ordinary test run they only see again what lies in `src/test/resources`, beside them: seeds, and
/// whatever was once found. `JAZZER_FUZZ=1` makes one of them a search; CONTRIBUTING.md has the command.
@NullMarked
package dev.framewalk.decoders.fuzz;

import org.jspecify.annotations.NullMarked;
