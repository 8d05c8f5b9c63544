package dev.marlin.web.pay;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A file to keep. */
final class Download {
    private Download() {}

    static ResponseEntity<byte[]> of(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.US_ASCII)
                                .build()
                                .toString())
                .body(bytes);
    }

    static ResponseEntity<byte[]> csv(String name, byte[] bytes) {
        return of(name, "text/csv;charset=UTF-8", bytes);
    }
}
