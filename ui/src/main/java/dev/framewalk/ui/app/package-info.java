/// The desktop application: the window, which screen is in it, and what the screens need from the outside.
///
/// ```
///   Launcher ──► FramewalkApplication ──► Shell ──► HomeView | WorkspaceView
///                                                     │            │
///                                              HomeModel        Session ──► Timeline
/// ```
@NullMarked
package dev.framewalk.ui.app;

import org.jspecify.annotations.NullMarked;
