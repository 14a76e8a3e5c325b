package org.nnssil.community;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Where an invitation is to go instead, as typed. */
public record AddressForm(@RestForm @Nullable String email) {

    public String checked() {
        Check check = new Check();
        String address = Emails.checked(check, "email", email);
        check.done();
        return address;
    }

    public String orElse(String present) {
        return email == null ? present : email;
    }
}
