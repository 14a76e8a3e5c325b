/** The product as a person meets it: the packaged application, the real Keycloak, a real SMTP server, a browser. */
package org.nnssil.journey;
