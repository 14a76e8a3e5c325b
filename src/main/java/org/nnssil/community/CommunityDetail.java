package org.nnssil.community;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One community as the API tells it. What the viewer may not read is empty or null, as on its page.
 *
 * @param kind in words
 * @param members null for who is neither a member nor the coordinator
 * @param rules of the charter, in words
 * @param joins whether the viewer may ask to join
 * @param standing how the rules stand for the viewer; null for who may not ask, and without rules
 */
public record CommunityDetail(
        String slug,
        String name,
        String kind,
        boolean listed,
        boolean member,
        String purpose,
        String charter,
        String cadence,
        String planning,
        @Nullable Long members,
        List<String> rules,
        boolean joins,
        @Nullable Standing standing) {

    /** @param findings one sentence for each rule */
    public record Standing(boolean eligible, List<String> findings) {}

    static CommunityDetail of(CommunityView view) {
        VerdictView verdict = view.box().verdict();
        return new CommunityDetail(
                view.slug(),
                view.name(),
                view.kind(),
                view.listed(),
                view.member(),
                view.purpose(),
                view.charter(),
                view.cadence(),
                view.box().planning(),
                view.totals() ? view.members() : null,
                view.box().rules(),
                view.box().joins(),
                verdict == null
                        ? null
                        : new Standing(
                                verdict.passes(),
                                verdict.lines().stream()
                                        .map(VerdictView.Line::sentence)
                                        .toList()));
    }
}
