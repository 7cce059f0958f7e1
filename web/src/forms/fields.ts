/** A command's form as data: what is asked, and what stands there at first. */
import type { Somebody } from '@/fields/PersonField.vue';

interface Common {
    name: string;
    label: string;
    hint?: string;
    /** May be left empty. */
    optional?: boolean;
    /** May be left empty where that other field is not. */
    unless?: string;
}

export type FormField = Common &
    (
        | { kind: 'text' | 'area' | 'date' | 'moment' | 'period'; value?: string }
        | { kind: 'file' }
        | { kind: 'number' | 'money'; value?: number }
        | { kind: 'check'; value?: boolean }
        | { kind: 'select' | 'cards'; options: readonly { value: string; label: string }[]; value?: string }
        | { kind: 'person'; people: readonly Somebody[]; value?: string }
        /** `most`: the list closes when so many are chosen. */
        | { kind: 'people'; people: readonly Somebody[]; value?: string[]; most?: number }
    );

/** A file that was sent, as a command names it. */
export interface SentFile {
    title: string;
    digest: string;
    media: string;
    bytes: number;
}

export type FieldValue = string | string[] | number | boolean | SentFile | undefined;
export type FormValues = Record<string, FieldValue>;

export function startOf(field: FormField): FieldValue {
    if (field.kind === 'check') return field.value ?? false;
    if (field.kind === 'person') return field.value === undefined ? [] : [field.value];
    if (field.kind === 'people') return field.value ?? [];
    if (field.kind === 'file') return undefined;
    if (field.kind === 'number' || field.kind === 'money') return field.value;
    return field.value ?? '';
}

export function isEmpty(value: FieldValue): boolean {
    if (Array.isArray(value)) return value.length === 0;
    return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Whether nothing works without it, with what else is filled in. */
export function isNeeded(field: FormField, values: FormValues): boolean {
    if (field.optional === true || field.kind === 'check') return false;
    return field.unless === undefined || isEmpty(values[field.unless]);
}

/** The value as a command wants it: one person instead of a list of one; nothing where nothing was said. */
export function sent(field: FormField, value: FieldValue): FieldValue {
    if (field.kind === 'person') return (value as string[])[0];
    if (isEmpty(value) && field.kind !== 'people') return undefined;
    return typeof value === 'string' ? value.trim() : value;
}
