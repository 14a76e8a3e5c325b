package org.nnssil.admission;

import java.util.UUID;

/** A list that was read, in the list of lists. */
public record FoundingListView(UUID id, String fileName, String words, String tone, int rows, String read) {}
