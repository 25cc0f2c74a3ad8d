package io.linkspan.script;

import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Template;
import java.util.Arrays;
import java.util.stream.Collectors;

/** PowerShell with the modules Az.Accounts and SqlServer. */
final class PowerShellLanguage implements Language, Language.Pieces {

    @Override
    public String use() {
        return "Needs the modules Az.Accounts and SqlServer. Sign in by Connect-AzAccount; set $SqlServer and $Instance to what Invoke-Sqlcmd takes as -ServerInstance.";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> "# " + line).collect(Collectors.joining("\n"));
    }

    @Override
    public String secret(String name) {
        return "$" + name + " = Read-Host '" + name + "' -MaskInput";
    }

    @Override
    public String statement(Call.Statement statement) {
        return sqlcmd(statement.side(), statement.text()) + " -ErrorAction Stop";
    }

    @Override
    public String request(Call.Request request) {
        String payload = request.body().parts().isEmpty() ? "" : " -Payload (" + Language.join(request.body(), " + ", this) + ")";
        return rest(request.method(), request.path(), request.apiVersion()) + payload + " -WaitForCompletion -ErrorAction Stop";
    }

    @Override
    public String facts(Probe probe) {
        return switch (probe) {
            case Probe.Query query -> Language.kept(query.keeps()).entrySet().stream().map(keep -> "$value = (" + sqlcmd(query.side(), query.text()) + " -MaxBinaryLength 65536)." + keep.getKey() + "\n$"
                    + Language.variable(keep.getValue()) + " = if ($value -is [byte[]]) { '0x' + [Convert]::ToHexString($value) } else { [string]$value }").collect(Collectors.joining("\n"));
            case Probe.Resource resource -> Language.kept(resource.keeps()).entrySet().stream().map(keep -> "$" + Language.variable(keep.getValue()) + " = (("
                    + rest("GET", resource.path(), resource.apiVersion()) + ").Content | ConvertFrom-Json)" + Arrays.stream(keep.getKey().split("/")).skip(1).map(s -> "." + s).collect(Collectors.joining())
                    + " -replace '^(0x)?', '0x'").collect(Collectors.joining("\n"));
            case Probe.Smoke smoke -> sqlcmd(smoke.side(), literal(smoke.database()), Language.rolledBack(smoke)) + " -QueryTimeout " + Math.max(1, smoke.limit().toSeconds());
            default -> "";
        };
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String fact(Template.Late late) {
        return "$" + Language.variable(late.fact());
    }

    @Override
    public String secret(Template.Secret secret) {
        return "'N''' + $" + secret.name() + ".Replace(\"'\", \"''\") + ''''";
    }

    private String sqlcmd(Side side, Template text) {
        return sqlcmd(side, "master", text);
    }

    private String sqlcmd(Side side, String database, Template text) {
        return "Invoke-Sqlcmd -ServerInstance $" + (side == Side.SQL_SERVER ? "SqlServer" : "Instance") + " -Database " + database + " -DisableVariables -Query (" + Language.join(text, " + ", this) + ")";
    }

    private String rest(String method, String path, String apiVersion) {
        return "Invoke-AzRestMethod -Method " + method + " -Path " + literal(path + "?api-version=" + apiVersion);
    }
}
