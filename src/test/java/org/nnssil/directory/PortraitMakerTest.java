package org.nnssil.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.nnssil.web.Invalid;

class PortraitMakerTest {

    @Test
    void anyPictureBecomesASquareOfItsMiddle() throws IOException {
        BufferedImage wide = picture(1_200, 400);
        Graphics2D paint = wide.createGraphics();
        paint.setColor(Color.GREEN);
        paint.fillRect(400, 0, 400, 400);

        BufferedImage made = read(PortraitMaker.of(encode(wide, "png")));

        assertEquals(256, made.getWidth());
        assertEquals(256, made.getHeight());
        assertTrue(isGreen(made.getRGB(8, 128)) && isGreen(made.getRGB(247, 128)));
    }

    @Test
    void aSmallOneIsEnlarged() throws IOException {
        assertEquals(
                256, read(PortraitMaker.of(encode(picture(20, 30), "jpeg"))).getWidth());
    }

    @Test
    void whatIsHiddenInTheFileIsGone() {
        byte[] jpeg = withExif(encode(picture(300, 300), "jpeg"), 1, "Taken at 34.05N by Nadia Nosy");
        assertTrue(new String(jpeg, StandardCharsets.ISO_8859_1).contains("Nadia Nosy"), "the control");

        byte[] made = PortraitMaker.of(jpeg).jpeg();

        assertFalse(new String(made, StandardCharsets.ISO_8859_1).contains("Nadia Nosy"));
        assertFalse(new String(made, StandardCharsets.ISO_8859_1).contains("Exif"));
    }

    @Test
    void aPhoneHeldUprightMakesAnUprightPortrait() throws IOException {
        BufferedImage lying = picture(400, 400);
        Graphics2D paint = lying.createGraphics();
        paint.setColor(Color.GREEN);
        paint.fillRect(0, 0, 100, 400); // The left side is up where the camera was turned (6).

        BufferedImage made = read(PortraitMaker.of(withExif(encode(lying, "jpeg"), 6, "")));

        assertTrue(isGreen(made.getRGB(128, 10)), "the green side is up");
        assertFalse(isGreen(made.getRGB(10, 200)));
    }

    @Test
    void whatIsNoPictureOrTooMuchIsRefusedWithWords() {
        assertTrue(refused(new byte[0]).contains("Choose a picture"));
        assertTrue(refused("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .contains("JPEG or a PNG"));
        assertTrue(refused("GIF89a".getBytes(StandardCharsets.UTF_8)).contains("JPEG or a PNG"));
        assertTrue(refused(new byte[PortraitMaker.MOST_BYTES + 1]).contains("5 MB"));
        assertTrue(refused(bomb(50_000, 50_000)).contains("24 million"));
        assertTrue(refused(java.util.Arrays.copyOf(encode(picture(300, 300), "png"), 60))
                .contains("cannot be read"));
    }

    @Test
    void initialsAreThoseOfFirstAndLastName() {
        assertEquals("JH", Initials.of("Jordan Hale"));
        assertEquals("ÉM", Initials.of("émile de la Mare"));
        assertEquals("田", Initials.of("田中"));
        assertEquals("", Initials.of("007 !"));
    }

    private static String refused(byte[] file) {
        return String.valueOf(assertThrows(Invalid.class, () -> PortraitMaker.of(file))
                .errors()
                .get("photo"));
    }

    private static BufferedImage read(Portrait portrait) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(portrait.jpeg()));
    }

    private static boolean isGreen(int rgb) {
        Color color = new Color(rgb);
        return color.getGreen() > 180 && color.getRed() < 90 && color.getBlue() < 90;
    }

    private static BufferedImage picture(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] encode(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same JPEG with an Exif segment: an orientation and some words. */
    private static byte[] withExif(byte[] jpeg, int orientation, String words) {
        byte[] text = words.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + text.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put(text);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
        all.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (2 + exif.capacity()));
        return all.put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The head of a PNG that claims to be larger than any memory. */
    private static byte[] bomb(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(64);
        png.putLong(0x89504E470D0A1A0AL).putInt(13);
        byte[] head = ByteBuffer.allocate(17)
                .putInt(0x49484452)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(head);
        return png.put(head).putInt((int) sum.getValue()).array();
    }
}
