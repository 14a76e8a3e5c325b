package org.nnssil.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.DeskWork;

/** Acts at the identity provider that it refuses, or does not answer to. */
@ApplicationScoped
class AccountWork implements DeskWork {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "(select count(*) from account_task where state = 'FAILED')",
                        "account act refused by the sign-in service",
                        "account acts refused by the sign-in service",
                        "/desk/accounts?show=failed"),
                new Kind(
                        "(select count(*) from account_task where state in ('DUE', 'LEASED') and attempts > 1)",
                        "account act that the sign-in service did not take yet",
                        "account acts that the sign-in service did not take yet",
                        "/desk/accounts?show=waiting"));
    }
}
