package org.nnssil.community;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;
import org.nnssil.web.ZoneWords;

/** The zones a person can choose: those of the jurisdictions first, in words and with the time there now, then all. */
final class Zones {

    /** Areas of the tz database that are names of today; the others are old names for the same zones. */
    private static final Set<String> AREAS = Set.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    private static final Set<String> ALL = all();

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("EEE h:mm ")
            .appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"))
            .toFormatter(Locale.US);

    private Zones() {}

    /** The zone's id, or null for that of the jurisdiction. */
    static @Nullable String checked(Check check, String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return check.choice(field, value, zone -> Optional.of(zone).filter(ALL::contains), value);
    }

    /** Id to words for the zones of the jurisdictions, westernmost first. */
    static Map<String, String> ofJurisdictions(List<String> zones, Instant now) {
        Map<String, String> words = new LinkedHashMap<>();
        zones.stream()
                .distinct()
                .map(ZoneId::of)
                .sorted((a, b) -> Integer.compare(offset(a, now), offset(b, now)) != 0
                        ? Integer.compare(offset(a, now), offset(b, now))
                        : a.getId().compareTo(b.getId()))
                .forEach(zone -> words.put(zone.getId(), words(zone, now)));
        return words;
    }

    /** "Hawaii time, Honolulu: now Tue 9:04 am" */
    static String words(ZoneId zone, Instant now) {
        String id = zone.getId();
        String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return "%s, %s: now %s".formatted(ZoneWords.name(zone), city, TIME.format(now.atZone(zone)));
    }

    /** All ids but those given. */
    static List<String> others(Set<String> without) {
        return ALL.stream().filter(zone -> !without.contains(zone)).toList();
    }

    private static int offset(ZoneId zone, Instant now) {
        return zone.getRules().getOffset(now).getTotalSeconds();
    }

    private static Set<String> all() {
        Set<String> zones = new TreeSet<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            int slash = id.indexOf('/');
            if (slash > 0 && AREAS.contains(id.substring(0, slash))) {
                zones.add(id);
            }
        }
        return zones;
    }
}
