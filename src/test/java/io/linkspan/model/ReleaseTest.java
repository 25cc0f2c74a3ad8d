package io.linkspan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {

    @Test
    void releasesWithLinksAreThoseFrom2016To2025() {
        assertEquals("13 14 15 16 17", String.join(" ", Release.all().stream().map(r -> "" + r.major()).toList()));
        assertTrue(Release.of(ServerVersion.of("12.0.6024.0")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"13.0.7000.252,13.0.7000.253", "14.0.3456.2,14.0.3490.10", "15.0.4298.1,15.0.4312.2", "16.0.950.9,16.0.1000.6", "17.0.925.4,17.0.1000.7"})
    void aBuildBelowTheFloorCannotBeLinked(ServerVersionText below, ServerVersionText floor) {
        Release release = Release.of(below.version()).orElseThrow();
        assertEquals(floor.version(), release.link());
        assertTrue(!below.version().atLeast(release.link()) && floor.version().atLeast(release.link()));
    }

    @ParameterizedTest
    @CsvSource({"15.0.4400.1,SQLServer2022,false", "16.0.1000.6,SQLServer2022,true", "16.0.1000.6,sqlserver2022,true", "16.0.4125.3,SQLServer2025,false", "16.0.4125.3,AlwaysUpToDate,false", "17.0.1000.7,SQLServer2025,true"})
    void bothWaysNeedTheInstancesUpdatePolicy(ServerVersionText version, String policy, boolean expected) {
        assertEquals(expected, Release.of(version.version()).orElseThrow().goesBothWays(version.version(), policy));
    }

    @Test
    void failoverByTSqlBeganWith2022Cu13() {
        assertTrue(Release.all().stream().filter(r -> r.major() < 16).allMatch(r -> r.failoverByTSql().isEmpty()));
        assertEquals(ServerVersion.of("16.0.4125.3"), Release.of(ServerVersion.of("16.0.4000.1")).orElseThrow().failoverByTSql().orElseThrow());
    }

    record ServerVersionText(ServerVersion version) {

        ServerVersionText(String text) {
            this(ServerVersion.of(text));
        }
    }
}
