/** What holds of every page: how much it asks of the database, and what its forms do with whatever is typed. */
package org.nnssil.statements;
