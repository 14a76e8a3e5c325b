package org.nnssil.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

class NarrowingTest {

    private static final Audience MEMBERS = new Audience(Viewer.NATIONAL, Reach.MEMBERS);
    private static final Audience CORE = new Audience(Viewer.NATIONAL, Reach.CORE);

    private final Shelf shelf = new Shelf.Builder(1)
            .add(id(1), 1, MEMBERS, tags("worked", "1", "4"))
            .add(id(2), 2, MEMBERS, tags("worked", "4"))
            .add(id(3), 3, MEMBERS, tags("did_not_work", "1"))
            .add(id(4), 4, CORE, tags("did_not_work", "1", "4"))
            .build();

    @Test
    void withoutAChoiceEveryVisibleOneIsCountedUnderEachOfItsValues() {
        Narrowing all = narrow(Map.of());

        assertEquals(3, all.total());
        assertEquals(Map.of("worked", 2, "did_not_work", 1), all.counts().get(Facet.OUTCOME));
        assertEquals(Map.of("1", 2, "4", 2), all.counts().get(Facet.PRINCIPLE));
    }

    @Test
    void aChosenFacetStillCountsItsOtherValuesAndNarrowsTheOthers() {
        Narrowing worked = narrow(Map.of(Facet.OUTCOME, "worked"));

        assertEquals(List.of(id(1), id(2)), worked.page().items());
        assertEquals(Map.of("worked", 2, "did_not_work", 1), worked.counts().get(Facet.OUTCOME));
        assertEquals(Map.of("1", 1, "4", 2), worked.counts().get(Facet.PRINCIPLE));
    }

    @Test
    void eachCountIsTheTotalThatItsLinkLeadsTo() {
        Map<Facet, String> chosen = Map.of(Facet.OUTCOME, "worked", Facet.PRINCIPLE, "1");

        narrow(chosen)
                .counts()
                .forEach((facet, counts) -> counts.forEach((value, count) -> {
                    Map<Facet, String> followed = new java.util.EnumMap<>(chosen);
                    followed.put(facet, value);
                    assertEquals(count, narrow(followed).total(), facet + " " + value);
                }));
    }

    @Test
    void whatTheViewerMayNotSeeIsInNoCount() {
        Narrowing core = Narrowing.of(shelf, shelf.newestFirst(), audience -> true, Map.of(), 20, null);

        assertEquals(4, core.total());
        assertEquals(3, narrow(Map.of()).total());
        assertEquals(3, narrow(Map.of()).visible());
    }

    @Test
    void aValueThatNothingHasLeavesNothing() {
        Narrowing none = narrow(Map.of(Facet.PRINCIPLE, "9"));

        assertEquals(0, none.total());
        assertEquals(3, none.visible());
        assertEquals(Map.of("1", 2, "4", 2), none.counts().get(Facet.PRINCIPLE));
        assertNull(none.counts().get(Facet.OUTCOME));
    }

    @Test
    void theCursorGoesOnBehindTheLastOneShown() {
        Narrowing first = narrow(Map.of(), 2, null);
        String next = first.page().next();
        assertNotNull(next);

        Narrowing second = narrow(Map.of(), 2, LibraryCursor.find(next).orElseThrow());

        assertEquals(List.of(id(1), id(2)), first.page().items());
        assertEquals(List.of(id(3)), second.page().items());
        assertNull(second.page().next());
    }

    @Test
    void theCursorHoldsWhenTheLastOneShownHasLeft() {
        List<UUID> left = new ArrayList<>(List.of(id(1), id(3)));

        assertEquals(1, new LibraryCursor(2, id(2)).start(left));
        assertEquals(0, new LibraryCursor(9, id(2)).start(List.of()));
    }

    @Test
    void onlyOurOwnCursorsAreTaken() {
        LibraryCursor cursor = new LibraryCursor(40, id(7));

        assertEquals(cursor, LibraryCursor.find(cursor.text()).orElseThrow());
        Stream.of(
                        "",
                        "x",
                        "MTI",
                        "LTEu",
                        "MTIzNDU2Nzg5MDEyLg",
                        cursor.text() + "A",
                        "\u0000",
                        "é",
                        "%%%",
                        "LTEuMDAwMDAw")
                .forEach(other -> assertEquals(true, LibraryCursor.find(other).isEmpty(), other));
    }

    private Narrowing narrow(Map<Facet, String> chosen) {
        return narrow(chosen, 20, null);
    }

    private Narrowing narrow(Map<Facet, String> chosen, int limit, LibraryCursor after) {
        return Narrowing.of(shelf, shelf.newestFirst(), MEMBERS::equals, chosen, limit, after);
    }

    private static List<Tag> tags(String outcome, String... principles) {
        List<Tag> tags = new ArrayList<>(List.of(new Tag(Facet.OUTCOME, outcome)));
        for (String principle : principles) {
            tags.add(new Tag(Facet.PRINCIPLE, principle));
        }
        return tags;
    }

    private static UUID id(int n) {
        return new UUID(0, n);
    }
}
