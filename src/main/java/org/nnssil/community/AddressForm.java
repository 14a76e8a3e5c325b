package org.nnssil.admission;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Emails;
import org.nnssil.web.Check;

/** Where an invitation is to go instead, as typed. */
public record AddressForm(@RestForm @Nullable String email) {

    String checked() {
        Check check = new Check();
        String address = Emails.checked(check, "email", email);
        check.done();
        return address;
    }

    String orElse(String present) {
        return email == null ? present : email;
    }
}
