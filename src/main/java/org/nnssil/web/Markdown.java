package org.nnssil.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What people write, made safe to show: CommonMark with tables and bare links, no HTML, no images, and after rendering
 * a sanitizer that lets only a short list of elements through. Text that is too long or nested too deep to be
 * somebody's prose is shown as it was typed, so one post cannot hold up a page.
 */
@ApplicationScoped
public class Markdown {

    /** Longer than any field that takes Markdown allows. */
    static final int LONGEST = 100_000;
    /** Quotes in quotes in lists; prose stays under ten. */
    private static final int DEEPEST = 40;
    /** A page has its title as h1 and its sections as h2. */
    private static final int HEADINGS_BELOW = 2;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), AutolinkExtension.create());

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "br",
                    "hr",
                    "a",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .matching((element, attribute, value) -> value.matches("[0-9]{1,9}") ? value : null)
            .onElements("ol")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "ugc")
            .toFactory();

    // Tags are only letters here: with the library's own reading of "<", many of them in one text take quadratic time.
    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .enabledBlockTypes(Set.of(
                    Heading.class,
                    ThematicBreak.class,
                    FencedCodeBlock.class,
                    IndentedCodeBlock.class,
                    BlockQuote.class,
                    ListBlock.class))
            .customInlineContentParserFactory(new AngleBrackets())
            .build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private final TextContentRenderer text = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    /** HTML that may be put on a page as it is, inside an element of class "prose". */
    public String html(String markdown) {
        if (tooMuch(markdown)) {
            return asTyped(markdown);
        }
        try {
            return POLICY.sanitize(html.render(parse(markdown)));
        } catch (StackOverflowError nestedTooDeep) {
            return asTyped(markdown);
        }
    }

    /** The words alone, for mails in plain text and for extracts. */
    public String text(String markdown) {
        if (tooMuch(markdown)) {
            return markdown;
        }
        try {
            return text.render(parse(markdown));
        } catch (StackOverflowError nestedTooDeep) {
            return markdown;
        }
    }

    private Node parse(String markdown) {
        Node document = parser.parse(markdown);
        document.accept(new ForPages());
        return document;
    }

    private static boolean tooMuch(String markdown) {
        return markdown.length() > LONGEST || markdown.lines().anyMatch(line -> containers(line) > DEEPEST);
    }

    /** How many quotes and lists a line opens at most. */
    private static int containers(String line) {
        int containers = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')') {
                containers += c == '>' || i + 1 < line.length() && line.charAt(i + 1) == ' ' ? 1 : 0;
            } else if (c != ' ' && c != '\t' && !(c >= '0' && c <= '9')) {
                break;
            }
        }
        return containers;
    }

    private static String asTyped(String markdown) {
        return "<p>" + POLICY.sanitize(escape(markdown)).replace("\n", "<br>") + "</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Headings move below those of the page; a picture leaves its words behind. */
    private static final class ForPages extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + HEADINGS_BELOW));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            Node last = image;
            for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                last.insertAfter(child);
                last = child;
            }
            image.unlink();
        }
    }

    /** An address in angle brackets is a link; any other "<" is itself. */
    private static final class AngleBrackets implements InlineContentParserFactory, InlineContentParser {

        private static final String ENDS = "<> \t\n";

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            scanner.next();
            Position start = scanner.position();
            while (scanner.hasNext() && ENDS.indexOf(scanner.peek()) < 0) {
                scanner.next();
            }
            String address = scanner.getSource(start, scanner.position()).getContent();
            if (scanner.peek() != '>' || !address.matches("(?i)(https?://|mailto:).+")) {
                return ParsedInline.of(new Text("<"), start);
            }
            scanner.next();
            Link link = new Link(address, null);
            link.appendChild(new Text(address));
            return ParsedInline.of(link, scanner.position());
        }
    }
}
