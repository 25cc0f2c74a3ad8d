package io.linkspan.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.SampleFacts;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.lab.tsql.parser.Parser;
import io.linkspan.model.LinkName;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.task.CreateLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {

    private static final Script.Heading AT = new Script.Heading(Instant.parse("2026-01-02T03:04:05Z"), false);

    private static final Pattern VARIABLE = Pattern.compile("(?<!@)@\\w+");

    private static Plan plan() {
        ServerFacts s = SampleFacts.SERVER;
        Facts facts = SampleFacts.with(new ServerFacts(s.identity(), true, 1, true, true, false, "Windows", "", Optional.empty(), s.traceFlags()));
        return CreateLink.plan(SampleFacts.task(Optional.empty(), true), facts, LocalDate.of(2026, 1, 2));
    }

    @ParameterizedTest
    @EnumSource(ScriptFormat.class)
    void writesAPlanOut(ScriptFormat format) throws IOException {
        Path file = Path.of("src/test/resources/io/linkspan/script/create-link." + format.word());
        String script = Script.of(plan(), format, AT);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, script);
        }
        assertEquals(Files.readString(file), script);
    }

    @Test
    void everyPartOfTheTSqlIsABatchByItself() {
        List<String> batches = Stream.of(Script.of(plan(), ScriptFormat.TSQL, AT).split("(?m)^GO$")).filter(batch -> !batch.lines().allMatch(line -> line.isBlank() || line.startsWith("--"))).toList();
        assertTrue(batches.size() > 6, batches::toString);
        for (String batch : batches) {
            assertTrue(Parser.parse(batch).statements().size() > 0, batch);
            Set<String> used = VARIABLE.matcher(batch.replaceAll("(?m)^--.*", "")).results().map(MatchResult::group).collect(Collectors.toSet());
            assertTrue(used.stream().allMatch(variable -> batch.contains("DECLARE " + variable + " ")), batch);
        }
    }

    @Test
    void theShellScriptCanBeParsed() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (var out = shell.outputWriter()) {
            out.write(Script.of(plan(), ScriptFormat.AZ, AT));
        }
        assertEquals("", new String(shell.getInputStream().readAllBytes()));
        assertEquals(0, shell.waitFor());
    }

    @ParameterizedTest
    @EnumSource(ScriptFormat.class)
    void noNameLeavesItsQuotes(ScriptFormat format) {
        String hostile = "a'b$(c)`d\"$e";
        Step step = Step.change("x", "Back up", Side.SQL_SERVER, Risk.SAFE, new Call.Statement(Side.SQL_SERVER, Template.sql("BACKUP DATABASE <name> TO DISK = <text>",
                Map.of("name", Template.name(hostile), "text", Template.text(hostile)))), new Undo.Not("-"), Probe.NOTHING, "done");
        String script = Script.of(new Plan("create", new LinkName("x"), "s", "i", List.of(step), Probe.NOTHING), format, AT);
        String expected = switch (format) {
            case TSQL -> "BACKUP DATABASE [a'b$(c)`d\"$e] TO DISK = N'a''b$(c)`d\"$e';";
            case POWERSHELL -> "-Query ('BACKUP DATABASE [a''b$(c)`d\"$e] TO DISK = N''a''''b$(c)`d\"$e''')";
            case AZ -> "-Q 'BACKUP DATABASE [a'\\''b$(c)`d\"$e] TO DISK = N'\\''a'\\'''\\''b$(c)`d\"$e'\\'''";
        };
        assertTrue(script.contains(expected), script);
    }

    @ParameterizedTest
    @EnumSource(ScriptFormat.class)
    void aPlanOfAPracticeEstateSaysSoFirst(ScriptFormat format) {
        String script = Script.of(plan(), format, new Script.Heading(AT.at(), true));
        assertTrue(script.lines().findFirst().orElseThrow().contains("PRACTICE"), script);
        assertTrue(script.contains("Plan " + plan().id() + ", written 2026-01-02T03:04:05Z (UTC)."), script);
    }

    @Test
    void aStepThatHoldsIsLeftOutButWhatLaterStepsNeedOfItIsRead() {
        String script = Script.of(plan(), ScriptFormat.TSQL, AT, step -> step.id().equals("sql-certificate"));
        assertTrue(!script.contains("CREATE CERTIFICATE [Cert_SQL01_endpoint]"), script);
        assertTrue(script.contains("AS sqlCertificate_public FROM"), script);
    }

    @Test
    void anUnknownFormatIsSaid() {
        assertEquals("Name one of: tsql, powershell, az.", assertThrows(ProblemException.class, () -> ScriptFormat.of("bicep")).problem().next());
    }
}
