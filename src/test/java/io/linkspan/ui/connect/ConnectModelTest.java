package io.linkspan.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabMachine;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.Trust;
import io.linkspan.settings.MemoryVault;
import io.linkspan.settings.Profiles;
import io.linkspan.settings.Recents;
import io.linkspan.sqlserver.Trial;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Practice;
import io.linkspan.ui.connect.SecretDraft.Keep;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Describing, trying and opening an estate, without the toolkit, against the practice estate. */
class ConnectModelTest {

    @TempDir
    static Path folder;

    private static final FxQueue FX = new FxQueue();
    private static Practice practice;

    private final List<String> asked = new ArrayList<>();
    private final MemoryVault vault = new MemoryVault();
    private final List<OpenEstate> opened = new ArrayList<>();
    private Secret answer = Secret.of("canary-wrong");
    private ConnectModel model;

    @BeforeAll
    static void open() {
        practice = new Practice(folder, FX);
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @BeforeEach
    void model() {
        model = new ConnectModel(practice.surroundings(), practice.work(), vault, what -> {
            asked.add(what);
            return Optional.of(answer);
        });
    }

    @AfterEach
    void end() {
        model.close();
    }

    private static LabMachine machine(boolean managed) {
        return practice.lab().machines().stream().filter(m -> m.managed() == managed).findFirst().orElseThrow();
    }

    /** As a person would type it in. */
    private MachineDraft typed(boolean managed) {
        LabMachine m = machine(managed);
        MachineDraft draft = model.add(managed ? Side.MANAGED_INSTANCE : Side.SQL_SERVER);
        draft.host.set(m.host());
        draft.port.set(String.valueOf(m.port()));
        draft.user.set(m.user());
        draft.secret.typed.set(m.password());
        return draft;
    }

    private Trial tried(MachineDraft draft) {
        model.test(draft);
        FX.until(() -> draft.trial().get().isPresent());
        return draft.trial().get().orElseThrow();
    }

    private void read() {
        model.read(folder.resolve("profile.json"));
        FX.until(() -> model.machines.size() == 2);
    }

    @Test
    void aMachineOfAnUnknownAuthorityIsNotTrustedUntilSomebodySaysSo() {
        MachineDraft draft = typed(false);
        assertInstanceOf(Trial.Untrusted.class, tried(draft));
        assertEquals(new Standing(State.WARNING, "not trusted"), draft.standing());
        draft.trustShown();
        assertEquals(Standing.NOT_TRIED, draft.standing());
        assertInstanceOf(Trial.Answered.class, tried(draft));
        assertEquals("HARBOUR01", draft.name.get());
        assertEquals(List.of(), asked);
    }

    @Test
    void aCertificateThatChangedIsToldFromOneThatWasNeverTrusted() {
        MachineDraft draft = typed(false);
        draft.trust.set(new Trust(Optional.empty(), Optional.of("ab".repeat(32))));
        Trial.Untrusted changed = assertInstanceOf(Trial.Untrusted.class, tried(draft));
        assertTrue(changed.problem().text().contains("ab".repeat(32)) && changed.problem().text().contains(changed.certificate().sha256()), changed.problem()::text);
        assertEquals(new Standing(State.ERROR, "changed"), draft.standing());
    }

    @Test
    void aRefusedPasswordIsForgottenAndAskedForTheNextTime() {
        MachineDraft draft = typed(false);
        tried(draft);
        draft.trustShown();
        draft.name.set("HARBOUR01");
        draft.secret.typed.set("canary-wrong");
        Trial.Failed failed = assertInstanceOf(Trial.Failed.class, tried(draft));
        assertEquals(18456, failed.problem().number().orElseThrow());
        assertEquals("login failed", draft.standing().words());
        answer = Secret.of(machine(false).password());
        assertInstanceOf(Trial.Answered.class, tried(draft));
        assertEquals(List.of("password of " + machine(false).user() + " on HARBOUR01"), asked);
    }

    @Test
    void aWrongPortAndAnotherKindOfServerAreSaidInWords() {
        MachineDraft draft = typed(false);
        draft.port.set(String.valueOf(practice.estate().profile().cloud().resourceManager().getPort()));
        Trial.Failed noSqlServer = assertInstanceOf(Trial.Failed.class, tried(draft));
        assertTrue(noSqlServer.problem().toString().contains("SQL Server"), noSqlServer.problem()::toString);
        draft.port.set("1");
        assertEquals("unreachable", assertInstanceOf(Trial.Failed.class, tried(draft)).problem().code());
        assertEquals("no answer", draft.standing().words());
    }

    @Test
    void whatIsMissingIsNamedOneByOne() {
        assertEquals("Give the estate a name.", model.whyNot().get());
        model.name.set("Office");
        assertEquals("Add a SQL Server and a managed instance.", model.whyNot().get());
        MachineDraft draft = model.add(Side.SQL_SERVER);
        assertEquals("New server: Give the host.", model.whyNot().get());
        draft.host.set("sql01");
        draft.port.set("70000");
        assertEquals("sql01: Give the port, a number from 1 to 65535.", model.whyNot().get());
        draft.port.set("1433");
        draft.user.set("sa");
        assertEquals("Give the tenant, by its id or its domain.", model.whyNot().get());
        model.azure.tenant.set("t");
        assertEquals("Choose the subscription.", model.whyNot().get());
        model.azure.subscription.set("s");
        model.azure.group.set("g");
        assertEquals("", model.whyNot().get());
        model.add(Side.SQL_SERVER).host.set("SQL01");
        assertEquals("SQL01: Give the user.", model.whyNot().get());
        model.machines.getLast().user.set("sa");
        assertEquals("Two machines are called sql01.", model.whyNot().get());
    }

    @Test
    void anEstateIsOpenedOnceAllItsMachinesAnswer() {
        read();
        model.connect(opened::add);
        FX.until(() -> !opened.isEmpty());
        assertTrue(model.machines.stream().allMatch(MachineDraft::answers));
        assertEquals("default", new Recents(practice.surroundings().home()).list().getFirst().name());
        assertTrue(Profiles.read(folder.resolve("profile.json")).practice());
    }

    @Test
    void aPasswordGivenBeforeTheNameWasKnownIsNotAskedForAgain() {
        MachineDraft draft = typed(false);
        tried(draft);
        draft.trustShown();
        draft.secret.typed.set("");
        answer = Secret.of(machine(false).password());
        tried(draft);
        model.name.set("Office");
        asked.clear();
        model.open(opened::add);
        FX.until(() -> !opened.isEmpty());
        OpenEstate estate = opened.getFirst();
        estate.credentials().of(estate.profile().servers().getFirst().authentication().password(), estate.profile().servers().getFirst().passwordWords());
        assertEquals(List.of(), asked);
    }

    @Test
    void aMachineThatIsDownKeepsItClosedUntilOneOpensItAnyway() {
        read();
        model.machines.getFirst().port.set("1");
        model.connect(opened::add);
        FX.until(() -> model.machines.stream().allMatch(m -> m.trial().get().isPresent()));
        assertTrue(model.failed());
        assertEquals(List.of(), opened);
        model.open(opened::add);
        FX.until(() -> !opened.isEmpty());
    }

    @Test
    void noFileHoldsASecretWhateverIsKept() throws IOException {
        read();
        model.name.set("Office");
        model.file.path.set(practice.surroundings().home().resolve("profiles/Office.json").toString());
        MachineDraft server = model.machines.getFirst();
        server.secret.keep.set(Keep.VAULT);
        server.secret.typed.set(machine(false).password());
        assertInstanceOf(Trial.Answered.class, tried(server));
        model.save();
        FX.until(() -> !model.file.said().get().isEmpty());
        assertEquals(machine(false).password(), vault.entries.values().iterator().next().reveal());
        try (Stream<Path> files = Files.walk(practice.surroundings().home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertFalse(text.contains(machine(false).password()) || text.contains(machine(true).password()), file::toString);
            }
        }
        assertEquals(Optional.of("Office/HARBOUR01/" + machine(false).user()), Profiles.read(Path.of(model.file.path.get())).servers().getFirst().authentication().password().vault());
        assertTrue(model.file.said().get().stream().anyMatch(s -> s.contains("is not written")), model.file.said().get()::toString);
    }

    @Test
    void theAccountSeesWhatItMayReadAndInstancesCanBeTakenFromIt() {
        read();
        model.remove(model.machines.getLast());
        model.azure.subscription.set("");
        model.azure.group.set("");
        model.signIn();
        FX.until(() -> model.azure.sight().get().isPresent());
        AzureDraft.Seen seen = assertInstanceOf(AzureDraft.Seen.class, model.azure.sight().get().orElseThrow());
        assertFalse(model.azure.subscription.get().isBlank());
        assertEquals(model.azure.group.get(), seen.groups().getFirst());
        MachineDraft taken = model.add(seen.instances().getFirst());
        assertEquals(machine(true).name(), taken.name.get());
        assertTrue(model.has(seen.instances().getFirst()));
        assertEquals("signed in", model.azure.standing().words());
    }

    @Test
    void aWrongClientSecretIsNoSignInAndIsForgotten() {
        read();
        model.azure.secret.keep.set(Keep.ASK);
        model.signIn();
        FX.until(() -> model.azure.sight().get().isPresent());
        AzureDraft.Refused refused = assertInstanceOf(AzureDraft.Refused.class, model.azure.sight().get().orElseThrow());
        assertEquals("sign-in", refused.problem().code());
        assertTrue(refused.problem().raw().startsWith("AADSTS7000215"), refused.problem()::raw);
        assertFalse(refused.problem().toString().contains("canary"));
        model.signIn();
        FX.until(() -> model.azure.sight().get().isPresent());
        assertEquals(2, asked.size());
    }

    @Test
    void whatIsChangedHasToBeTriedAgain() {
        read();
        MachineDraft server = model.machines.getFirst();
        assertInstanceOf(Trial.Answered.class, tried(server));
        server.user.set("other");
        assertEquals(Standing.NOT_TRIED, server.standing());
    }

    @Test
    void anotherWayOfSigningInEndsTheOldSight() {
        read();
        model.signIn();
        FX.until(() -> model.azure.sight().get().isPresent());
        model.azure.type.set(Account.Type.AZURE_CLI);
        assertEquals("not signed in", model.azure.standing().words());
    }

    @Test
    void aProfileThatIsNoneIsSaidAndNothingIsLost() throws IOException {
        read();
        model.read(Files.writeString(folder.resolve("spoilt.json"), "{"));
        FX.until(() -> model.file.activity.state().get() instanceof Activity.Failed);
        assertEquals(2, model.machines.size());
    }
}
