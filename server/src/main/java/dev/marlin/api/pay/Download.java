package dev.marlin.api.pay;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A file as bytes; programs name it themselves. */
final class Download {
    private Download() {}

    static ResponseEntity<byte[]> of(String type, byte[] bytes) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type).body(bytes);
    }

    static ResponseEntity<byte[]> csv(byte[] bytes) {
        return of("text/csv;charset=UTF-8", bytes);
    }
}
