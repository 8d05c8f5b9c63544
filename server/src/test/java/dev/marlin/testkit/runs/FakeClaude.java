package dev.marlin.testkit.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A stand-in for a vendor's program: remembers each conversation in a file of its home, and writes into the workspace
 * what it remembers and was asked.
 *
 * @param version that it says; the whole of what two of them differ in
 * @param digest of its file
 */
public record FakeClaude(String version, String digest) {
    private static final String PROGRAM = """
            #!/bin/sh
            [ "$1" = --version ] && { echo 'VERSION (Stand-in)'; exit 0; }
            session=
            while [ $# -gt 0 ]; do [ "$1" = --resume ] && session=$2; shift; done
            case VERSION in *.13) [ -e "$HOME/began" ] || { touch "$HOME/began"; exit 1; } ;; esac
            if [ -z "$session" ]; then session=s-VERSION; session=$(echo $session | tr . -); : > "$HOME/$session"
            elif [ ! -f "$HOME/$session" ]; then echo "no such session" >&2; exit 1; fi
            { echo "to VERSION:"; cat; echo; } >> "$HOME/$session"
            cp "$HOME/$session" conversation.txt
            case VERSION in *4) bash -c '
              place=${ANTHROPIC_BASE_URL#http://}
              exec 3<>"/dev/tcp/${place%%:*}/${place##*:}"
              body="{\\"model\\":\\"m\\",\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"$(tr -d "\\n\\"" < conversation.txt)\\"}]}"
              printf "POST /v1/messages?key=agents-own HTTP/1.1\\r\\nHost: model\\r\\nx-api-key: agents-own\\r\\n" >&3
              printf "Connection: close\\r\\nContent-Length: %s\\r\\n\\r\\n%s" "${#body}" "$body" >&3
              cat <&3 > /dev/null' ;; esac
            echo '{"type":"system","subtype":"init","session_id":"'"$session"'","model":"m"}'
            echo '{"type":"assistant","message":{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"Bash","input":{"command":"cp"}}]}}'
            echo '{"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"","is_error":false}]}}'
            echo '{"type":"assistant","session_id":"'"$session"'","message":{"role":"assistant","content":[{"type":"text","text":"Claude VERSION wrote it down."}]}}'
            echo '{"type":"result","subtype":"success","is_error":false,"session_id":"'"$session"'","result":"Claude VERSION wrote it down."}'
            """;

    /**
     * Installs one in a folder of programs. The version {@code 2.1.13} fails once, before it names a session; one that ends in
     * 4 tells the model what it remembers.
     */
    public static FakeClaude install(Path programs, String version) {
        try {
            byte[] program = PROGRAM.replace("VERSION", version).getBytes(StandardCharsets.UTF_8);
            Path file =
                    programs.resolve("claude-" + version + "/node_modules/@anthropic-ai/claude-code-linux-x64/claude");
            Files.createDirectories(file.getParent());
            Files.write(file, program);
            file.toFile().setExecutable(true, false);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(program));
            return new FakeClaude(version, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of a registration, with the only route and model of {@link RunsWorld}. */
    public String settings() {
        return "{\"flavor\": \"claude-code\", \"program\": \"" + digest + "\", \"model\": \"m\", \"route\": \"here\"}";
    }
}
