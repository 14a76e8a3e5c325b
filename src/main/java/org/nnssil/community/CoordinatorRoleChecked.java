package org.nnssil.community;

import java.util.Optional;

/**
 * Fired once at every start outside the demo, when it is known whether somebody runs the network.
 *
 * @param claimLink the one-time link to the coordinator role; empty when somebody holds it
 */
public record CoordinatorRoleChecked(Optional<String> claimLink) {}
