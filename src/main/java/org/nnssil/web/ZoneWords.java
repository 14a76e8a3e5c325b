package org.nnssil.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Zones as Americans say them: "HST", "ChST", "Hawaii time". The tables that come with a JDK differ between versions
 * and say "GMT+10" for some of our zones, so the zones of the 57 jurisdictions and of the Department of Defense schools
 * are named here.
 */
public final class ZoneWords {

    private record Family(String name, String standard, String daylight, List<String> zones) {}

    private static final List<Family> FAMILIES = List.of(
            family(
                    "Eastern time",
                    "EST",
                    "EDT",
                    "America/New_York",
                    "America/Detroit",
                    "America/Indiana/Indianapolis",
                    "America/Kentucky/Louisville",
                    "America/Kentucky/Monticello",
                    "America/Indiana/Marengo",
                    "America/Indiana/Petersburg",
                    "America/Indiana/Vevay",
                    "America/Indiana/Vincennes",
                    "America/Indiana/Winamac",
                    "US/Eastern",
                    "US/Michigan",
                    "US/East-Indiana"),
            family(
                    "Central time",
                    "CST",
                    "CDT",
                    "America/Chicago",
                    "America/Indiana/Knox",
                    "America/Indiana/Tell_City",
                    "America/Menominee",
                    "America/North_Dakota/Beulah",
                    "America/North_Dakota/Center",
                    "America/North_Dakota/New_Salem",
                    "US/Central"),
            family("Mountain time", "MST", "MDT", "America/Denver", "America/Boise", "US/Mountain"),
            family("Arizona time", "MST", "MST", "America/Phoenix", "US/Arizona"),
            family("Pacific time", "PST", "PDT", "America/Los_Angeles", "US/Pacific"),
            family(
                    "Alaska time",
                    "AKST",
                    "AKDT",
                    "America/Juneau",
                    "America/Anchorage",
                    "America/Sitka",
                    "America/Nome",
                    "America/Yakutat",
                    "America/Metlakatla",
                    "US/Alaska"),
            family("Aleutian time", "HST", "HDT", "America/Adak"),
            family("Hawaii time", "HST", "HST", "Pacific/Honolulu", "US/Hawaii"),
            family("Samoa time", "SST", "SST", "Pacific/Pago_Pago", "US/Samoa"),
            family("Chamorro time", "ChST", "ChST", "Pacific/Guam", "Pacific/Saipan"),
            family("Atlantic time", "AST", "AST", "America/Puerto_Rico", "America/St_Thomas"),
            family("Palau time", "PWT", "PWT", "Pacific/Palau"),
            family("Chuuk time", "CHUT", "CHUT", "Pacific/Chuuk"),
            family("Pohnpei time", "PONT", "PONT", "Pacific/Pohnpei"),
            family("Kosrae time", "KOST", "KOST", "Pacific/Kosrae"),
            family("Marshall Islands time", "MHT", "MHT", "Pacific/Majuro", "Pacific/Kwajalein"),
            family("United Kingdom time", "GMT", "BST", "Europe/London"),
            family(
                    "Central European time",
                    "CET",
                    "CEST",
                    "Europe/Berlin",
                    "Europe/Rome",
                    "Europe/Brussels",
                    "Europe/Madrid",
                    "Europe/Amsterdam"),
            family("Turkey time", "TRT", "TRT", "Europe/Istanbul"),
            family("Gulf time", "GST", "GST", "Asia/Bahrain"),
            family("Japan time", "JST", "JST", "Asia/Tokyo"),
            family("Korea time", "KST", "KST", "Asia/Seoul"));

    private static final Map<String, Family> BY_ZONE = byZone();

    private ZoneWords() {}

    /** "HST", "AKDT", "ChST" at that instant; for a zone that is not in the table "UTC+9" or "UTC-3:30". */
    public static String abbreviation(Instant instant, ZoneId zone) {
        Family family = BY_ZONE.get(zone.getId());
        if (family == null) {
            return offset(zone.getRules().getOffset(instant));
        }
        return zone.getRules().isDaylightSavings(instant) ? family.daylight : family.standard;
    }

    /** "Hawaii time", within a sentence. */
    public static String name(ZoneId zone) {
        Family family = BY_ZONE.get(zone.getId());
        return family == null ? zone.getDisplayName(TextStyle.FULL, Locale.US) : family.name;
    }

    /** The zones a person can choose from, id to words, from the Pacific to Europe and Asia as people look for them. */
    public static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Family family : FAMILIES) {
            String shorts = family.standard.equals(family.daylight)
                    ? family.standard
                    : family.standard + " / " + family.daylight;
            choices.put(family.zones.get(0), family.name + " (" + shorts + ")");
        }
        return choices;
    }

    private static String offset(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        String sign = minutes < 0 ? "-" : "+";
        int rest = Math.abs(minutes) % 60;
        return "UTC" + sign + Math.abs(minutes) / 60 + (rest == 0 ? "" : ":%02d".formatted(rest));
    }

    private static Family family(String name, String standard, String daylight, String... zones) {
        return new Family(name, standard, daylight, List.of(zones));
    }

    private static Map<String, Family> byZone() {
        Map<String, Family> families = new LinkedHashMap<>();
        FAMILIES.forEach(family -> family.zones.forEach(zone -> families.put(zone, family)));
        return families;
    }
}
