package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Filegroup;
import io.linkspan.lab.engine.store.Lsn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files and filegroups. */
final class FileViews {

    private static final List<String> TYPES = List.of("ROWS", "LOG", "FILESTREAM");

    private FileViews() {
    }

    static void register(Catalog catalog) {
        catalog.register("sys.database_files", (viewer, _) -> viewer.database().files().stream().map(f -> file(viewer.database(), f)));
        catalog.register("sys.master_files", (viewer, _) -> viewer.may("VIEW ANY DEFINITION") || viewer.may("ALTER ANY DATABASE") || viewer.may("CREATE ANY DATABASE")
                ? viewer.instance().databases().all().stream().flatMap(d -> d.files().stream().map(f -> Row.with(file(d, f), "database_id", d.id()))) : Stream.empty());
        catalog.register("sys.filegroups", (viewer, _) -> viewer.database().filegroups().stream().map(FileViews::group));
        catalog.register("sys.data_spaces", (viewer, _) -> viewer.database().filegroups().stream().map(FileViews::group));
        catalog.register("sys.dm_os_volume_stats", (viewer, arguments) -> file(viewer, arguments).map(f -> Row.of("database_id", arguments.getFirst(), "file_id", f.id(),
                "volume_mount_point", viewer.instance().platform().windows() ? "C:\\" : "/", "volume_id", "", "logical_volume_name", "", "file_system_type", viewer.instance().platform().windows() ? "NTFS" : "ext4",
                "total_bytes", 1L << 40, "available_bytes", 1L << 39, "supports_compression", true, "supports_alternate_streams", true, "supports_sparse_files", true)));
        catalog.register("sys.dm_io_virtual_file_stats", (viewer, arguments) -> viewer.instance().databases().all().stream().filter(d -> matches(arguments.getFirst(), d.id()))
                .flatMap(d -> d.files().stream().filter(f -> matches(arguments.get(1), f.id())).map(f -> Row.of("database_id", d.id(), "file_id", f.id(), "size_on_disk_bytes", f.pages() * 8192))));
    }

    private static boolean matches(@Nullable Object argument, int id) {
        return argument == null || argument instanceof Number n && n.intValue() == id;
    }

    private static Stream<DatabaseFile> file(Viewer viewer, List<? extends @Nullable Object> arguments) {
        return viewer.instance().databases().all().stream().filter(d -> arguments.getFirst() instanceof Number n && n.intValue() == d.id()).flatMap(d -> d.files().stream())
                .filter(f -> arguments.get(1) instanceof Number n && n.intValue() == f.id());
    }

    private static Map<String, @Nullable Object> file(Database d, DatabaseFile f) {
        long pages = f.log() ? Math.max(f.pages(), d.log().sizeBytes() / 8192) : f.pages();
        Object base = f.log() ? null : d.differentialBase().map(Lsn::number).orElse(null);
        return Row.of("file_id", f.id(), "file_guid", UUID.nameUUIDFromBytes((d.familyGuid() + "/" + f.id()).getBytes(StandardCharsets.UTF_8)), "type", TYPES.indexOf(f.type()), "data_space_id", f.group(),
                "name", f.name(), "physical_name", f.path(), "state", d.state() == DatabaseState.ONLINE || d.state() == DatabaseState.EMERGENCY ? f.defunct() ? 7 : 0 : d.state().code(), "size", pages,
                "max_size", f.maximumPages(), "growth", f.growthPages(), "is_read_only", false, "differential_base_lsn", base);
    }

    private static Map<String, @Nullable Object> group(Filegroup g) {
        return Row.of("name", g.name(), "data_space_id", g.id(), "type", g.type(), "type_desc", g.description(), "is_default", g.isDefault(), "is_system", false, "filegroup_guid", null, "is_read_only", g.readOnly(),
                "is_autogrow_all_files", false);
    }
}
