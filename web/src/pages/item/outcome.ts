/** A decision in words, for lists: what failed says so before anything else, or it reads as if it held. */
import { t } from '@/words';

export function outcomeText(one: { text: string; subject: string; passed: boolean }): string {
    const text = `${one.subject === '' ? '' : t('text.about', { subject: one.subject })}${one.text}`;
    return one.passed ? text : t('decision.failedText', { text });
}
