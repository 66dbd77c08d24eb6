package dev.framewalk.timeline.address;

/// Why a text is no address.
///
/// @param position where in the text, counted from 0
/// @param sentence what is wrong there
public record AddressProblem(int position, String sentence) {}
