package org.nnssil.community;

/** A sentence on a community's page that leads somewhere: "Two people ask to join." */
public record CommunityNote(String words, String href, String action) {}
