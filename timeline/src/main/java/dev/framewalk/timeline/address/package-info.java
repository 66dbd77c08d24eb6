/// Addresses: the place of a thing by its meaning, in memory and as a text.
///
/// A [Place][dev.framewalk.timeline.address.Place] is where a thing is in *one* timeline, by numbers that are good only there. An
/// [Address][dev.framewalk.timeline.address.Address] says what it is, so that it is found again after the capture was decoded anew, in a part of it,
/// tomorrow, by somebody else. [Addresses][dev.framewalk.timeline.address.Addresses] leads from one to the other.
///
/// ```
///   tcp:10.0.0.2:42526-10.0.0.1:80@2026-07-01T12:30:05.1Z/http/http1.request-completed,at=+0.02,seq=1284531+96
///   `-- whose bytes, and when that conversation began --' `-------- what happened, and witnesses for its place --'
///
///   http1/client/http1.request-completed,target=/style.css                    the same by role, for another recording
/// ```
///
/// Two kinds, for two needs: a [RecordedAddress][dev.framewalk.timeline.address.RecordedAddress] leads to one thing in one recording, whatever is done to
/// the file; a [ScenarioAddress][dev.framewalk.timeline.address.ScenarioAddress] leads to what plays the same part when the scenario is recorded again.
/// Why they are made as they are: decision 12 in `docs/decisions`.
@NullMarked
package dev.framewalk.timeline.address;

import org.jspecify.annotations.NullMarked;
