package org.nnssil.directory;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.nnssil.shared.Sha256;
import org.nnssil.web.Invalid;

/**
 * Makes a portrait of an uploaded picture: PNG or JPEG by its content, turned as the camera says, cut to its middle
 * square and written anew, so that places, dates and names hidden in the file are gone. Takes a while: not on an event
 * loop.
 */
final class PortraitMaker {

    static final int SIDE = 256;
    static final int MOST_BYTES = 5 * 1024 * 1024;

    /** More than phones take; what a small file claims to be is refused before it fills the memory. */
    static final long MOST_PIXELS = 24_000_000;

    private static final float QUALITY = 0.85f;
    private static final String FIELD = "photo";

    private PortraitMaker() {}

    /** @throws Invalid naming {@code photo}, with what to do */
    static Portrait of(byte[] file) {
        if (file.length == 0) {
            throw new Invalid(FIELD, "Choose a picture.");
        }
        if (file.length > MOST_BYTES) {
            throw new Invalid(FIELD, "The picture is larger than 5 MB. Choose a smaller one.");
        }
        if (!png(file) && !jpeg(file)) {
            throw new Invalid(FIELD, "Choose a JPEG or a PNG picture.");
        }
        try {
            byte[] made = jpeg(square(read(file), Orientation.of(file)));
            return new Portrait(tag(made), made);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Invalid said) {
                throw said;
            }
            throw new Invalid(FIELD, "The picture cannot be read. Save it as a JPEG or PNG again, or choose another.");
        }
    }

    private static BufferedImage read(byte[] file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(png(file) ? "png" : "jpeg");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    throw new Invalid(FIELD, "The picture has more than 24 million pixels. Choose a smaller one.");
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.min(width, height) / (2 * SIDE));
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage square(BufferedImage image, Orientation turned) {
        int side = Math.min(image.getWidth(), image.getHeight());
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = square.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, SIDE, SIDE);
        paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform place = turned.upright(SIDE);
        place.scale((double) SIDE / side, (double) SIDE / side);
        place.translate(-(image.getWidth() - side) / 2.0, -(image.getHeight() - side) / 2.0);
        paper.drawImage(image, place, null);
        paper.dispose();
        return square;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(20_000);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean png(byte[] file) {
        return file.length > 8 && (file[0] & 0xff) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
    }

    private static boolean jpeg(byte[] file) {
        return file.length > 3 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8 && (file[2] & 0xff) == 0xff;
    }

    private static String tag(byte[] content) {
        return HexFormat.of().formatHex(Sha256.begun().digest(content), 0, 8);
    }
}
