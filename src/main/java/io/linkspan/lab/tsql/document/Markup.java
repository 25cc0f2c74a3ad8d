package io.linkspan.lab.tsql.document;

/** Names and texts as XML has them. */
public final class Markup {

    private Markup() {
    }

    public static String text(String text) {
        return escaped(text, false);
    }

    static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value, true) + "\"";
    }

    private static String escaped(String text, boolean attribute) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> out.append(c >= ' ' || !attribute && (c == '\n' || c == '\t') ? String.valueOf(c) : String.format("&#x%02X;", (int) c));
            }
        }
        return out.toString();
    }

    /** A name of a column as the name of an element: what XML does not allow becomes {@code _x0020_} and its like. */
    static String name(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fits = Character.isLetter(c) || c == '_' || i > 0 && (Character.isDigit(c) || c == '-' || c == '.' || c == ':');
            out.append(fits ? String.valueOf(c) : String.format("_x%04X_", (int) c));
        }
        return out.toString();
    }
}
