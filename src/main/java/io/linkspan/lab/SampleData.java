package io.linkspan.lab;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The T-SQL that makes a database of a topology with rows in it: harbours, and crossings between them. The same database has the same rows in every estate. */
final class SampleData {

    private static final List<String> HARBOURS = List.of("Årøsund", "Bembridge", "Cuxhaven", "Dún Laoghaire", "Ærøskøbing", "Fårösund", "Għajnsielem", "Hólmavík", "İskele", "Kyllini");
    private static final List<String> VESSELS = List.of("MF Aurora", "MF Boreas", "MS Cassiopeia", "MF Dagny", "MS Ériu", "MF Freyja", "MS Galatea");
    private static final int AT_ONCE = 500;

    private SampleData() {
    }

    /** Batches, in order. The first runs in master. */
    static List<String> batches(Topology.Database database, String dataFolder, String backupFolder) {
        String name = "[" + database.name().replace("]", "]]") + "]";
        List<String> batches = new ArrayList<>();
        batches.add("CREATE DATABASE " + name);
        for (int i = 2; i <= database.logFiles(); i++) {
            String file = text(database.name() + "_log" + i);
            batches.add("ALTER DATABASE " + name + " ADD LOG FILE (NAME = " + file + ", FILENAME = " + text(dataFolder + database.name() + "_log" + i + ".ldf") + ")");
        }
        batches.add("USE " + name);
        batches.add("""
                CREATE TABLE dbo.Harbours (
                    HarbourId int IDENTITY(1,1) NOT NULL PRIMARY KEY,
                    Name nvarchar(60) NOT NULL,
                    Berths smallint NOT NULL,
                    Opened date NULL)""");
        batches.add("""
                CREATE TABLE dbo.Crossings (
                    CrossingId int IDENTITY(1,1) NOT NULL PRIMARY KEY,
                    HarbourId int NOT NULL,
                    Vessel nvarchar(40) NOT NULL,
                    Departed datetime2(3) NOT NULL,
                    Passengers int NOT NULL DEFAULT 0,
                    Fare decimal(10,2) NULL,
                    OnTime bit NOT NULL,
                    Manifest varbinary(32) NULL)""");
        batches.add("INSERT INTO dbo.Harbours (Name, Berths, Opened) VALUES " + IntStream.range(0, HARBOURS.size())
                .mapToObj(i -> "(" + text(HARBOURS.get(i)) + ", " + (i % 4 + 1) + ", '" + LocalDate.of(1900 + 7 * i, 1 + i, 1) + "')").collect(Collectors.joining(", ")));
        Random random = new Random(database.name().hashCode());
        for (int from = 0; from < database.rows(); from += AT_ONCE) {
            batches.add("INSERT INTO dbo.Crossings (HarbourId, Vessel, Departed, Passengers, Fare, OnTime, Manifest) VALUES "
                    + IntStream.range(from, Math.min(database.rows(), from + AT_ONCE)).mapToObj(i -> crossing(i, random)).collect(Collectors.joining(", ")));
        }
        batches.add("ALTER DATABASE " + name + " SET RECOVERY " + database.recovery());
        if (database.backup()) {
            batches.add("BACKUP DATABASE " + name + " TO DISK = " + text(backupFolder + database.name() + ".bak") + " WITH CHECKSUM");
        }
        return batches;
    }

    private static String crossing(int i, Random random) {
        String departed = LocalDate.of(2026, 1, 1).plusDays(i / 5) + "T" + LocalTime.of(6 + 3 * (i % 5), random.nextInt(60), random.nextInt(60)).toString().concat(":00").substring(0, 8)
                + "." + String.format("%03d", random.nextInt(1000));
        String fare = random.nextInt(20) == 0 ? "NULL" : random.nextInt(5, 90) + "." + String.format("%02d", random.nextInt(100));
        return "(" + (1 + random.nextInt(HARBOURS.size())) + ", " + text(VESSELS.get(random.nextInt(VESSELS.size()))) + ", '" + departed + "', " + random.nextInt(400) + ", " + fare
                + ", " + (random.nextInt(10) == 0 ? 0 : 1) + ", 0x" + Long.toHexString(random.nextLong() | Long.MIN_VALUE).toUpperCase() + ")";
    }

    private static String text(String value) {
        return "N'" + value.replace("'", "''") + "'";
    }
}
