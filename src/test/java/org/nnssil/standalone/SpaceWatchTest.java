package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpaceWatchTest {

    private final AtomicLong free = new AtomicLong(5_000);
    private final List<String> said = new ArrayList<>();
    private final SpaceWatch watch = new SpaceWatch(Path.of("data"), free::get, said::add);

    @Test
    void aDiskThatFillsUpIsToldOnceAndOnceMoreWhenThereIsSpaceAgain() {
        watch.look();
        assertEquals(List.of(), said);

        free.set(12);
        watch.look();
        free.set(0);
        watch.look();
        assertEquals(1, said.size());
        assertTrue(said.get(0).startsWith("Only 12 MB are free on the disk of data"), said.get(0));
        assertTrue(said.get(0).contains("Free some space"), said.get(0));

        free.set(SpaceWatch.LEAST_MEGABYTES);
        watch.look();
        assertEquals(1, said.size(), "A little more is not enough");
        free.set(900);
        watch.look();
        assertEquals("There is space again on the disk of data: 900 MB.", said.get(1));

        free.set(1);
        watch.look();
        assertEquals(3, said.size());
    }
}
