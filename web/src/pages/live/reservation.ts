import type { Shape } from '@/api/shapes';
import { t } from '@/words';

/** What a reservation says, of whom, where the item has several votes, and who entered it, when it was not its author. */
export function said(one: Shape<'ReservationLine'>): string {
    const text = one.subject === undefined ? one.text : t('text.about', { subject: one.subject }) + one.text;
    return one.entered_by === undefined ? text : text + t('reservation.entered', { name: one.entered_by });
}
