package dev.framewalk.timeline.order;

/// Pieces of a stream as they are known at a moment: those that are settled, and behind them those that may still change, which are of this moment only.
///
/// @param settled       where the first ones are; it goes on growing
/// @param settledPieces how many of those are meant
/// @param open          the others
record KnownArrivals(SettledArrivals settled, int settledPieces, TroubledArrivals open) implements Arrivals {
    @Override
    public int count() {
        return settledPieces + open.count();
    }

    @Override
    public long from(int piece) {
        return piece < settledPieces ? settled.from(piece) : open.from(piece - settledPieces);
    }

    @Override
    public long to(int piece) {
        return piece < settledPieces ? settled.to(piece) : open.to(piece - settledPieces);
    }

    @Override
    public int first(int piece) {
        return piece < settledPieces ? settled.first(piece) : open.first(piece - settledPieces);
    }

    @Override
    public int accepted(int piece) {
        return piece < settledPieces ? settled.accepted(piece) : open.accepted(piece - settledPieces);
    }

    /// How we know which copy of a piece counts.
    Acceptance.Evidence evidence(int piece) {
        return piece < settledPieces ? settled.evidence(piece) : open.evidence(piece - settledPieces);
    }
}
