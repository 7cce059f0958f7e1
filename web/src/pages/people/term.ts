/** A term of office in words: which office, since when or from when to when, and by what paper. */
import type { Shape } from '@/api/shapes';
import { showDate } from '@/time';
import { t } from '@/words';

export function termWords(term: Shape<'TermLine'>): string {
    const from = showDate(term.from);
    const span = term.to ? t('people.termTo', { from, to: showDate(term.to) }) : t('people.termFrom', { day: from });
    return [term.office.label, span, term.basis].join(' · ');
}
