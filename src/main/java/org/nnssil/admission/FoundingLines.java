package org.nnssil.admission;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The rows of a list beside the network, the same for looking at them and for applying them. */
final class FoundingLines {

    // Somebody who is asked is known to the coordinator by the words of the invitation, whatever a community calls
    // them.
    private static final String OTHER_WORDS =
            """
            (coalesce(w.name, p.name) <> r.name
             or (r.role_title <> '' and coalesce(w.role_title, p.role_title) <> r.role_title))
            """;

    /**
     * Each row beside the network as it is now. Of a person the table holds one for each address (index person_email),
     * of a seat one open tenure (index seat_one_holder), of who is asked one invitation that waits (index
     * invitation_waiting).
     */
    static final String SQL =
            """
            select r.number, r.jurisdiction_key, r.place, r.email, r.name, r.role_title, j.name as jurisdiction,
                   p.id as person_id, coalesce(at.name, '') as known_at,
                   case when exists (select 1 from membership nm where nm.person_id = p.id
                                        and nm.community_id = '00000000-0000-7000-8000-000000000001')
                          or exists (select 1 from seat_tenure nt where nt.person_id = p.id)
                        then p.name else 'somebody' end as known,
                   t.person_id as holder_id, coalesce(holder.name, '') as holder,
                   case
                     when r.email = '' then case when t.id is null then 'VACANT' else 'KEPT' end
                     when p.id is null then case when t.id is null then 'NEW' else 'REPLACES' end
                     when not p.active then 'CLOSED'
                     when p.jurisdiction_key <> r.jurisdiction_key then 'ELSEWHERE'
                     when t.person_id = p.id then
                       case when m.id is not null and not m.founding and not t.unanswered then 'MARKED'
                            when p.subject is null and m.id is null and %1$s then 'CORRECTED'
                            else 'SAME' end
                     when r.place = 'SEAT' then
                       case when exists (select 1 from seat_tenure o where o.person_id = p.id and o.to_date is null)
                              then 'OTHER_SEAT'
                            when exists (select 1 from seat_tenure o where o.person_id = p.id
                                            and o.jurisdiction_key = r.jurisdiction_key) then 'FORMER'
                            when t.id is null then 'NEW' else 'REPLACES' end
                     when m.id is not null then 'SAME'
                     when w.id is not null then case when p.subject is null and %1$s then 'CORRECTED' else 'SAME' end
                     when exists (select 1 from invitation i where i.person_id = p.id) then 'SAME'
                     else 'NEW'
                   end as outcome
              from founding_row r
              join jurisdiction j on j.key = r.jurisdiction_key
              left join person p on r.email <> '' and lower(p.email) = lower(r.email)
              left join jurisdiction at on at.key = p.jurisdiction_key
              left join membership m on m.person_id = p.id and m.ended_at is null
                                    and m.community_id = '00000000-0000-7000-8000-000000000001'
              left join seat_tenure t on r.place = 'SEAT' and t.jurisdiction_key = r.jurisdiction_key and t.to_date is null
              left join person holder on holder.id = t.person_id
              left join invitation w on w.person_id = p.id and w.state in ('SENT', 'OPENED')
            """
                    .formatted(OTHER_WORDS);

    private FoundingLines() {}

    static FoundingLine line(Row row) {
        return new FoundingLine(
                new FoundingRow(
                        row.getInteger("number"),
                        row.getString("jurisdiction_key"),
                        row.getString("place"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("role_title")),
                row.getString("jurisdiction"),
                row.getUUID("person_id"),
                row.getString("known"),
                row.getString("known_at"),
                row.getString("holder"),
                row.getUUID("holder_id"),
                FoundingOutcome.valueOf(row.getString("outcome")));
    }

    static FoundingLine line(jakarta.persistence.Tuple row) {
        return new FoundingLine(
                new FoundingRow(
                        row.get("number", Integer.class),
                        row.get("jurisdiction_key", String.class),
                        row.get("place", String.class),
                        row.get("email", String.class),
                        row.get("name", String.class),
                        row.get("role_title", String.class)),
                row.get("jurisdiction", String.class),
                row.get("person_id", UUID.class),
                row.get("known", String.class),
                row.get("known_at", String.class),
                row.get("holder", String.class),
                row.get("holder_id", UUID.class),
                FoundingOutcome.valueOf(row.get("outcome", String.class)));
    }

    static Map<String, Integer> numbers(Object json) {
        JsonObject object = json instanceof JsonObject read ? read : new JsonObject(String.valueOf(json));
        Map<String, Integer> numbers = new HashMap<>();
        object.forEach(entry -> numbers.put(entry.getKey(), ((Number) entry.getValue()).intValue()));
        return numbers;
    }
}
