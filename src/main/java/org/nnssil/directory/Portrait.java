package org.nnssil.directory;

/** A profile photo as it is kept: a square JPEG, and a tag of its content. */
record Portrait(String tag, byte[] jpeg) {}
