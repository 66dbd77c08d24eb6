/// Fields and how they are read: one parse method, run by [Skim] on the hot path and by [Explain] when somebody looks.
///
/// A protocol writes its layout once: fixed headers as a [Layout] (a list of fields with bit positions, beside static
/// accessors), variable messages as one `parse(FieldReader)`. Layout, explanation and highlight cannot disagree.
@NullMarked
package dev.framewalk.decoders.field;

import org.jspecify.annotations.NullMarked;
