package org.nnssil.community;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;

/** Puts the list of communities together: in sections, each child under its parent, fifty at a time. */
final class CommunityListViews {

    /** So many keep the page small enough for a phone. */
    static final int PAGE = 50;

    private static final int LONGEST_LINE = 180;
    private static final int DEEPEST = 3;

    private CommunityListViews() {}

    /** @param page from 1; anything else is the first */
    static CommunityListView of(Viewer viewer, List<CommunityRow> rows, @Nullable String q, @Nullable String page) {
        String sought = q == null ? "" : q.strip();
        List<CommunityRow> found = rows.stream()
                .filter(row -> folded(row.name()).contains(folded(sought)))
                .toList();
        List<CommunityTree.Branch> all = Stream.of(
                        section(found, CommunityRow::member), section(found, LISTED), section(found, OTHER))
                .flatMap(List::stream)
                .toList();
        int number = number(page, all.size());
        List<CommunityTree.Branch> shown = all.subList((number - 1) * PAGE, Math.min(all.size(), number * PAGE));
        return new CommunityListView(
                sought,
                entries(viewer, shown, CommunityRow::member),
                entries(viewer, shown, LISTED),
                entries(viewer, shown, OTHER),
                viewer.coordinator(),
                counted(all.size(), number, shown.size()),
                number == 1 ? null : href(sought, number - 1),
                number * PAGE >= all.size() ? null : href(sought, number + 1));
    }

    private static final Predicate<CommunityRow> LISTED = row -> !row.member() && row.listed();
    private static final Predicate<CommunityRow> OTHER = row -> !row.member() && !row.listed();

    private static List<CommunityTree.Branch> section(List<CommunityRow> rows, Predicate<CommunityRow> which) {
        return CommunityTree.of(rows.stream().filter(which).toList()).branches();
    }

    private static List<CommunityListView.Entry> entries(
            Viewer viewer, List<CommunityTree.Branch> shown, Predicate<CommunityRow> which) {
        return shown.stream()
                .filter(branch -> which.test(branch.row()))
                .map(branch -> entry(viewer, branch))
                .toList();
    }

    private static CommunityListView.Entry entry(Viewer viewer, CommunityTree.Branch branch) {
        CommunityRow row = branch.row();
        return new CommunityListView.Entry(
                row.slug(),
                row.name(),
                Math.min(branch.depth(), DEEPEST),
                Words.kind(row.kind()),
                row.member() || row.listed() ? cut(row.purpose()) : "",
                CommunityViews.standing(row),
                row.jurisdiction(),
                row.contact(),
                CommunityViews.counted(viewer, row) ? CommunityViews.people(row.members()) : "");
    }

    private static int number(@Nullable String page, int size) {
        int last = Math.max(1, (size + PAGE - 1) / PAGE);
        return page != null && page.matches("[0-9]{1,4}") ? Math.min(last, Math.max(1, Integer.parseInt(page))) : 1;
    }

    private static String counted(int all, int number, int shown) {
        return all <= PAGE
                ? ""
                : "%,d to %,d of %,d".formatted((number - 1) * PAGE + 1, (number - 1) * PAGE + shown, all);
    }

    private static String href(String q, int page) {
        String sought = q.isEmpty() ? "" : "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&";
        return "/communities?" + sought + "page=" + page;
    }

    private static String cut(String purpose) {
        if (purpose.codePointCount(0, purpose.length()) <= LONGEST_LINE) {
            return purpose;
        }
        String head = purpose.substring(0, purpose.offsetByCodePoints(0, LONGEST_LINE));
        int space = head.lastIndexOf(' ');
        return (space > 0 ? head.substring(0, space) : head) + "…";
    }

    /** Without capitals and marks, so that "munoz" finds "Muñoz". */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
