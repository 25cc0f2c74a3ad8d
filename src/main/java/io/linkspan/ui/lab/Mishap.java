package io.linkspan.ui.lab;

import io.linkspan.lab.LabFault;
import io.linkspan.lab.LabMachine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that can be made to go wrong.
 *
 * @param group head under which it is listed
 * @param words what happens, as a sentence without its end
 * @param kind  of the fault, as {@code lab fault set} names it
 * @param on    a machine, or empty
 */
record Mishap(String group, String words, String kind, String on, String value) {

    /** All that these machines can be made to suffer. */
    static List<Mishap> of(List<LabMachine> machines) {
        List<Mishap> all = new ArrayList<>();
        for (LabMachine machine : machines) {
            String name = machine.name();
            String kind = machine.managed() ? "Managed instance" : "SQL Server";
            if (!machine.managed()) {
                all.add(new Mishap("Network", "Cut the path of " + name, "cut-path", name, ""));
                all.add(new Mishap("Network", "Slow the path of " + name + " to 64 KB/s", "slow-path", name, "64k"));
                all.add(new Mishap(kind, "Fill the logs of " + name, "fill-log", name, ""));
                all.add(new Mishap("Trust", "Expire the certificate of " + name, "expire-certificate", name, ""));
            }
            all.add(new Mishap(kind, "Stop " + name, "kill", name, ""));
            all.add(new Mishap(kind, "Stop redo on " + name, "stop-redo", name, ""));
            all.add(new Mishap(kind, "Lose the next answer of " + name, "drop-connection", name, ""));
        }
        all.add(new Mishap("Azure", "Throttle Azure (429)", "arm-error", "", "TooManyRequests"));
        all.add(new Mishap("Azure", "Lose the next answer of Azure", "arm-lose-answer", "", ""));
        all.add(new Mishap("Trust", "End the Azure token", "expire-token", "", ""));
        List<String> order = List.of("Network", "SQL Server", "Managed instance", "Azure", "Trust");
        return all.stream().sorted(Comparator.comparing(m -> order.indexOf(m.group()))).toList();
    }

    boolean is(LabFault fault) {
        return fault.kind().equals(kind) && fault.on().equalsIgnoreCase(on);
    }
}
