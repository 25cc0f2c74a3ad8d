package io.linkspan.lab.agent;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.agent.AgentTime;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.JobStep;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens of job steps: {@code $(ESCAPE_SQUOTE(JOBID))} and its like (SQL Server Agent, Use tokens in job steps). One that is not known stays as it is. */
final class Macros {

    private static final Pattern TOKEN = Pattern.compile("\\$\\(ESCAPE_(SQUOTE|DQUOTE|RBRACKET|NONE)\\((\\w+)\\)\\)|\\$\\((\\w+)\\)");

    private Macros() {
    }

    static String replaced(String command, Instance instance, Job job, JobStep step, Instant started) {
        return TOKEN.matcher(command).replaceAll(m -> Matcher.quoteReplacement(value(m.group(2) == null ? m.group(3) : m.group(2), instance, job, step, started).map(v -> escaped(v, m)).orElse(m.group())));
    }

    private static Optional<String> value(String token, Instance instance, Job job, JobStep step, Instant started) {
        return switch (token.toUpperCase(Locale.ROOT)) {
            case "JOBID" -> Optional.of("0x" + job.id().toString().replace("-", "").toUpperCase(Locale.ROOT));
            case "JOBNAME" -> Optional.of(job.name());
            case "STEPID" -> Optional.of(Integer.toString(step.id()));
            case "STEPNAME" -> Optional.of(step.name());
            case "SRVR" -> Optional.of(instance.name());
            case "MACH" -> Optional.of(instance.host());
            case "INST" -> Optional.of(instance.name().contains("\\") ? instance.name().replaceAll(".*\\\\", "") : "");
            case "DATE" -> Optional.of("%08d".formatted(AgentTime.date(Optional.of(instance.estate().clock().instant()))));
            case "TIME" -> Optional.of("%06d".formatted(AgentTime.time(Optional.of(instance.estate().clock().instant()))));
            case "STRTDT" -> Optional.of("%08d".formatted(AgentTime.date(Optional.of(started))));
            case "STRTTM" -> Optional.of("%06d".formatted(AgentTime.time(Optional.of(started))));
            default -> Optional.empty();
        };
    }

    private static String escaped(String value, MatchResult token) {
        return switch (token.group(1)) {
            case "SQUOTE" -> value.replace("'", "''");
            case "DQUOTE" -> value.replace("\"", "\"\"");
            case "RBRACKET" -> value.replace("]", "]]");
            case null, default -> value;
        };
    }
}
