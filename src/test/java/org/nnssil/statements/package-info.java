/** How much a page asks of the database. */
package org.nnssil.statements;
