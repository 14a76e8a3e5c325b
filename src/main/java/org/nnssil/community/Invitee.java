package org.nnssil.community;

import org.jspecify.annotations.Nullable;

/** What is known of somebody who is to be a member. */
record Invitee(String email, String name, String roleTitle, @Nullable String jurisdictionKey) {}
