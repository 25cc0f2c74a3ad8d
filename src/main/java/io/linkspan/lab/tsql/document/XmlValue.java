package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.ServerError;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A value of type xml as nodes. A value may have several elements side by side: it stands within an element of the lab's own, {@link #ROOT}. */
public final class XmlValue {

    static final String ROOT = "lab-root";

    private XmlValue() {
    }

    /** @param value text, or a node that {@code nodes()} found. @throws ServerError 9400 and its like for text that is no XML */
    static Node node(Object value) {
        return value instanceof Node n ? n : parse(value.toString()).getDocumentElement();
    }

    private static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader("<" + ROOT + ">" + text.replaceFirst("^\\s*<\\?xml [^>]*\\?>", "") + "</" + ROOT + ">")));
        } catch (SAXException e) {
            throw ServerError.of(9400, 16, 1, "XML parsing: line 1, character " + text.length() + ", " + e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Node> list(NodeList nodes) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add(nodes.item(i));
        }
        return all;
    }

    /** Nodes one after the other as the server writes them. */
    static String text(List<Node> nodes) {
        return nodes.stream().map(XmlValue::text).collect(Collectors.joining());
    }

    private static String text(Node node) {
        if (node instanceof Attr a) {
            return a.getValue();
        }
        if (node.getNodeName().equals(ROOT)) {
            return text(list(node.getChildNodes()));
        }
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
