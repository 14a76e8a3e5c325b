package org.nnssil.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * JSON is taken as it stands or refused: a number is no text and a text no number, nothing is cut off a fraction, a
 * list has no gaps, and nothing follows the document.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new NoGaps(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
        refuse(
                mapper.coercionConfigFor(LogicalType.Textual),
                CoercionInputShape.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.Boolean);
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float)) {
            refuse(
                    mapper.coercionConfigFor(number),
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString,
                    CoercionInputShape.Boolean);
        }
        refuse(mapper.coercionConfigFor(LogicalType.Integer), CoercionInputShape.Float);
        refuse(
                mapper.coercionConfigFor(LogicalType.Boolean),
                CoercionInputShape.String,
                CoercionInputShape.EmptyString,
                CoercionInputShape.Integer,
                CoercionInputShape.Float);
    }

    /** In lists of our own only: JSON that is read as it comes, such as what the database makes, may have them. */
    private static final class NoGaps extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(Annotated property) {
            return JsonSetter.Value.forContentNulls(Nulls.FAIL);
        }
    }

    private static void refuse(MutableCoercionConfig type, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            type.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
