/** What tests of several packages share. */
package org.nnssil.testing;
