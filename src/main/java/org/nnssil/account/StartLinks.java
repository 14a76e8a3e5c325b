package org.nnssil.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nnssil.security.Signer;

/** The signed mark in the link to a first password: the person and the end of it. */
@ApplicationScoped
class StartLinks {

    private static final String PURPOSE = "account-start";
    private static final Pattern MARK = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final Signer signer;
    private final Clock clock;

    StartLinks(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** @param ended whether the link was ours and is too old now */
    record Start(UUID personId, boolean ended) {}

    String make(UUID person, Instant until) {
        String payload = person + "." + until.getEpochSecond();
        return payload + "." + signer.sign(PURPOSE, payload);
    }

    /** Empty for a mark that was never given out. */
    Optional<Start> read(String mark) {
        Matcher parts = MARK.matcher(mark);
        if (!parts.matches() || !signer.holds(PURPOSE, parts.group(1) + "." + parts.group(2), parts.group(3))) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        return Optional.of(new Start(UUID.fromString(parts.group(1)), !until.isAfter(clock.instant())));
    }
}
