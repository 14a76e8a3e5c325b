package org.nnssil.eligibility;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Facts as they are stored with what they came with: a JSON array of fact, value, source and date. */
public final class Facts {

    private Facts() {}

    public static String json(Map<FactKind, FactValue> facts) {
        JsonArray array = new JsonArray();
        facts.forEach((kind, fact) -> array.add(new JsonObject()
                .put("fact", kind.name())
                .put("value", fact.value())
                .put("source", fact.source())
                .put("asOf", fact.asOf().toString())));
        return array.encode();
    }

    public static Map<FactKind, FactValue> read(String json) {
        Map<FactKind, FactValue> facts = new EnumMap<>(FactKind.class);
        for (Object one : new JsonArray(json)) {
            JsonObject row = (JsonObject) one;
            facts.put(
                    FactKind.valueOf(row.getString("fact")),
                    new FactValue(
                            row.getString("value"), row.getString("source"), LocalDate.parse(row.getString("asOf"))));
        }
        return facts;
    }
}
