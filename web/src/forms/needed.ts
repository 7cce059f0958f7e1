/** What has to be filled in before a command is sent. */
import { faultProblem, type Outcome } from '@/api/problem';
import { t } from '@/words';
import { isEmpty, type FieldValue } from './fields';

/** What nobody filled in: the words for each field, by its name. */
export function needed(
    asked: Readonly<Record<string, readonly [label: string, value: FieldValue]>>,
): Record<string, string> {
    const empty = Object.entries(asked).filter(([, [, value]]) => isEmpty(value));
    return Object.fromEntries(empty.map(([name, [field]]) => [name, t('form.needed', { field })]));
}

/** What becomes of a command that is not sent for it; nothing where nothing is wrong. */
export function unsent(errors: Readonly<Record<string, string>>): Outcome | undefined {
    const [first] = Object.values(errors);
    return first === undefined ? undefined : { ok: false, problem: faultProblem(0, first) };
}
