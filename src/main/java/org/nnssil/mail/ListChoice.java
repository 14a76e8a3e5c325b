package org.nnssil.mail;

/**
 * Whether mail of a list may go to somebody. Written once as SQL: the sender asks at the moment of sending, and the
 * newsletter when it counts its recipients.
 */
public final class ListChoice {

    private ListChoice() {}

    /**
     * An expression that is null where mail may go, and otherwise says why not: UNSUBSCRIBED, LEFT, BOUNCED, COMPLAINED or
     * COORDINATOR. An address that was unsubscribed stays out even when its person was deleted and imported again; a
     * person's own later yes in the settings opens it. Of an erased person's address only a mark is kept (see V018).
     *
     * @param person an SQL expression for the person's id, may be null
     * @param address an SQL expression for the address in lower case
     * @param list an SQL expression for the list's name
     */
    public static String refusal(String person, String address, String list) {
        return """
               coalesce(
                   (select 'UNSUBSCRIBED' from mail_preference choice
                     where choice.person_id = %1$s and choice.list = %3$s and not choice.wanted),
                   (select 'LEFT' from person gone where gone.id = %1$s and (not gone.active or not exists (
                       select 1 from membership still where still.person_id = gone.id and still.ended_at is null))),
                   (select min(stop.reason) from mail_suppression stop
                     where stop.address in (%2$s, veiled(%2$s)) and stop.list in (%3$s, '*')
                       and (stop.reason <> 'UNSUBSCRIBED'
                            or not exists (select 1 from mail_preference choice
                                            where choice.person_id = %1$s and choice.list = %3$s and choice.wanted))))"""
                .formatted(person, address, list);
    }
}
