package io.linkspan.lab.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of sp_configure that people here meet. Safe from any thread. */
public final class Configuration {

    private final List<Setting> settings = new ArrayList<>(List.of(
            new Setting(117, "remote access", 0, 1, 1, 1, "Allow remote access", false, false),
            new Setting(518, "show advanced options", 0, 1, 0, 0, "show advanced options", true, false),
            new Setting(1538, "cost threshold for parallelism", 0, 32767, 5, 5, "cost threshold for parallelism", true, true),
            new Setting(1539, "max degree of parallelism", 0, 32767, 0, 0, "maximum degree of parallelism", true, true),
            new Setting(1543, "min server memory (MB)", 0, 2147483647, 0, 0, "Minimum size of server memory (MB)", true, true),
            new Setting(1544, "max server memory (MB)", 128, 2147483647, 2147483647, 2147483647, "Maximum size of server memory (MB)", true, true),
            new Setting(1579, "backup compression default", 0, 1, 0, 0, "Enable compression of backups by default", true, false),
            new Setting(1584, "backup checksum default", 0, 1, 0, 0, "Enable checksum of backups by default", true, false),
            new Setting(16384, "Agent XPs", 0, 1, 1, 1, "Enable or disable Agent XPs", true, true),
            new Setting(16390, "xp_cmdshell", 0, 1, 0, 0, "Enable or disable command shell", true, true),
            new Setting(1562, "clr enabled", 0, 1, 0, 0, "CLR user code execution enabled in the server", true, false),
            new Setting(16393, "contained database authentication", 0, 1, 0, 0, "Enables contained databases and contained authentication", true, false)));

    public synchronized List<Setting> all() {
        return List.copyOf(settings);
    }

    public synchronized Optional<Setting> find(String name) {
        return settings.stream().filter(s -> s.name().equalsIgnoreCase(name)).findFirst();
    }

    public synchronized void set(String name, int value) {
        settings.replaceAll(s -> s.name().equalsIgnoreCase(name) ? s.with(value, s.inUse()) : s);
    }

    /** RECONFIGURE: dynamic settings come into force. */
    public synchronized void reconfigure() {
        settings.replaceAll(s -> s.dynamic() ? s.with(s.value(), s.value()) : s);
    }

    /** A row of sys.configurations. */
    public record Setting(int id, String name, int minimum, int maximum, int value, int inUse, String description, boolean dynamic, boolean advanced) {

        Setting with(int otherValue, int otherInUse) {
            return new Setting(id, name, minimum, maximum, otherValue, otherInUse, description, dynamic, advanced);
        }
    }
}
