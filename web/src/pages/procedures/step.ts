/** What is asked of whoever completes a step, and what was filled in as the server wants it. */
import type { Shape } from '@/api/shapes';
import type { FormField, FormValues } from '@/forms/fields';
import { t } from '@/words';
import { filled, formFields, type Known } from './asked';

export type Step = Shape<'StepView'>;
export type Choice = Shape<'FieldChoice'>;

/** Those of the group whom somebody has not talked with yet. */
export function partnersOf(step: Step, person: string): Choice[] {
    return step.talks.flatMap((talk): Choice[] => {
        if (talk.at !== undefined) return [];
        if (talk.one === person) return [{ value: talk.other, label: talk.other_name }];
        return talk.other === person ? [{ value: talk.one, label: talk.one_name }] : [];
    });
}

/** `partners`: whom whoever completes it may have talked with. */
export function completionFields(step: Step, known: Known, partners: readonly Choice[]): FormField[] {
    const list: FormField[] = formFields(step.fields, known, new Map());
    if (step.asks_choice) {
        const options = [
            { value: 'yes', label: t('procedure.yes') },
            { value: 'no', label: t('procedure.no') },
        ];
        // Who says no fills in nothing more, and the server asks for what a yes needs.
        for (const field of list) field.optional = true;
        list.unshift({ name: 'choice', kind: 'cards', label: t('procedure.choice'), options });
    }
    if (step.talks.length > 0)
        list.unshift({ name: 'with', kind: 'select', label: t('procedure.with'), options: partners });
    list.push({ name: 'text', kind: 'area', label: t('procedure.text'), optional: !step.asks_text });
    list.push({ name: 'evidence', kind: 'file', label: t('procedure.evidence'), optional: !step.asks_evidence });
    return list;
}

export function completionOf(instance: string, step: Step, values: FormValues): Record<string, unknown> {
    const { choice, text, evidence, with: partner } = values;
    const sent = choice === 'no' ? { values: {}, files: {} } : filled(step.fields, values);
    const paper = step.paper === undefined ? {} : { paper: step.paper.digest };
    return { instance, step: step.step, ...sent, ...paper, text: text ?? '', choice, evidence, with: partner };
}

export function returnFields(step: Step): FormField[] {
    const options = step.returns.map((one) => ({ value: one.step, label: one.title }));
    return [
        { name: 'to', kind: 'select', label: t('procedure.returnTo'), options, value: 'start' },
        { name: 'reason', kind: 'area', label: t('form.reason') },
    ];
}
