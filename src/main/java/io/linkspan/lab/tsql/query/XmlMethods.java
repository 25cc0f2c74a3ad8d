package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.document.XmlQuery;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;

/** The methods of type xml (T-SQL reference, "xml Data Type Methods"); modify is not among them. */
record XmlMethods(Expressions around) {

    /** A column of {@code nodes()}: it carries nodes, and only these methods can read it. */
    static final SqlType NODE = new SqlType(SqlType.Kind.XML, 1, 0, 0);

    Typed compile(Expression.XmlMethod x) {
        Typed xml = xml(x.value());
        XmlQuery query = new XmlQuery(text(x.method(), x.arguments(), 0));
        return switch (x.method()) {
            case "value" -> value(xml, query.single(), SqlType.parse(text("value", x.arguments(), 1)));
            case "query" -> Typed.of(SqlType.XML, f -> xml.code().of(f) instanceof Object value ? query.query(value) : null);
            case "exist" -> Typed.of(SqlType.BIT, f -> xml.code().of(f) instanceof Object value ? (Object) query.exists(value) : null);
            default -> throw ServerError.of(40000, 16, 1, "The lab does not know the xml method " + x.method() + " in an expression.");
        };
    }

    private static Typed value(Typed xml, XmlQuery query, SqlType type) {
        return Typed.of(type, f -> xml.code().of(f) instanceof Object value && query.value(value) instanceof String text ? Conversions.explicit(text, SqlType.nvarchar(SqlType.MAX), type, 0) : null);
    }

    Relation nodes(Query.XmlNodes x) {
        Typed xml = xml(x.value());
        XmlQuery query = new XmlQuery(text("nodes", x.arguments(), 0));
        return new Relation(List.of(new Column(x.column(), NODE)), f -> xml.code().of(f) instanceof Object value ? query.nodes(value).stream().map(n -> new Object[] {n}).toList() : List.of(), true);
    }

    private Typed xml(Expression expression) {
        Typed typed = expression instanceof Expression.ColumnRef c ? around.anyColumn(c) : around.compile(expression);
        if (typed.type().kind() != SqlType.Kind.XML) {
            throw ServerError.of(258, 15, 1, "Cannot call methods on " + typed.type().toString().replaceFirst("\\((?!max).*", "") + ".");
        }
        return typed;
    }

    private static String text(String method, List<Expression> arguments, int place) {
        if (arguments.size() > place && arguments.get(place) instanceof Expression.Literal l && l.value() instanceof String s) {
            return s;
        }
        throw ServerError.of(8172, 16, 1, "The argument " + (place + 1) + " of the XML data type method \"" + method + "\" must be a string literal.");
    }
}
