package org.nnssil.discussion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this package; two of them are shown by more than one class. */
@CheckedTemplate(basePath = "discussion")
final class DiscussionTemplates {

    private DiscussionTemplates() {}

    static native TemplateInstance list(ThreadListView view);

    static native TemplateInstance start(StartView view);

    static native TemplateInstance thread(ThreadView thread);

    static native TemplateInstance write(WriteView view);
}
