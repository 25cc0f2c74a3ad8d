package io.linkspan.lab.engine.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An immutable hash map: a treap ordered by hash, whose changed copies share all but one path. It carries the indexes of a table. */
final class PersistentMap<K, V> {

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    static <K, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    Optional<V> get(K key) {
        long hash = hash(key);
        Node<K, V> node = root;
        while (node != null && node.hash != hash) {
            node = hash < node.hash ? node.left : node.right;
        }
        for (Entry<K, V> e = node == null ? null : node.entries; e != null; e = e.next) {
            if (e.key.equals(key)) {
                return Optional.of(e.value);
            }
        }
        return Optional.empty();
    }

    PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(put(root, hash(key), key, value));
    }

    PersistentMap<K, V> without(K key) {
        return get(key).isEmpty() ? this : new PersistentMap<>(remove(root, hash(key), key));
    }

    private static <K, V> Node<K, V> put(@Nullable Node<K, V> node, long hash, K key, V value) {
        if (node == null) {
            return new Node<>(hash, new Entry<>(key, value, null), null, null);
        }
        if (hash == node.hash) {
            return new Node<>(hash, new Entry<>(key, value, drop(node.entries, key)), node.left, node.right);
        }
        return hash < node.hash ? join(node, put(node.left, hash, key, value), node.right) : join(node, node.left, put(node.right, hash, key, value));
    }

    /** The node over two subtrees of which one may have a root of higher priority, which then comes up. */
    private static <K, V> Node<K, V> join(Node<K, V> node, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left != null && left.priority() > node.priority()) {
            return new Node<>(left.hash, left.entries, left.left, new Node<>(node.hash, node.entries, left.right, right));
        }
        if (right != null && right.priority() > node.priority()) {
            return new Node<>(right.hash, right.entries, new Node<>(node.hash, node.entries, left, right.left), right.right);
        }
        return new Node<>(node.hash, node.entries, left, right);
    }

    private static <K, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, long hash, K key) {
        if (node == null) {
            return null;
        }
        if (hash < node.hash) {
            return new Node<>(node.hash, node.entries, remove(node.left, hash, key), node.right);
        }
        if (hash > node.hash) {
            return new Node<>(node.hash, node.entries, node.left, remove(node.right, hash, key));
        }
        Entry<K, V> rest = drop(node.entries, key);
        return rest == null ? merge(node.left, node.right) : new Node<>(hash, rest, node.left, node.right);
    }

    private static <K, V> @Nullable Node<K, V> merge(@Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.priority() > right.priority()
                ? new Node<>(left.hash, left.entries, left.left, merge(left.right, right))
                : new Node<>(right.hash, right.entries, merge(left, right.left), right.right);
    }

    private static <K, V> @Nullable Entry<K, V> drop(@Nullable Entry<K, V> entry, K key) {
        if (entry == null) {
            return null;
        }
        return entry.key.equals(key) ? entry.next : new Entry<>(entry.key, entry.value, drop(entry.next, key));
    }

    private static long hash(Object key) {
        return mix(key.hashCode() * 0x9E3779B97F4A7C15L);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private record Entry<K, V>(K key, V value, @Nullable Entry<K, V> next) {
    }

    private record Node<K, V>(long hash, Entry<K, V> entries, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {

        long priority() {
            return mix(hash + 0x632BE59BD9B4E019L);
        }
    }
}
