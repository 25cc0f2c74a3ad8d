package io.linkspan.ui.connect;

import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Where a secret will come from, and what was typed for now. */
final class SecretDraft {

    final ObjectProperty<Keep> keep = new SimpleObjectProperty<>(Keep.ASK);
    final StringProperty variable = new SimpleStringProperty("");
    /** Remembered until the program ends, or in the vault; never in a file. */
    final StringProperty typed = new SimpleStringProperty("");
    private Optional<Secret> inPlace = Optional.empty();
    private Optional<String> entry = Optional.empty();

    /** Where it is between runs. */
    public enum Keep {
        ASK("Ask each time"), VAULT("Keep in the vault"), VARIABLE("Environment variable"),
        /** Throw-away secrets of a practice estate only. */
        IN_PLACE("In the practice profile");

        private final String words;

        Keep(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    boolean hasInPlace() {
        return inPlace.isPresent();
    }

    void read(SecretSource source) {
        inPlace = source.value();
        entry = source.vault();
        variable.set(source.env().orElse(""));
        keep.set(source.env().isPresent() ? Keep.VARIABLE : source.vault().isPresent() ? Keep.VAULT : source.value().isPresent() ? Keep.IN_PLACE : Keep.ASK);
    }

    /** @param newEntry name of the vault's entry where there is none yet */
    SecretSource source(String newEntry) {
        return switch (keep.get()) {
            case ASK -> SecretSource.ASK;
            case VAULT -> SecretSource.vault(entry.orElse(newEntry));
            case VARIABLE -> SecretSource.env(variable.get().strip());
            case IN_PLACE -> new SecretSource(Optional.empty(), inPlace);
        };
    }

    /** What was typed, if it counts. */
    Optional<Secret> given() {
        return keep.get() == Keep.ASK || keep.get() == Keep.VAULT ? Optional.of(typed.get()).filter(t -> !t.isEmpty()).map(Secret::of) : Optional.empty();
    }

    Optional<String> missing() {
        return keep.get() == Keep.VARIABLE && variable.get().isBlank() ? Optional.of("Name the environment variable.") : Optional.empty();
    }
}
