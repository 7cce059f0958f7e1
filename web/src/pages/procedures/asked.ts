/** Fields that a charter asks, as fields of a form, and what was filled in as the server wants it. */
import type { Shape } from '@/api/shapes';
import type { Somebody } from '@/fields/PersonField.vue';
import type { FieldValue, FormField, FormValues, SentFile } from '@/forms/fields';

export type Asked = Shape<'FieldAsked'>;
export interface Known {
    people: readonly Shape<'Person'>[];
    matters: readonly { value: string; label: string }[];
}

export function somebody(people: readonly Shape<'Person'>[]): Somebody[] {
    return people.map((one) => ({
        person: one.person,
        name: one.name,
        note: one.offices.map((office) => office.label).join(' '),
    }));
}

const money = (text: string | undefined) => (text === undefined ? undefined : Math.round(Number(text) * 100));

/** `said` is what stands there already, by field. */
export function formFields(fields: readonly Asked[], known: Known, said: ReadonlyMap<string, string>): FormField[] {
    return fields.map((one): FormField => {
        const common = { name: one.name, label: one.label, optional: one.optional, hint: one.needed };
        const value = said.get(one.name) ?? one.offered;
        switch (one.type) {
            case 'number':
                return { ...common, kind: 'number', value: value === undefined ? undefined : Number(value) };
            case 'sum':
                return { ...common, kind: 'money', value: money(value) };
            case 'date':
                return { ...common, kind: 'date', value };
            case 'period':
                return { ...common, kind: 'period', value };
            case 'person':
                return { ...common, kind: 'person', people: somebody(known.people), value };
            case 'people':
                return { ...common, kind: 'people', people: somebody(known.people), value: value?.split(' ') };
            case 'entry':
            case 'decision':
            case 'meeting':
                return { ...common, kind: 'select', options: one.choices, value };
            case 'choice':
                return { ...common, kind: 'cards', options: one.choices, value };
            case 'file':
                return { ...common, kind: 'file' };
            case 'matter':
                return { ...common, kind: 'select', options: known.matters, value };
            case 'place':
                return { ...common, kind: 'text', value };
            default:
                return { ...common, kind: 'area', value };
        }
    });
}

const isFile = (value: FieldValue): value is SentFile => typeof value === 'object' && !Array.isArray(value);

/** Sums go as yuan, several people with blanks between them, files by themselves; a file that is not sent again stays the one that was kept. */
export function filled(fields: readonly Asked[], values: FormValues, kept: Readonly<Record<string, SentFile>> = {}) {
    const texts: Record<string, string> = {};
    const files: Record<string, SentFile> = {};
    for (const field of fields) {
        const value = values[field.name];
        if (field.type === 'file') {
            const file = isFile(value) ? value : kept[field.name];
            if (file !== undefined) files[field.name] = file;
        } else if (field.type === 'sum' && typeof value === 'number') {
            texts[field.name] = (value / 100).toFixed(2);
        } else if (Array.isArray(value)) {
            if (value.length > 0) texts[field.name] = value.join(' ');
        } else if (value !== undefined && !isFile(value)) {
            texts[field.name] = String(value);
        }
    }
    return { values: texts, files };
}
