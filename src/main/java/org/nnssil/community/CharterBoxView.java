package org.nnssil.community;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a community's page says of its charter, and of the viewer's way in.
 *
 * @param unit who the members are
 * @param rules the rules in words; empty where everybody may be in it, and for who may not read them
 * @param planning who plans; empty for who may not read it
 * @param lacking what the roster lacks for the planning rule; for conveners
 * @param counted "12 districts on the roster"; empty where the members are people
 * @param stated "23 by its charter"; empty where it says none, and for who is not a member
 * @param verdict how the rules stand for the viewer who may ask to come in; null for others, and without rules
 */
public record CharterBoxView(
        String unit,
        List<String> rules,
        String planning,
        String lacking,
        String counted,
        String stated,
        @Nullable VerdictView verdict,
        boolean joins,
        List<CommunityNote> notes) {}
