package dev.marlin.runner.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The bytes of file names as the kernel has them. A {@code Path} keeps them but its text does not: decoding loses what
 * the platform's charset lacks. The path's URI is made from the bytes, so it tells them.
 */
final class RawNames {
    private RawNames() {}

    /** The bytes of a path with one name, as a directory lists it. */
    static byte[] ofName(Path name) {
        String text = name.toString();
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        String uri = withoutEndSlash(name.toUri().getRawPath());
        return decode(uri.substring(uri.lastIndexOf('/') + 1));
    }

    /** The bytes of a link's text. */
    static byte[] ofLinkText(Path target) {
        String text = target.toString();
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        String here = withoutEndSlash(Path.of("").toAbsolutePath().toUri().getRawPath()) + "/";
        String uri = withoutEndSlash(target.toUri().getRawPath());
        String own = target.isAbsolute() ? uri : uri.substring(here.length());
        return decode(text.endsWith("/") ? own + "/" : own);
    }

    /** A URI ends with a slash when the path happens to be a folder here, which says nothing about the name. */
    private static String withoutEndSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static byte[] decode(String percentEncoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(percentEncoded.length());
        for (int i = 0; i < percentEncoded.length(); i++) {
            char c = percentEncoded.charAt(i);
            if (c == '%') {
                out.write(HexFormat.fromHexDigits(percentEncoded, i + 1, i + 3));
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }
}
