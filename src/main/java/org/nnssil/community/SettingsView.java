package org.nnssil.community;

import java.util.List;
import org.nnssil.web.Choice;

/**
 * The settings page.
 *
 * @param agencyZone what counts where no zone is chosen: "Central time, Chicago: now Tue 3:12 pm"
 * @param zoneChosen whether a zone of one's own is chosen
 * @param jurisdictionZones the zones used by the jurisdictions
 * @param otherZones ids of all others; {@code zone} tells which is chosen
 */
public record SettingsView(
        String email,
        String agencyZone,
        boolean zoneChosen,
        String zone,
        List<Choice> jurisdictionZones,
        List<String> otherZones,
        String localTime,
        String personPath,
        boolean national,
        List<Choice> emailShown,
        List<Choice> phoneShown,
        List<Choice> aboutShown,
        List<Choice> photoShown,
        List<Choice> principles) {}
