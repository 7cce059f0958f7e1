import type { Shape } from '@/api/shapes';
import { t } from '@/words';

/** What a reservation says, and of whom, where the item has several votes. */
export function said(one: Shape<'ReservationLine'>): string {
    return one.subject === undefined ? one.text : t('text.about', { subject: one.subject }) + one.text;
}
