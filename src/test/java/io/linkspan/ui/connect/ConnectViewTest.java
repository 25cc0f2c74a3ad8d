package io.linkspan.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.azure.DeviceCode;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.Trust;
import io.linkspan.settings.MemoryVault;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Practice;
import io.linkspan.ui.UiTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connect window by mouse and keyboard, against the practice estate. */
class ConnectViewTest extends UiTest {

    @TempDir
    static Path folder;

    private static Practice practice;

    private final List<OpenEstate> opened = new ArrayList<>();
    private ConnectModel model;

    @BeforeAll
    static void open() {
        practice = new Practice(folder, Platform::runLater);
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Override
    protected Parent build() {
        stage.setWidth(960);
        stage.setHeight(640);
        model = new ConnectModel(practice.surroundings(), practice.work(), new MemoryVault(), _ -> Optional.of(Secret.of("typed")));
        return new ConnectView(model, practice.surroundings().clock(), new Chooser() {
            @Override
            public Optional<Path> open() {
                return Optional.of(folder.resolve("profile.json"));
            }

            @Override
            public Optional<Path> save(String suggestedName) {
                return Optional.of(folder.resolve(suggestedName + ".json"));
            }
        }, opened::add, () -> stage.hide());
    }

    private void openProfile() {
        clickOn("Open profile…");
        until(() -> model.machines.size() == 2);
    }

    @Test
    void aProfileIsOpenedTriedAndConnectedTo() {
        openProfile();
        shot("connect");
        clickOn("Connect");
        until(() -> !opened.isEmpty());
        assertEquals(2, opened.getFirst().profile().servers().size() + opened.getFirst().profile().instances().size());
    }

    @Test
    void anUntrustedCertificateIsTrustedByItsOwnButtonOnly() {
        openProfile();
        MachineDraft server = model.machines.getFirst();
        fx(() -> server.trust.set(Trust.DEFAULT));
        clickOn("HARBOUR01");
        clickOn("Test");
        until(() -> server.untrusted().isPresent());
        shot("connect-untrusted");
        assertEquals(Trust.DEFAULT, server.trust.get());
        clickOn("Trust this certificate");
        until(server::answers);
        assertTrue(server.trust.get().sha256().isPresent());
        shot("connect-answers");
    }

    @Test
    void aCertificateThatChangedIsShownBesideTheOneThatWasTrusted() {
        openProfile();
        MachineDraft server = model.machines.getFirst();
        fx(() -> server.trust.set(new Trust(Optional.empty(), Optional.of("ab".repeat(32)))));
        clickOn("HARBOUR01");
        clickOn("Test");
        until(() -> server.untrusted().isPresent());
        shot("connect-changed");
        assertTrue(shown("Trust the new certificate"));
    }

    @Test
    void aServerIsDescribedAndTriedByKeyboardAlone() {
        press(KeyCode.ALT, KeyCode.S).release(KeyCode.S, KeyCode.ALT);
        write("localhost").type(KeyCode.TAB);
        push(KeyCode.SHORTCUT, KeyCode.A);
        write(String.valueOf(practice.lab().machines().getFirst().port()));
        press(KeyCode.ALT, KeyCode.U).release(KeyCode.U, KeyCode.ALT);
        write("practice_admin");
        push(KeyCode.F5);
        until(() -> model.machines.getFirst().untrusted().isPresent());
        assertEquals("not trusted", model.machines.getFirst().standing().words());
    }

    @Test
    void aWrongPasswordIsSaidInWordsWithItsNumber() {
        openProfile();
        MachineDraft server = model.machines.getFirst();
        clickOn("HARBOUR01");
        clickOn("Ask each time");
        clickOn("Test");
        until(() -> server.trial().get().isPresent());
        assertFalse(server.answers());
        shot("connect-failed");
    }

    @Test
    void theAccountSeesItsSubscriptionGroupAndInstances() {
        openProfile();
        clickOn("Azure account");
        clickOn("Sign in");
        until(() -> model.azure.sight().get().isPresent());
        shot("connect-azure");
    }

    @Test
    void aDeviceCodeIsShownWithItsAddress() {
        fx(() -> {
            model.azure.type.set(Account.Type.DEVICE_CODE);
            model.azure.show(new DeviceCode("F4KJ9TQ2X", "https://microsoft.com/devicelogin", Duration.ofMinutes(15), ""));
        });
        clickOn("Azure account");
        shot("connect-device-code");
        assertTrue(shown("Copy code"));
    }
}
