/// How words, numbers and lengths of time come to be written, once for everything above: templates from property files beside
/// the classes that say them ([dev.framewalk.decoders.text.Texts]).
///
/// It lies here because this is the lowest room in which anything is said to people; `bytes` says nothing.
@NullMarked
package dev.framewalk.decoders.text;

import org.jspecify.annotations.NullMarked;
