package org.nnssil.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** Of all routes only those for programs are described, and what can be null in our records can be null there. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final List<ClassInfo> records;

    public ApiDescription(IndexView index) {
        this.records =
                index.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                .filter(path -> !path.startsWith("/api/"))
                .forEach(api.getPaths()::removePathItem);
        api.getComponents().getSchemas().forEach(this::tellNulls);
    }

    private void tellNulls(String name, Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        record(name, properties.keySet()).ifPresent(record -> List.copyOf(properties.keySet()).stream()
                .filter(property -> record.field(property).type().hasAnnotation(NULLABLE))
                .forEach(property -> schema.addProperty(property, orNull(properties.get(property)))));
    }

    /** Where two have the same name, one has a number; and a page has that of what is on it. */
    private Optional<ClassInfo> record(String name, Set<String> properties) {
        return records.stream()
                .filter(record -> name.matches(
                        record.simpleName() + (record.typeParameters().isEmpty() ? "\\d*" : ".*")))
                .filter(record -> record.fields().stream()
                        .map(FieldInfo::name)
                        .collect(Collectors.toSet())
                        .containsAll(properties))
                .min(Comparator.comparingInt(record -> record.fields().size()));
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null && schema.getEnumeration() == null) {
            return schema.addType(Schema.SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .addAnyOf(schema)
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
