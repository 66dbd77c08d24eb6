package dev.framewalk.timeline.explaining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.timeline.search.EventFilters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fields that only a whole capture can know")
final class TimelineFieldsTest {
    @Test
    void haveTheirTextsAndCanBeFilteredBy() {
        Explanations texts = TimelineFields.explanations();
        for (Field field : TimelineFields.PROTOCOL.fields()) {
            assertThat(texts.label(field)).isNotEqualTo(field.id());
            assertThat(texts.text(field.id())).isNotBlank();
            assertThat(texts.why(field.id())).isNotBlank();
            assertThat(EventFilters.catalog().knows(field.id())).isTrue();
        }
    }
}
