package org.nnssil.directory;

import java.util.List;
import java.util.UUID;
import org.nnssil.practice.PracticeItem;

/**
 * A person's page.
 *
 * @param reaching how to reach them in words, where no address is shown; empty where one is
 * @param seat "Holds the seat of Mississippi since Tue 3 Mar 2020", or empty
 * @param photo its address, or empty
 * @param localTime where their zone is known
 */
public record PersonView(
        UUID id,
        String name,
        String role,
        String organization,
        String jurisdictionKey,
        String jurisdiction,
        String seat,
        String localTime,
        String photo,
        String initials,
        String about,
        String expertise,
        List<String> principles,
        String email,
        String phone,
        String reaching,
        boolean self,
        boolean listed,
        List<Shared> shared) {

    /** @param manage the address where the viewer changes this entry; empty where they may not */
    public record Shared(String slug, String name, String standing, String since, String manage) {}

    /** What they wrote that the viewer may read: published spotlights and posts in discussions. */
    public record Posted(List<PracticeItem> spotlights, List<Post> posts) {}

    /** @param did "asked" or "replied" */
    public record Post(
            String title, String path, String did, String community, boolean confidential, String iso, String when) {}
}
