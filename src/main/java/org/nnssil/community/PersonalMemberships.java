package org.nnssil.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** The person themselves, where they belong, and what they did for communities. */
@ApplicationScoped
class PersonalMemberships implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(person(), memberships(), founded(), facts(), exceptions(), claims());
    }

    private static Holding person() {
        return Holding.of("You")
                .told(
                        """
                        select p.name, p.email, p.role_title as role, o.name as organization, p.jurisdiction_key as jurisdiction,
                               p.zone as "time zone", p.about, p.expertise as "can help with", p.phone as telephone,
                               p.principles, p.listed as "listed in the directory", p.email_reach as "address shown from reach",
                               p.phone_reach as "telephone shown from reach", p.about_reach as "about shown from reach",
                               p.photo_reach as "photo shown from reach", p.subject as "identity for signing in",
                               p.created_at as "known since"
                          from person p left join organization o on o.id = p.organization_id where p.id = $1
                        """)
                .erasedBy(
                        """
                        update person set name = 'Former member', email = 'erased-' || id || '@nobody.invalid', subject = null,
                               role_title = '', organization_id = null, zone = null, about = '', expertise = '', phone = '',
                               principles = '{}', listed = false, active = false, email_reach = 9, phone_reach = 9,
                               about_reach = 9, photo_reach = 9, erased_at = :now, version = version + 1
                         where id = :person
                        """)
                .staying("An empty entry \"Former member\", so that counts stay right.");
    }

    private static Holding memberships() {
        return Holding.of("Your memberships", "membership.person_id", "community.contact_person_id")
                .told(
                        """
                        select c.name as community, m.reach, m.roles, lower(m.basis) as basis, m.founding, m.from_at as "from",
                               m.access_until as until, m.ended_at as ended, m.end_reason as "reason of the end"
                          from membership m join community c on c.id = m.community_id
                         where m.person_id = $1 order by m.from_at, m.id
                        """)
                .erasedBy(
                        """
                        update membership set ended_at = coalesce(ended_at, :now), end_reason = '', version = version + 1
                         where person_id = :person
                        """,
                        "update community set contact_person_id = null where contact_person_id = :person",
                        PersonalData.scrub("community", "name", "purpose", "charter", "planning_rule"))
                .staying("That somebody of your jurisdiction was a member, with which roles and when.");
    }

    private static Holding founded() {
        return Holding.of("Charters you changed", "charter_version.changed_by")
                .told(
                        """
                        select c.name as community, v.number, v.changed_at as changed, v.reason
                          from charter_version v join community c on c.id = v.community_id
                         where v.changed_by = $1 order by v.changed_at
                        """)
                .erasedBy(
                        """
                        update charter_version set reason = regexp_replace(reason, :traces, :former, 'gi'),
                               changes = cast(regexp_replace(cast(changes as text), :traces, :former, 'gi') as jsonb)
                         where reason ~* :traces or cast(changes as text) ~* :traces
                        """)
                .staying("What a community agreed on, with the words as they were: by a former member.");
    }

    private static Holding facts() {
        return Holding.of("Facts about organizations that you recorded", "organization_fact.recorded_by")
                .told(
                        """
                        select o.name as organization, f.fact, f.value, f.source, f.as_of, f.recorded_at as recorded
                          from organization_fact f join organization o on o.id = f.organization_id
                         where f.recorded_by = $1 order by f.recorded_at
                        """)
                .erasedBy(PersonalData.scrub("organization_fact", "source", "value"))
                .staying("The facts, which are about organizations.");
    }

    private static Holding exceptions() {
        return Holding.of(
                        "Exceptions for you or granted by you",
                        "eligibility_exception.person_id",
                        "eligibility_exception.granted_by")
                .told(
                        """
                        select c.name as community, e.failed as "rule that did not hold", e.reason, e.granted_at as granted
                          from eligibility_exception e join community c on c.id = e.community_id
                         where $1 in (e.person_id, e.granted_by) order by e.granted_at
                        """)
                .erasedBy(
                        "update eligibility_exception set reason = 'erased with the person' where person_id = :person",
                        PersonalData.scrub("eligibility_exception", "reason", "failed"))
                .staying("That an exception was granted, and from which rule.");
    }

    private static Holding claims() {
        return Holding.of("That you set this service up", "coordinator_claim.used_by")
                .told("select used_at as \"on\" from coordinator_claim where used_by = $1")
                .staying("That somebody claimed the first coordinator's role, and when.");
    }
}
