package org.nnssil.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

class FormsTest {

    private static final Map<String, String> PLACES = Map.of("MS", "Mississippi", "MO", "Missouri", "GU", "Guam");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 12);

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "jordan.hale+x@ms.example", "ü@müller.example", "o'brien@sub.k12.example"})
    void sensibleAddressesAreTaken(String address) {
        Check check = new Check();
        assertEquals(address, Emails.checked(check, "email", address));
        check.done();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "a@b",
                "a b@c.example",
                " a@b.example",
                "a@b.example ",
                "a@b.example, c@d.example",
                "<a@b.example>",
                "a@b.example\nBcc: c@d.example",
                "a\0@b.example",
                "a@\u00a0b.example",
                "@b.example"
            })
    void whatIsNoAddressIsRefusedAtItsField(String address) {
        Check check = new Check();
        Emails.checked(check, "email", address);
        assertEquals(
                List.of("email"),
                List.copyOf(assertThrows(Invalid.class, check::done).errors().keySet()));
    }

    @Test
    void anEndlessAddressIsRefusedAtOnce() {
        String endless = "a@" + ".".repeat(200_000) + " ";
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Emails.checked(new Check(), "email", endless));
    }

    @Test
    void onlyAConvenerCanBeTheCoordinator() {
        MemberForm form = new MemberForm("a@b.example", "A", "", "", "core", List.of(Viewer.COORDINATOR));
        assertTrue(assertThrows(Invalid.class, () -> form.checked(Viewer.NATIONAL, PLACES))
                .errors()
                .containsKey("reach"));

        MemberForm convener = new MemberForm("a@b.example", "A", "", "", "conveners", List.of(Viewer.COORDINATOR));
        assertEquals(Reach.CONVENERS, convener.checked(Viewer.NATIONAL, PLACES).reach());
    }

    @Test
    void theCoordinatorsRoleIsGivenInTheNationalNetworkOnly() {
        MemberForm form = new MemberForm("a@b.example", "A", "", "", "conveners", List.of(Viewer.COORDINATOR));
        assertTrue(assertThrows(Invalid.class, () -> form.checked(UUID.randomUUID(), PLACES))
                .errors()
                .containsKey("roles"));
    }

    @Test
    void reachAndJurisdictionAreOfThoseThereAre() {
        MemberForm form = new MemberForm("a@b.example", "A", "", "ZZ", "public", List.of());
        assertEquals(
                List.of("jurisdiction", "reach"),
                List.copyOf(assertThrows(Invalid.class, () -> form.checked(Viewer.NATIONAL, PLACES))
                        .errors()
                        .keySet()));
    }

    @Test
    void aHolderBeginsTodayOrEarlier() {
        HolderForm tomorrow = new HolderForm("a@b.example", "A", "", "2027-01-13", null);
        HolderForm today = new HolderForm("a@b.example", "A", "", "2027-01-12", "yes");

        assertTrue(assertThrows(Invalid.class, () -> tomorrow.checked("MS", TODAY))
                .errors()
                .containsKey("from"));
        assertTrue(today.checked("MS", TODAY).interim());
    }

    @Test
    void someAddressesBelongToTheServiceItself() {
        for (String slug : new String[] {"new", "A", "a", "-a", "a b", "ä-usn", "x".repeat(64)}) {
            assertTrue(
                    assertThrows(Invalid.class, () -> checked(founding(slug)))
                            .errors()
                            .containsKey("slug"),
                    slug);
        }
        assertEquals("ma-usn", checked(founding("ma-usn")).slug());
    }

    @Test
    void settingsSentTwiceAreNoConflictAndOvertakenOnesAre() {
        Person person = new Person();
        person.version = 3;
        SettingsForm.Wishes first = wishes("2", "Ann");

        assertThrows(Invalid.class, () -> SettingsService.apply(person, first));
        person.name = "Ann";
        SettingsService.apply(person, first);
        person.version = 2;
        SettingsService.apply(person, wishes("2", "Bea"));
        assertEquals("Bea", person.name);
    }

    @Test
    void aZoneIsOneOfThoseThatCanBeChosen() {
        Check check = new Check();
        assertEquals("Pacific/Guam", Zones.checked(check, "zone", "Pacific/Guam"));
        assertEquals(null, Zones.checked(check, "zone", ""));
        check.done();
        for (String zone : new String[] {"Mars/Olympus", "US/Central", "Etc/GMT+5", "UTC", "pacific/guam", "\0"}) {
            Check refused = new Check();
            Zones.checked(refused, "zone", zone);
            assertThrows(Invalid.class, refused::done, zone);
        }
    }

    @Test
    void zonesOfTheJurisdictionsStandFromWestToEastWithTheTimeThere() {
        Map<String, String> words = Zones.ofJurisdictions(
                List.of("America/New_York", "Pacific/Guam", "Pacific/Honolulu", "America/New_York"),
                Instant.parse("2027-01-12T19:00:00Z"));

        assertEquals(List.of("Pacific/Honolulu", "America/New_York", "Pacific/Guam"), List.copyOf(words.keySet()));
        assertEquals("Hawaii time, Honolulu: now Tue 9:00 am", words.get("Pacific/Honolulu"));
        assertTrue(words.get("Pacific/Guam").endsWith("now Wed 5:00 am"), words.get("Pacific/Guam"));
        assertFalse(Zones.others(words.keySet()).contains("Pacific/Guam"));
    }

    @Test
    void aCursorComesBackAsItWentOut() {
        Cursor cursor = new Cursor("muñoz 田中 😀", UUID.randomUUID());
        assertEquals(Optional.of(cursor), Cursor.read(cursor.write()));
        assertEquals(Optional.empty(), Cursor.read(null));
        assertThrows(Absent.class, () -> Cursor.read("%%%"));
        assertThrows(Absent.class, () -> Cursor.read(new Cursor("a\0b", UUID.randomUUID()).write()));
    }

    private static CommunityForm.Founding checked(CommunityForm form) {
        Check check = new Check();
        CommunityForm.Founding founding = form.checked(check, PLACES);
        check.done();
        return founding;
    }

    private static CommunityForm founding(String slug) {
        return new CommunityForm("Name", slug, "PEER", "nnssil", "", "An agency", "SEA", "A", "a@b.example");
    }

    private static SettingsForm.Wishes wishes(String version, String name) {
        return new SettingsForm(
                        version, "", name, "", "", "", "", "yes", "core", "core", "members", "members", List.of(), null,
                        null, null)
                .checked();
    }
}
