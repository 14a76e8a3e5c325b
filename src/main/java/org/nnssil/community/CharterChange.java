package org.nnssil.community;

/** What one change of a charter did to one part of it, in words. */
public record CharterChange(String what, String before, String after) {}
