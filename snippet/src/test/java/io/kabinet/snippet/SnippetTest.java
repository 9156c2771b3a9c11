package io.kabinet.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SnippetTest {

    private final Snippet snippet = Snippet.load();

    @Test
    void weighsNoMoreThanPromised() {
        assertThat(snippet.gzipped()).hasSizeLessThanOrEqualTo(Snippet.MAX_GZIPPED_BYTES);
    }

    @Test
    void isTheSameScriptGzipped() throws IOException {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(snippet.gzipped()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(snippet.bytes());
        }
    }

    @Test
    void evaluatesNoStrings() {
        assertThat(new String(snippet.bytes(), UTF_8))
                .doesNotContain("eval(", "Function(", "innerHTML", "setAttribute");
    }

    @Test
    void hasAnEntityTagOfItsContents() {
        assertThat(snippet.etag())
                .matches("\"[0-9a-f]{16}\"")
                .isEqualTo(Snippet.load().etag());
    }
}
