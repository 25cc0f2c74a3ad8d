package io.linkspan.lab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** The map that carries the indexes of a table, against the JDK's own. */
class PersistentMapTest {

    /** Few hashes for many keys: half of them share one with others. */
    private record Key(int number) {

        @Override
        public int hashCode() {
            return number % 2 == 0 ? number : number % 16;
        }
    }

    private record Version(PersistentMap<Key, Integer> map, Map<Key, Integer> model) {
    }

    @RepeatedTest(5)
    void everyVersionHoldsWhatItHeld() {
        long seed = Long.getLong("lab.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<Version> versions = new ArrayList<>(List.of(new Version(PersistentMap.empty(), Map.of())));
        for (int i = 0; i < 600; i++) {
            Version from = versions.get(random.nextInt(10) == 0 ? random.nextInt(versions.size()) : versions.size() - 1);
            Key key = new Key(random.nextInt(200));
            Map<Key, Integer> model = new HashMap<>(from.model);
            boolean put = random.nextInt(3) > 0;
            if (put) {
                model.put(key, i);
            } else {
                model.remove(key);
            }
            versions.add(new Version(put ? from.map.with(key, i) : from.map.without(key), model));
        }
        for (Version version : versions) {
            for (int number = 0; number < 200; number++) {
                Key key = new Key(number);
                assertEquals(Optional.ofNullable(version.model.get(key)), version.map.get(key), () -> "seed " + seed + " " + key);
            }
        }
    }
}
