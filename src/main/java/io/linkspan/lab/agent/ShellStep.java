package io.linkspan.lab.agent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PowerShell or CmdExec step. Of PowerShell the lab knows what network tests need: {@code tnc}, {@code Test-NetConnection}, {@code Write-Output} and {@code echo};
 * of the command shell {@code echo} and {@code exit}. Anything else fails the step and says so.
 */
final class ShellStep {

    private static final Pattern PROBE = Pattern.compile("(?i)(?:tnc|Test-NetConnection)\\b(.*)");
    private static final Pattern ECHO = Pattern.compile("(?i)(?:Write-Output|Write-Host|echo)\\s+(.*)");
    private static final Pattern EXIT = Pattern.compile("(?i)exit\\s+(?:/b\\s+)?(-?\\d+)");
    private static final Pattern HOST = Pattern.compile("(?i)(?:-ComputerName\\s+)?[\"']?([\\w.-]+)[\"']?");
    private static final Pattern PORT = Pattern.compile("(?i)-Port\\s+(\\d{1,5})");
    private static final Pattern QUIET = Pattern.compile("(?i)-InformationLevel\\s+[\"']?Quiet[\"']?");

    private final NetworkProbe network;
    private final boolean powerShell;
    private final int success;

    ShellStep(NetworkProbe network, boolean powerShell, int success) {
        this.network = network;
        this.powerShell = powerShell;
        this.success = success;
    }

    void run(String script, StepOutput output) {
        int code = 0;
        for (String line : script.split(powerShell ? "[;\\r\\n]+" : "[&\\r\\n]+")) {
            String command = line.strip();
            if (!command.isEmpty() && !command.startsWith("#") && code == 0) {
                code = command(command, output);
            }
        }
        if (powerShell ? code != 0 : code != success) {
            output.fail();
        }
        if (!powerShell) {
            output.line("Process Exit Code " + code + ".");
        }
    }

    private int command(String command, StepOutput output) {
        Matcher echo = ECHO.matcher(command);
        Matcher exit = EXIT.matcher(command);
        Matcher probe = PROBE.matcher(command);
        if (echo.matches()) {
            output.line(powerShell ? echo.group(1).strip().replaceAll("^([\"'])(.*)\\1$", "$2") : echo.group(1));
        } else if (exit.matches()) {
            return Integer.parseInt(exit.group(1));
        } else if (powerShell && probe.matches()) {
            probe(probe.group(1).strip(), output);
        } else {
            output.line("The practice lab does not run the command '" + command + "'");
            return 1;
        }
        return 0;
    }

    private void probe(String arguments, StepOutput output) {
        Matcher port = PORT.matcher(arguments);
        Matcher host = HOST.matcher(QUIET.matcher(PORT.matcher(arguments).replaceAll("")).replaceAll("").strip());
        if (!host.lookingAt() || !port.find()) {
            output.line("The practice lab tests connections to a host and a port only");
            output.fail();
            return;
        }
        int number = Integer.parseInt(port.group(1));
        List<String> lines = QUIET.matcher(arguments).find() ? List.of(network.succeeds(host.group(1), number) ? "True" : "False") : network.detailed(host.group(1), number);
        lines.forEach(output::line);
    }
}
