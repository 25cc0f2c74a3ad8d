package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of scenes, light and dark, as PNG files in target/screenshots; each is walked by {@link Walker}, too. On the FX thread. */
public final class Shots {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Shots() {
    }

    public static void take(Scene scene, String name) {
        List<String> complaints = new ArrayList<>();
        boolean before = Look.isDark();
        for (boolean dark : new boolean[] {false, true}) {
            Look.use(dark);
            Look.dress(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Walker.complaints(scene).forEach(c -> complaints.add((Look.isDark() ? "dark: " : "light: ") + c));
            write(scene.snapshot(null), FOLDER.resolve(name + (dark ? "-dark" : "") + ".png"));
        }
        Look.use(before);
        Look.dress(scene);
        if (scene.getWindow().isFocused()) {
            complaints.addAll(Walker.withoutVisibleFocus(scene));
        }
        assertEquals(List.of(), complaints, name + " is hard to see or to hear");
    }

    private static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] row = new int[width];
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] line = new byte[1 + 3 * width]; // given to the deflater as a whole: byte by byte costs half of a test's time
            try (DeflaterOutputStream rows = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
                for (int y = 0; y < height; y++) {
                    image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
                    int at = 1;
                    for (int argb : row) {
                        line[at++] = (byte) (argb >> 16);
                        line[at++] = (byte) (argb >> 8);
                        line[at++] = (byte) argb;
                    }
                    rows.write(line);
                }
            }
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(head)) {
                out.writeInt(width);
                out.writeInt(height);
                out.write(new byte[] {8, 2, 0, 0, 0});
            }
            Files.createDirectories(FOLDER);
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
                out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
                chunk(out, "IHDR", head.toByteArray());
                chunk(out, "IDAT", packed.toByteArray());
                chunk(out, "IEND", new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
