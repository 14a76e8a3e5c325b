/** The promise that holds the product together: nobody is shown, told or allowed to guess what is not for them. */
package org.nnssil.audience;
