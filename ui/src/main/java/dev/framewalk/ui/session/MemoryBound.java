package dev.framewalk.ui.session;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/// Says when what is kept takes so much of the memory that the program may have that the window would soon have none left to work with.
///
/// A program that has used up its memory fails at any place, in the window as well as where a capture is read; so reading ends before that.
final class MemoryBound {
    /// From this part of the memory for lasting things on, it is worth knowing how much of it is garbage.
    private static final double SUSPICIOUS = 0.85;

    /// No more than this part is kept.
    private static final double MOST = 0.8;

    private final Optional<MemoryPoolMXBean> lasting = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
            .findFirst();

    /// Whether no more should be kept. Collects garbage if that is needed to tell.
    boolean isReached() {
        if (share() < SUSPICIOUS) {
            return false;
        }
        System.gc();
        return share() > MOST;
    }

    /// What part of the memory for lasting things is used; 0 where nobody can say.
    private double share() {
        MemoryUsage used = lasting.map(MemoryPoolMXBean::getUsage).orElse(null);
        return used == null || used.getMax() <= 0 ? 0 : (double) used.getUsed() / used.getMax();
    }
}
