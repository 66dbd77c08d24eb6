/// Lives: what something goes through, as a table of states and of the steps between them.
///
/// ```text
///  TcpLife, Http1Phase, …  ──►  Life  ◄── a decoder walks it     Life.after(state, trigger)
///  one table a protocol         ▲
///                               └────── a picture shows it      Life.table(), LifeWords
/// ```
///
/// A protocol has an enum of states, an enum of triggers (what happened), and one constant of type [dev.framewalk.decoders.life.Life] that
/// says which trigger leads where, and which section of which RFC says so. The table that checks the traffic is the table that is drawn:
/// there is no other.
@NullMarked
package dev.framewalk.decoders.life;

import org.jspecify.annotations.NullMarked;
