/// The frame that all pictures in the middle share: scrolling, dragging, zooming, keys, tools, the same as a table, speech.
///
/// ```
///   view ──► CentreFrame ──► PicturePane ──► Drawing         a view makes a frame and gives it a drawing
///                │               │              │
///              Tools           Sight ◄──────────┘            what is in sight belongs to the drawing or its model; the pane moves it
///
///   Session ──► model ── Latest ──► scene or layout          made in the background, for what was wanted last
/// ```
///
/// What is the same in every view is done here and nowhere else, so that a wheel, a key or a drag means the same everywhere. A view says what
/// it looks like, what lies where, and what its picture says in words.
@NullMarked
package dev.framewalk.ui.centre;

import org.jspecify.annotations.NullMarked;
