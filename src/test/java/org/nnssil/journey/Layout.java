package org.nnssil.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/** What is wrong with a page to the eye: wider than the window, cut off, or headings that skip a level. */
final class Layout {

    private static final String CHECK =
            """
            () => {
                const found = [];
                const width = document.documentElement.clientWidth;
                const words = e => '<' + e.tagName.toLowerCase() + '> ' + (e.innerText || e.value || e.placeholder || '').trim().slice(0, 60);
                if (document.documentElement.scrollWidth > width) {
                    found.push('is ' + document.documentElement.scrollWidth + ' px wide in a window of ' + width);
                }
                const hiddenFromSight = e => e.closest('.visually-hidden, thead, .skip, [hidden]') !== null;
                const scrolls = e => {
                    for (let a = e.parentElement; a; a = a.parentElement) {
                        if (['auto', 'scroll'].includes(getComputedStyle(a).overflowX)) return true;
                    }
                    return false;
                };
                for (const e of document.querySelectorAll('body *')) {
                    const box = e.getBoundingClientRect();
                    if (box.width < 2 || box.height < 2 || e.closest('svg') || hiddenFromSight(e)) continue;
                    if ((box.right > width + 1 || box.left < -1) && !scrolls(e)) {
                        found.push('beyond the edge: ' + words(e));
                    }
                    const style = getComputedStyle(e);
                    const typed = ['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName);
                    const cuts = !typed && ['hidden', 'clip'].includes(style.overflowX) || e.tagName === 'BUTTON';
                    if (cuts && e.scrollWidth > e.clientWidth + 1) {
                        found.push('cut off: ' + words(e));
                    }
                    if (e.tagName === 'INPUT' && e.placeholder) {
                        const pen = document.createElement('canvas').getContext('2d');
                        pen.font = style.font;
                        const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                        if (pen.measureText(e.placeholder).width > room) found.push('cut off: ' + words(e));
                    }
                }
                const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]));
                if (levels.filter(level => level === 1).length !== 1) found.push('has not exactly one h1');
                levels.forEach((level, i) => {
                    if (i > 0 && level > levels[i - 1] + 1) {
                        found.push('a heading skips a level: ' + words(document.querySelectorAll('h1, h2, h3, h4, h5, h6')[i]));
                    }
                });
                const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => found.push('two elements have the id ' + id));
                return found.slice(0, 4);
            }
            """;

    private Layout() {}

    static List<String> check(Page page) {
        if (!(page.evaluate(CHECK) instanceof List<?> found)) {
            throw new AssertionError("No answer on " + page.url());
        }
        return found.stream().map(String::valueOf).toList();
    }
}
