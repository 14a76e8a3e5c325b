package org.nnssil.directory;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held (Exif 2.32, tag 274): the one thing in a photo's hidden data that must not be lost. */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 0x0112;
    private static final int MARKER_OF_EXIF = 0xffe1;
    private static final int MARKER_OF_SCAN = 0xffda;

    /** Upright for whatever says nothing or cannot be read. */
    static Orientation of(byte[] file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(file);
            if ((in.getShort() & 0xffff) != 0xffd8) {
                return UPRIGHT;
            }
            while (in.remaining() > 4) {
                int marker = in.getShort() & 0xffff;
                int length = in.getShort() & 0xffff;
                if (marker == MARKER_OF_SCAN || length < 2) {
                    return UPRIGHT;
                }
                if (marker == MARKER_OF_EXIF && length > 16) {
                    return ofExif(in.slice(in.position(), length - 2));
                }
                in.position(in.position() + length - 2);
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException broken) {
            return UPRIGHT;
        }
    }

    private static Orientation ofExif(ByteBuffer exif) {
        if (exif.getInt(0) != 0x45786966) { // "Exif"
            return UPRIGHT;
        }
        ByteBuffer tiff = exif.slice(6, exif.remaining() - 6);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Turns a square of that side upright. */
    AffineTransform upright(int side) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, side, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, side, side);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, side);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, side, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, side, side);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, side);
            default -> new AffineTransform();
        };
    }
}
