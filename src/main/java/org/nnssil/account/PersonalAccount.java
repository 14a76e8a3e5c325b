package org.nnssil.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** How a person signs in and lets programs in: what was done at the identity provider, addresses, tokens, the calendar. */
@ApplicationScoped
class PersonalAccount implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(account(), changes(), tokens(), calendar());
    }

    // What waits for Keycloak keeps what the account is known by there until it is done (see Accounts.erase).
    private static Holding account() {
        return Holding.of("Your account for signing in", "account_task.person_id")
                .told(
                        """
                        select created_at as asked, done_at as done, lower(kind) as act, email as "address before"
                          from account_task where person_id = $1 order by number
                        """)
                .erasedBy(
                        """
                        update account_task set email = '', last_error = null
                         where person_id = :person and (email <> '' or last_error is not null)
                           and not (kind = 'CLOSE' and state in ('DUE', 'LEASED'))
                        """)
                .staying(
                        "That an account was opened and deleted, without its name. The account itself is deleted from the"
                                + " network's Keycloak within minutes; one of your own agency stays there.");
    }

    private static Holding changes() {
        return Holding.of("Changes of your e-mail address", "email_change.person_id")
                .told(
                        """
                        select requested_at as asked, done_at as done, lower(state) as state, old_email as "old address",
                               new_email as "new address"
                          from email_change where person_id = $1 order by requested_at
                        """)
                .erasedBy("delete from email_change where person_id = :person");
    }

    private static Holding tokens() {
        return Holding.of("Your API tokens", "api_token.person_id")
                .told(
                        """
                        select name, '…' || ending as token, scopes, created_at as made, expires_at as ends,
                               last_used_at as "last used", revoked_at as revoked
                          from api_token where person_id = $1 order by created_at
                        """)
                .erasedBy("delete from api_token where person_id = :person");
    }

    private static Holding calendar() {
        return Holding.of("The private address of your calendar", "calendar_feed.person_id")
                .told(
                        """
                        select created_at as made, last_used_at as "last used" from calendar_feed where person_id = $1
                        """)
                .erasedBy("delete from calendar_feed where person_id = :person");
    }
}
