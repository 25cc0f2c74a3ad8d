package io.linkspan.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** {@code lab start} as a process of its own, and what it uses of its machine. */
final class LabProcess implements AutoCloseable {

    final JsonNode ready;
    final JsonNode profile;
    private final Process process;
    private final JMXConnector observed;

    LabProcess(Path folder, String topology, String... options) throws Exception {
        Path written = folder.resolve("profile.json");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.linkspan.Main", "lab", "start", "--topology", topology, "--out", written.toString()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ready = new ObjectMapper().readTree(process.inputReader().readLine());
        profile = new ObjectMapper().readTree(written.toFile());
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        observed = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        machine.detach();
    }

    Path certificate() {
        return Path.of(ready.get("certificate").textValue());
    }

    /** Heap after a collection, platform threads, open files and sockets. */
    Use use() throws Exception {
        MemoryMXBean memory = bean(MemoryMXBean.class);
        memory.gc();
        return new Use(memory.getHeapMemoryUsage().getUsed() >> 20, bean(ThreadMXBean.class).getThreadCount(), bean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount());
    }

    record Use(long megabytes, int threads, long files) {

        @Override
        public String toString() {
            return "%d MB of heap, %d threads, %d files and sockets".formatted(megabytes, threads, files);
        }
    }

    private <T extends PlatformManagedObject> T bean(Class<T> type) throws Exception {
        return ManagementFactory.getPlatformMXBean(observed.getMBeanServerConnection(), type);
    }

    @Override
    public void close() throws IOException {
        observed.close();
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
