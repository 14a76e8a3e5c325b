/**
 * What every page and every API answer share: the page shell's context, forms and their errors, the guard on state
 * changing requests, headers, error pages and problem documents, times, Markdown, the tile map.
 */
@NullMarked
package org.nnssil.web;

import org.jspecify.annotations.NullMarked;
