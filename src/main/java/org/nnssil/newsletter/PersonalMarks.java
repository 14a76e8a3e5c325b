package org.nnssil.newsletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nnssil.mail.MailList;
import org.nnssil.mail.UnsubscribeLinks;
import org.nnssil.security.Reach;
import org.nnssil.web.Times;

/**
 * What differs from copy to copy: NAME, WHY, STATE, UNSUBSCRIBE, and WHENn for the moment that the n-th item tells of,
 * in the reader's own zone with Eastern time beside it.
 */
@ApplicationScoped
class PersonalMarks {

    private final Times times;
    private final UnsubscribeLinks links;

    PersonalMarks(Times times, UnsubscribeLinks links) {
        this.times = times;
        this.links = links;
    }

    static String when(int position) {
        return "WHEN" + position;
    }

    /** Without UNSUBSCRIBE, which the sender adds. */
    Map<String, String> of(List<ItemRow> items, Recipient reader) {
        List<ItemRow> included = items.stream().filter(ItemRow::included).toList();
        Map<String, String> values = new HashMap<>();
        values.put("NAME", reader.name());
        values.put("WHY", why(reader));
        values.put("STATE", state(included, reader.jurisdiction()));
        for (int i = 0; i < included.size(); i++) {
            Instant moment = included.get(i).happensAt();
            if (moment != null) {
                values.put(when(i), times.at(moment, reader.zone()).words());
            }
        }
        return values;
    }

    /** As {@link #of}, with the working link, for a preview and a test copy. */
    Map<String, String> withLink(List<ItemRow> items, Recipient reader) {
        Map<String, String> values = of(items, reader);
        values.put("UNSUBSCRIBE", links.url(reader.personId(), MailList.NEWSLETTER.name()));
        return values;
    }

    private static String why(Recipient reader) {
        String standing = reader.reach() == Reach.MEMBERS ? "an extended member" : "a core member";
        String seat = reader.jurisdiction().isEmpty() ? "" : ", for " + reader.jurisdiction();
        return "You get this because you are " + standing + " of the National Network" + seat + ".";
    }

    private static String state(List<ItemRow> items, String jurisdiction) {
        String invitation = "If something worked where you are, or did not, the others would like to read it.";
        if (jurisdiction.isEmpty()) {
            return invitation;
        }
        List<ItemRow> ours = items.stream()
                .filter(item -> item.jurisdiction().equals(jurisdiction))
                .toList();
        if (ours.isEmpty()) {
            return "Nothing from " + jurisdiction + " this time. " + invitation;
        }
        return jurisdiction + " is in this issue: "
                + ours.stream().map(item -> "“" + item.heading() + "”").collect(Collectors.joining(", ")) + ".";
    }
}
