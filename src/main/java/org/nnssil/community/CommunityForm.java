package org.nnssil.community;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** A new sub-community as typed; its charter comes with {@link CharterForm}. */
public record CommunityForm(
        @RestForm @Nullable String name,
        @RestForm @Nullable String slug,
        @RestForm @Nullable String kind,
        @RestForm @Nullable String parent,
        @RestForm @Nullable String jurisdiction,
        @RestForm @Nullable String organization,
        @RestForm @Nullable String organizationKind,
        @RestForm @Nullable String convenerName,
        @RestForm @Nullable String convenerEmail) {

    /** Words that are addresses under /communities/. */
    private static final List<String> RESERVED = List.of("new");

    static CommunityForm empty() {
        return new CommunityForm("", "", "PEER", "nnssil", "", "", "DISTRICT", "", "");
    }

    /** The form as checked; {@code parent} is a slug still to be found. */
    record Founding(
            String name,
            String slug,
            String kind,
            String parent,
            @Nullable String jurisdiction,
            String organization,
            String organizationKind,
            Invitee convener) {

        Community community(UUID id, UUID parentId, Instant at) {
            Community community = new Community();
            community.id = id;
            community.slug = slug;
            community.name = name;
            community.kind = kind;
            community.parentId = parentId;
            community.jurisdictionKey = jurisdiction;
            community.createdAt = at;
            return community;
        }
    }

    /** @param jurisdictions those there are, by key; the caller ends the check */
    Founding checked(Check check, Map<String, String> jurisdictions) {
        String checkedName = check.line("name", name, 120);
        String checkedSlug = check.line("slug", slug, 63);
        if (!CommunityService.SLUG.matcher(checkedSlug).matches()) {
            check.fail("slug", "Use 2 to 63 small letters, digits and hyphens, such as ma-usn.");
        } else if (RESERVED.contains(checkedSlug)) {
            check.fail("slug", "This word is used by the service itself. Choose another.");
        }
        String checkedKind = check.choice("kind", kind, k -> key(Words.KINDS, k), "PEER");
        String checkedParent = check.choice(
                "parent",
                parent,
                p -> Optional.of(p).filter(s -> CommunityService.SLUG.matcher(s).matches()),
                "");
        String checkedJurisdiction = Emails.jurisdiction(check, jurisdiction, jurisdictions);
        String checkedOrganization = check.line("organization", organization, 200);
        String checkedOrganizationKind =
                check.choice("organizationKind", organizationKind, k -> key(Words.ORGANIZATIONS, k), "DISTRICT");
        String checkedConvener = check.line("convenerName", convenerName, 200);
        String checkedEmail = Emails.checked(check, "convenerEmail", convenerEmail);
        return new Founding(
                checkedName,
                checkedSlug,
                checkedKind,
                checkedParent,
                checkedJurisdiction,
                checkedOrganization,
                checkedOrganizationKind,
                new Invitee(checkedEmail, checkedConvener, "", checkedJurisdiction));
    }

    private static Optional<String> key(Map<String, String> words, String key) {
        return Optional.of(key).filter(words::containsKey);
    }
}
