package org.nnssil.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.FactForm;
import org.nnssil.community.VerdictView;
import org.nnssil.web.Choice;
import org.nnssil.web.TimeView;

/** What the pages about requests to join show. */
public final class JoinView {

    private JoinView() {}

    /** The form for asking. @param verdict null where the charter has no rules */
    public record Ask(
            String slug,
            String community,
            boolean byOrganization,
            @Nullable VerdictView verdict,
            List<FactForm.Field> facts,
            List<Choice> kinds,
            List<Choice> places) {}

    public record All(String slug, String community, List<Line> open, List<Line> decided) {}

    public record Line(
            String id, String name, String role, String organization, String status, String tone, TimeView at) {}

    /**
     * One request, for a convener or for who asked.
     *
     * @param mine whether the viewer is the one who asked
     * @param verdict for a convener, while it is open
     */
    public record One(
            String slug,
            String community,
            String id,
            boolean mine,
            boolean open,
            String name,
            String role,
            String email,
            String organization,
            String reason,
            String status,
            String tone,
            TimeView at,
            String decidedBy,
            String note,
            @Nullable VerdictView verdict,
            List<FactForm.Field> facts,
            List<Choice> reaches) {}

    public record Invitations(
            String slug,
            String community,
            boolean byOrganization,
            List<String> rules,
            List<Sent> sent,
            String q,
            List<Choice> found,
            List<Choice> reaches,
            List<Choice> kinds,
            List<Choice> places) {}

    /** @param open whether it waits for an answer, or would if it had not run out or come back */
    public record Sent(
            String id, String to, String by, boolean convenes, String status, String tone, TimeView at, boolean open) {}

    /** An invitation whose address is to be corrected. */
    public record Readdress(String slug, String community, Sent sent) {}

    /** One invitation, for who it is for. @param open whether it can be answered now */
    public record Answer(
            String id,
            String slug,
            String community,
            String purpose,
            boolean convenes,
            boolean handed,
            String by,
            String organization,
            String words,
            String status,
            boolean open,
            boolean accepted,
            TimeView until) {

        public String heading() {
            if (handed) {
                return "Take over as convener";
            }
            if (convenes) {
                return "Convene a community";
            }
            return open ? "You are invited" : "An invitation";
        }
    }

    /** Naming a new convener. @param coordinator whether it is the coordinator who names, for nobody is left */
    public record Succession(String slug, String community, boolean coordinator) {}
}
