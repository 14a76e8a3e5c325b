package org.nnssil.practice;

import java.util.List;

/** Lists for those who work on spotlights: an author's own, a jurisdiction's in hand, the reviewers' queue. */
public record WorkView(List<Line> own, List<Line> colleagues, boolean mayWrite, boolean reviewer) {

    /** @param when in words, such as "submitted 2 days ago" */
    public record Line(
            String path,
            String title,
            String jurisdiction,
            String author,
            BriefView.Badge status,
            String when,
            String note,
            boolean change) {}
}
