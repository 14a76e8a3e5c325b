package org.nnssil.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** A person's photo. */
@ApplicationScoped
class PersonalPortrait implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Your photo", "person_photo.person_id")
                .told("select encode(jpeg, 'base64') as \"JPEG in Base64\", changed_at as since from person_photo"
                        + " where person_id = $1")
                .erasedBy("delete from person_photo where person_id = :person"));
    }
}
