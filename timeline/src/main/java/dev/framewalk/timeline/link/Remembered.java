package dev.framewalk.timeline.link;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets what was put first once it holds too much.
final class Remembered<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > LinkRule.MOST_REMEMBERED;
    }
}
