/** The form of a matter: the same when it is proposed and when it is changed. */
import type { Shape } from '@/api/shapes';
import type { FormField, FormValues } from '@/forms/fields';
import type { Somebody } from '@/fields/PersonField.vue';
import { t } from '@/words';

type Kind = Pick<Shape<'KindLine'>, 'asks_sum' | 'asks_persons'>;
export interface Said {
    title: string;
    gist: string;
    basis?: string;
    sum?: number;
    persons: readonly Shape<'ConcernedLine'>[];
}

/** What every matter is asked, with what stands there already. */
export function matterFields(kind: Kind | undefined, people: readonly Somebody[], said?: Said): FormField[] {
    const outside = said?.persons.filter((one) => one.person === undefined).map((one) => one.name) ?? [];
    const inside = said?.persons.flatMap((one) => (one.person === undefined ? [] : [one.person])) ?? [];
    const list: FormField[] = [
        { name: 'title', kind: 'text', label: t('matter.title'), value: said?.title },
        { name: 'gist', kind: 'area', label: t('matter.gist'), value: said?.gist },
        { name: 'basis', kind: 'text', label: t('matter.basis'), optional: true, value: said?.basis },
    ];
    if (kind?.asks_sum) list.push({ name: 'sum', kind: 'money', label: t('matter.sum'), value: said?.sum });
    // Article 19.2: whoever a matter concerns withdraws from it, whatever its kind; some kinds are nothing without persons.
    const persons = kind?.asks_persons === true ? { unless: 'known' } : { optional: true };
    list.push({
        ...persons,
        name: 'names',
        kind: 'text',
        label: t('matter.persons'),
        hint: t('matter.personsHint'),
        value: outside.join(t('list.names')),
    });
    // Whoever belongs to the body may be named in this field alone.
    list.push({ name: 'known', kind: 'people', label: t('matter.known'), people, optional: true, value: inside });
    return list;
}

/** What shows that a prerequisite was met: words, and a paper of the matter or an entry of a register that stands for it. */
export function evidenceFields(
    papers: readonly Shape<'PaperLine'>[],
    offered: readonly Shape<'EntryShown'>[],
): FormField[] {
    const list: FormField[] = [
        { name: 'note', kind: 'area', label: t('matter.evidence') },
        {
            name: 'paper',
            kind: 'select',
            label: t('matter.paper'),
            optional: true,
            options: papers.map((paper) => ({ value: paper.paper, label: paper.title })),
        },
    ];
    if (offered.length > 0)
        list.push({
            name: 'entry',
            kind: 'select',
            label: t('matter.entry'),
            optional: true,
            options: offered.map((one) => ({ value: one.entry, label: one.title })),
        });
    return list;
}

/** The persons a matter concerns: those of the body by id, the others by name, each once. */
export function concerned(values: FormValues, people: readonly Somebody[]): { name: string; person?: string }[] {
    const inside = ((values.known as string[] | undefined) ?? []).map((person) => ({
        name: people.find((one) => one.person === person)?.name ?? person,
        person,
    }));
    const outside = String(values.names ?? '')
        // A blank parts Chinese names; other names have blanks of their own.
        .replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1、')
        .split(/[、,，;；\n]+/)
        .map((name) => name.trim())
        .filter((name) => name !== '' && !inside.some((one) => one.name === name))
        .map((name) => ({ name }));
    return [...inside, ...outside];
}
