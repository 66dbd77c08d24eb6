package dev.framewalk.timeline.address;

/// Client and server in ids of states: `x.tcp.client.phase`.
final class Roles {
    private static final String CLIENT = ".client.";
    private static final String SERVER = ".server.";

    private Roles() {}

    static boolean areIn(String leaf) {
        return leaf.contains(CLIENT) || leaf.contains(SERVER);
    }

    /// The id of the same value where the two ends are taken the other way round.
    static String swapped(String leaf) {
        return leaf.contains(CLIENT) ? leaf.replace(CLIENT, SERVER) : leaf.replace(SERVER, CLIENT);
    }
}
