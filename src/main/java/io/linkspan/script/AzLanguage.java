package io.linkspan.script;

import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Template;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shell script with the Azure CLI and sqlcmd. */
final class AzLanguage implements Language, Language.Pieces {

    @Override
    public String use() {
        return "Needs a POSIX shell, az (az login) and sqlcmd; set SQL_SERVER and INSTANCE to the options by which sqlcmd connects. Requests are accepted at once: wait for each as its step says.";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> "# " + line).collect(Collectors.joining("\n"));
    }

    @Override
    public String secret(String name) {
        return "printf '" + name + ": '; stty -echo; read -r " + name + "; stty echo";
    }

    @Override
    public String statement(Call.Statement statement) {
        return sqlcmd(statement.side(), statement.text(), "") + " || exit 1";
    }

    @Override
    public String request(Call.Request request) {
        String body = request.body().parts().isEmpty() ? "" : " --body " + Language.join(request.body(), "", this);
        return "az rest --method " + request.method().toLowerCase(Locale.ROOT) + " --url " + literal(request.path() + "?api-version=" + request.apiVersion()) + body + " || exit 1";
    }

    @Override
    public String facts(Probe probe) {
        return switch (probe) {
            case Probe.Query query -> Language.kept(query.keeps()).entrySet().stream().map(keep -> Language.variable(keep.getValue()) + "=$("
                    + sqlcmd(query.side(), wrapped(query.text(), keep.getKey()), " -h -1 -y 0") + " | head -n 1)").collect(Collectors.joining("\n"));
            case Probe.Resource resource -> Language.kept(resource.keeps()).entrySet().stream().map(keep -> Language.variable(keep.getValue()) + "=$(az rest --method get --url "
                    + literal(resource.path() + "?api-version=" + resource.apiVersion()) + " --query "
                    + literal(Arrays.stream(keep.getKey().split("/")).skip(1).collect(Collectors.joining("."))) + " --output tsv | sed 's/^\\(0x\\)\\{0,1\\}/0x/')").collect(Collectors.joining("\n"));
            case Probe.Smoke smoke -> sqlcmd(smoke.side(), literal(smoke.database()), Language.rolledBack(smoke), " -t " + Math.max(1, smoke.limit().toSeconds()));
            default -> "";
        };
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public String fact(Template.Late late) {
        return "\"$" + Language.variable(late.fact()) + "\"";
    }

    @Override
    public String secret(Template.Secret secret) {
        return "\"N'$(printf %s \"$" + secret.name() + "\" | sed \"s/'/''/g\")'\"";
    }

    private static Template wrapped(Template query, String column) {
        return new Template(query.language(), Stream.of(Stream.of(new Template.Text("SELECT CONVERT(nvarchar(max), " + column + ", 1) FROM (")),
                query.parts().stream(), Stream.of(new Template.Text(") AS found"))).<Template.Part>flatMap(s -> s).toList());
    }

    private String sqlcmd(Side side, Template text, String options) {
        return sqlcmd(side, "master", text, options);
    }

    private String sqlcmd(Side side, String database, Template text, String options) {
        return "sqlcmd " + (side == Side.SQL_SERVER ? "$SQL_SERVER" : "$INSTANCE") + " -d " + database + " -b -x" + options + " -Q " + Language.join(text, "", this);
    }
}
