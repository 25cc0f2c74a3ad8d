package io.linkspan.lab.engine;

/** The operating system of a machine, as sys.dm_os_host_info shows it. */
public record HostPlatform(String platform, String distribution, String release) {

    public static final HostPlatform WINDOWS = new HostPlatform("Windows", "Windows Server 2022 Standard", "10.0");
    public static final HostPlatform LINUX = new HostPlatform("Linux", "Ubuntu", "22.04");

    public boolean windows() {
        return platform.equals("Windows");
    }
}
