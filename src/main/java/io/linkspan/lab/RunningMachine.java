package io.linkspan.lab;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.HostPlatform;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.ServerVersion;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.fault.Faults;
import io.linkspan.lab.tds.TdsServer;
import io.linkspan.lab.tds.TlsSettings;
import io.linkspan.lab.tds.WireFaults;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One machine of the estate behind its TDS listener. A {@code kill} fault cuts every connection and refuses new ones. */
final class RunningMachine implements AutoCloseable {

    /** The operator's login on every machine; a member of sysadmin. */
    static final String USER = "practice_admin";

    private final Instance instance;
    private final List<String> databases;
    private final String password;
    private final TdsServer tds;
    private final Faults.Observation kills;

    RunningMachine(Instance instance, SSLContext tls, String password, List<String> databases) throws IOException {
        this.instance = instance;
        this.databases = databases;
        this.password = password;
        tds = new TdsServer(new InstanceServer(instance, Administration::execute), new TlsSettings(tls, instance.managed() || instance.version().major() >= 16, instance.managed()), new WireFaults() {
            @Override
            public Admission admission() {
                return killed() ? Admission.REFUSE : Admission.ACCEPT;
            }
        });
        instance.tds(tds.address());
        kills = instance.estate().faults().observe(() -> {
            if (killed()) {
                tds.disconnectAll();
            }
        });
    }

    /** Gives the operator a login; to be done before anybody is to log in. */
    static void admit(Instance instance, String password) {
        instance.security().createLogin(USER, Login.Kind.SQL_LOGIN, PasswordHash.of(password.toCharArray())).join("sysadmin");
    }

    static InstanceSpec spec(Topology.SqlServer server) {
        return new InstanceSpec(server.name(), server.name(), server.address(), ServerVersion.parse(server.version()), Edition.valueOf(server.edition().toUpperCase(Locale.ROOT)),
                server.platform().equals("Linux") ? HostPlatform.LINUX : HostPlatform.WINDOWS, Collations.get(server.collation()), server.alwaysOn(), Optional.ofNullable(server.cluster()), Optional.empty());
    }

    LabMachine shown() {
        return new LabMachine(instance.shortName(), instance.fullyQualifiedName(), instance.managed(), instance.version().toString(), "localhost", tds.address().getPort(), USER, password, databases);
    }

    private boolean killed() {
        return instance.estate().faults().active(FaultKind.KILL, instance.name(), instance.shortName());
    }

    @Override
    public void close() throws IOException {
        kills.close();
        tds.close();
    }
}
