/// Pictures of a timeline, drawn without a screen: the ladder, the overview strip, and what they are drawn on.
///
/// ```
/// LadderScene ──► LadderLayout ──► LadderPainter ──► Surface ◄── SvgSurface, PdfSurface, PngSurface
///  what to show    where it lies    which marks         ▲         (and the canvas of the application)
///                                                     Theme, Typeface
/// ```
///
/// A scene says *what* happened between which hosts; it knows no pixels. A layout places it for one width, one
/// [LadderAxis] and one zoom, and answers where an event lies and what lies at a point. A painter turns the visible
/// part of a layout into marks and holds no state. A [Surface] receives the marks. Text is measured by [Typeface]
/// from the fonts that we ship, never by the surface, so the same scene has the same layout on every surface.
///
/// Three rules hold everywhere here: colour is never the only cue; what was not observed does not look observed
/// ([dev.framewalk.decoders.field.Certainty]); labels come from hostile packets, so any string can be drawn.
@NullMarked
package dev.framewalk.timeline.diagram;

import org.jspecify.annotations.NullMarked;
