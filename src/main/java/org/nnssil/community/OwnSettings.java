package org.nnssil.community;

/** What a person has set, and what counts where they have set nothing; {@code agencyZone} may be empty. */
record OwnSettings(SettingsForm form, String email, String agencyZone) {}
