package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.ServerError;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The argument of an xml method: the part of XQuery that is a path (T-SQL reference, "XQuery Language Reference"). Everything else is refused. */
public final class XmlQuery {

    private static final Pattern NAMESPACE = Pattern.compile("^\\s*declare\\s+namespace\\s+([\\w.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')\\s*;");
    /** A slash at the start of a path: nothing that a step could end with stands before it. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w\\])*.@:/\"'-])(\\s*)/(/?)(?=(.?))");
    private static final Pattern SINGLE_STEP = Pattern.compile("\\.|\\.\\.|@[\\w:.-]+|(?:[\\w:.*-]+|text\\(\\)|node\\(\\)|\\*)\\[\\d+]|");
    private static final Pattern SINGLE_CALL = Pattern.compile("\\((?:.*)\\)\\s*\\[\\d+]|(?:fn:)?(?:count|sum|min|max|avg|string|concat|number|local-name|name|not|contains|string-length|data|true|false)\\s*\\(.*\\)", Pattern.DOTALL);

    private final String text;
    private final XPathExpression compiled;

    /** @throws ServerError 40000 for what is more than a path */
    public XmlQuery(String text) {
        Map<String, String> spaces = new HashMap<>();
        String rest = text;
        for (Matcher m = NAMESPACE.matcher(rest); m.find(); m = NAMESPACE.matcher(rest)) {
            spaces.put(m.group(1), m.group(2) != null ? m.group(2) : m.group(3));
            rest = rest.substring(m.end());
        }
        this.text = rest.strip();
        XPath path = XPathFactory.newDefaultInstance().newXPath();
        path.setNamespaceContext(new Spaces(spaces));
        try {
            compiled = path.compile(relative(this.text));
        } catch (XPathExpressionException e) {
            throw unsupported();
        }
    }

    private ServerError unsupported() {
        return ServerError.of(40000, 16, 1, "The lab understands paths in xml methods and no other XQuery: " + text + ".");
    }

    /** Paths from the root begin at the lab's own element; what XQuery writes and XPath does not is put in XPath's words. */
    private static String relative(String query) {
        String rooted = ABSOLUTE.matcher(query).replaceAll(m -> m.group(1) + "/" + XmlValue.ROOT + (m.group(2).isEmpty() && m.group(3).matches("[\\s)\\],]?") ? "" : "/" + m.group(2)));
        return rooted.replaceAll("\\bfn:", "").replaceAll("\\bdata\\(", "string(");
    }

    /** @throws ServerError 2389 for a path that may find more than one node */
    public XmlQuery single() {
        boolean single = SINGLE_CALL.matcher(text).matches() || java.util.Arrays.stream(text.split("/")).allMatch(step -> SINGLE_STEP.matcher(step.strip()).matches()) && !text.contains("//");
        if (!single) {
            throw ServerError.of(2389, 16, 1, "XQuery [value()]: 'value()' requires a singleton (or empty sequence), found operand of type 'xdt:untypedAtomic *'");
        }
        return this;
    }

    /** The text of what it finds, null for nothing. */
    public @Nullable String value(Object xml) {
        XPathEvaluationResult<?> result = evaluate(xml);
        if (result.value() instanceof XPathNodes nodes) {
            Iterator<Node> all = nodes.iterator();
            return all.hasNext() ? all.next().getTextContent() : null;
        }
        return result.value() instanceof Double d && d == Math.rint(d) && !d.isInfinite() ? Long.toString(d.longValue()) : String.valueOf(result.value());
    }

    /** What it finds as XML. */
    public String query(Object xml) {
        XPathEvaluationResult<?> result = evaluate(xml);
        return result.value() instanceof XPathNodes ? XmlValue.text(nodes(xml)) : Markup.text(String.valueOf(value(xml)));
    }

    public boolean exists(Object xml) {
        XPathEvaluationResult<?> result = evaluate(xml);
        return !(result.value() instanceof XPathNodes nodes) || nodes.size() > 0;
    }

    public List<Node> nodes(Object xml) {
        try {
            return XmlValue.list((NodeList) compiled.evaluate(XmlValue.node(xml), XPathConstants.NODESET));
        } catch (XPathExpressionException e) {
            throw unsupported();
        }
    }

    private XPathEvaluationResult<?> evaluate(Object xml) {
        try {
            return compiled.evaluateExpression(XmlValue.node(xml));
        } catch (XPathExpressionException e) {
            throw unsupported();
        }
    }

    private record Spaces(Map<String, String> byPrefix) implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return byPrefix.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
        }

        @Override
        public @Nullable String getPrefix(String uri) {
            return null;
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            return List.<String>of().iterator();
        }
    }
}
