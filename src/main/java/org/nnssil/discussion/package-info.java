/**
 * Discussion threads of the National Network and of every sub-community. A thread has an audience (a community and a
 * reach) and is never public; who is outside cannot tell it from one that does not exist. Posts are numbered 1 to n
 * under the lock of their thread, keep the author's role and jurisdiction at the time, and are rendered once, when
 * written.
 */
@NullMarked
package org.nnssil.discussion;

import org.jspecify.annotations.NullMarked;
