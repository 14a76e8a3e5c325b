package org.nnssil.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** What a person asked and answered. Conversations stay whole; the one who spoke is then a former member. */
@ApplicationScoped
class PersonalPosts implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Your posts", "post.author_id")
                        .told(
                                """
                                select t.title as discussion, p.number, p.created_at as written, p.edited_at as edited,
                                       p.author_role as "your role then", p.body as text
                                  from post p join thread t on t.id = p.thread_id
                                 where p.author_id = $1 order by p.created_at
                                """)
                        .erasedBy(
                                "update post set author_role = '' where author_id = :person and author_role <> ''",
                                PersonalData.scrub("post", "body", "html"))
                        .staying(
                                "The posts, under \"Former member\" and your jurisdiction. Your name and address are replaced"
                                        + " where they stand in a post, of yours or of others."),
                Holding.of("Discussions you began", "thread.author_id")
                        .told("select title, created_at as begun from thread where author_id = $1 order by created_at")
                        .erasedBy(PersonalData.scrub("thread", "title"))
                        .staying("The discussions."));
    }
}
