/** Whom an account can stand for, as one choice of a list: body and person together. */
import type { Shape } from '@/api/shapes';
import { t } from '@/words';

type Bodies = Shape<'AccountList'>['bodies'];
export type Tie = Shape<'AccountPerson'>;

export const choiceOf = (tie: Tie) => `${tie.body}\n${tie.person}`;

export function tieOf(choice: string): Tie | undefined {
    const [body, person] = choice.split('\n');
    return body && person ? { body, person } : undefined;
}

export function choices(bodies: Bodies): { value: string; label: string }[] {
    return [
        { value: '', label: t('accounts.nobody') },
        ...bodies.flatMap(({ body, name, people }) =>
            people.map((one) => ({
                value: choiceOf({ body, person: one.person }),
                label: bodies.length === 1 ? one.name : `${one.name} · ${name}`,
            })),
        ),
    ];
}

/** The names of the persons that an account stands for. */
export function namesOf(ties: readonly Tie[], bodies: Bodies): string {
    return ties
        .map((tie) => {
            const body = bodies.find((one) => one.body === tie.body);
            return body?.people.find((one) => one.person === tie.person)?.name ?? tie.person;
        })
        .join(t('list.comma'));
}
