/// How words and quantities are written, once for all modules.
///
/// [dev.framewalk.decoders.text.Texts] fills templates from property files beside the classes that say them; [dev.framewalk.decoders.text.Quantities] writes numbers,
/// sizes, lengths of time and moments.
///
/// It lies here because this is the lowest room in which anything is said to people; `bytes` says nothing.
@NullMarked
package dev.framewalk.decoders.text;

import org.jspecify.annotations.NullMarked;
