/// What pictures are drawn on, with what, and how text is measured: a screen, SVG, PDF or PNG are one thing to whoever draws.
///
/// ```
/// painter ──► Surface ◄── SvgSurface, PdfSurface, PngSurface      (and the canvas of the application)
///                ▲
///     Stroke, Dash, Hatch, Outline, TextStyle, Colour
/// ```
///
/// Text is measured by [dev.framewalk.timeline.diagram.surface.Typeface] from the fonts that we ship, never by the surface, so the same scene
/// has the same layout on every surface. Labels come from hostile packets, so any string can be drawn.
@NullMarked
package dev.framewalk.timeline.diagram.surface;

import org.jspecify.annotations.NullMarked;
