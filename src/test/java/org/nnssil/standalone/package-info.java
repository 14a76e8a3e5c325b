@org.jspecify.annotations.NullMarked
package org.nnssil.standalone;
