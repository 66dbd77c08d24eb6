/// One session of looking at a capture: what is selected, where the cursor stands, how closely one looks.
///
/// ```
///   keys, clicks ──► view ──► verbs of Session ──► properties ──► every view
/// ```
///
/// Every view reads the session and calls its verbs; no view knows another. Nothing here needs a toolkit: time-consuming
/// questions go to one executor, answers come back on another, and tests give the calling thread for both.
@NullMarked
package dev.framewalk.ui.session;

import org.jspecify.annotations.NullMarked;
