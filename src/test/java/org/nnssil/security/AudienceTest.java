package org.nnssil.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final UUID NATIONAL = Viewer.NATIONAL;
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void anIssueForMembersMayCarryWhatAllItsReadersMayRead() {
        Audience issue = new Audience(NATIONAL, Reach.MEMBERS);

        assertTrue(issue.mayCarry(new Audience(NATIONAL, Reach.MEMBERS)));
        assertTrue(issue.mayCarry(new Audience(OTHER, Reach.PUBLIC)));
        assertFalse(issue.mayCarry(new Audience(NATIONAL, Reach.CORE)));
        assertFalse(issue.mayCarry(new Audience(OTHER, Reach.MEMBERS)));
    }

    @Test
    void anIssueForCoreMembersMayCarryWhatExtendedMembersReadToo() {
        assertTrue(new Audience(NATIONAL, Reach.CORE).mayCarry(new Audience(NATIONAL, Reach.MEMBERS)));
    }

    @Test
    void aPublicIssueMayCarryOnlyWhatIsPublic() {
        Audience issue = new Audience(NATIONAL, Reach.PUBLIC);

        assertTrue(issue.mayCarry(new Audience(NATIONAL, Reach.PUBLIC)));
        assertFalse(issue.mayCarry(new Audience(NATIONAL, Reach.MEMBERS)));
    }
}
