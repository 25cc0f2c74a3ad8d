package io.linkspan.ui.connect;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.ProfileWriter;
import io.linkspan.settings.Profiles;
import io.linkspan.settings.Recents;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Where the profile is kept, and the profiles that were opened lately. On the FX thread. */
final class ProfileFile {

    private final Surroundings surroundings;
    private final Recents recents;
    private final ReadOnlyObjectWrapper<List<String>> said = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Recents.Recent>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Profile> asRead = Optional.empty();

    /** Where the profile is or will be kept; empty keeps it nowhere. */
    final StringProperty path = new SimpleStringProperty("");

    /** Reading and writing it. */
    final Activity activity;

    ProfileFile(Surroundings surroundings, Work work) {
        this.surroundings = surroundings;
        recents = new Recents(surroundings.home());
        activity = new Activity(work, surroundings.clock());
        work.start(recents::list, recent::set, problem -> said.set(List.of(problem.text())));
    }

    /** Unless it has a place of its own, the file goes by the estate's name. */
    void rename(String was, String is) {
        if (path.get().isEmpty() || path.get().equals(own(was))) {
            path.set(own(is));
        }
    }

    void read(Path from, Consumer<Profile> show) {
        activity.run("Reading " + from.getFileName(), () -> Profiles.read(from), profile -> {
            show.accept(profile);
            path.set(from.toString());
            said.set(List.of());
        });
    }

    /** What the file holds, as it would be written again. */
    void standsAs(Profile profile) {
        asRead = Optional.of(profile);
    }

    void save(Profile profile) {
        place().ifPresent(at -> activity.run("Saving the profile", () -> write(at, profile), lines -> {
            said.set(lines);
            standsAs(profile);
        }));
    }

    /** Keeps what was changed, and remembers the file. The secrets of a practice estate stand in its file, so that is left alone. Waits. */
    void keep(Optional<Path> place, Profile profile) {
        place.ifPresent(at -> {
            if (profile.practice() || asRead.filter(profile::equals).isPresent()) {
                recents.add(at, profile, surroundings.clock().instant());
            } else {
                write(at, profile);
            }
        });
    }

    Optional<Path> place() {
        return Optional.of(path.get().strip()).filter(f -> !f.isEmpty()).map(Path::of);
    }

    private List<String> write(Path at, Profile profile) {
        if (folder().equals(at.getParent())) {
            makeFolder();
        }
        List<String> lines = new ArrayList<>(List.of("Saved to " + at + ". No secret is in it."));
        lines.addAll(ProfileWriter.write(at, profile));
        recents.add(at, profile, surroundings.clock().instant());
        return lines;
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            throw Problem.usage("cannot-write", "The folder " + folder() + " cannot be made.", "Choose another place for the profile.").raw(e.toString()).exception(e);
        }
    }

    private Path folder() {
        return surroundings.home().resolve("profiles");
    }

    /** A place in the state folder for an estate of that name. */
    private String own(String estate) {
        return estate.isBlank() ? "" : folder().resolve(estate.strip().replaceAll("[^\\p{L}\\p{N}._-]", "-") + ".json").toString();
    }

    /** What became of saving: a sentence each. */
    ReadOnlyObjectProperty<List<String>> said() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Recents.Recent>> recent() {
        return recent.getReadOnlyProperty();
    }
}
