package org.nnssil.admission;

/** What is wrong at one place of a list. {@code column} is empty where it is the whole row. */
record FoundingProblem(int number, String column, String words) {}
