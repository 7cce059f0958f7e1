/** What narrows a list: one value each of some kinds, and words that are looked for. */
import { computed, reactive, ref, type ComputedRef } from 'vue';
import { t } from '@/words';
import { says } from './sought';

/** Narrows the rows to those of one value, among the values the rows have unless others are given. */
export interface Filter<Row> {
    key: string;
    label: string;
    of: (row: Row) => string;
    options?: readonly { value: string; label: string }[];
}

/** Narrows the rows to those whose text holds all words that are looked for. */
export interface Find<Row> {
    label: string;
    of: (row: Row) => string;
}

export interface NarrowField {
    key: string;
    label: string;
    options: readonly { value: string; label: string }[];
}

export interface Narrowed<Row> {
    shown: ComputedRef<readonly Row[]>;
    fields: ComputedRef<readonly NarrowField[]>;
    /** By the keys of the filters; nothing chosen is the empty text. */
    chosen: Record<string, string>;
    sought: { value: string };
}

export function useNarrowed<Row>(
    rows: () => readonly Row[],
    filters: () => readonly Filter<Row>[],
    find: () => Find<Row> | undefined,
): Narrowed<Row> {
    const chosen = reactive<Record<string, string>>({});
    const sought = ref('');
    const found = (of: (row: Row) => string) =>
        [...new Set(rows().map(of))].sort().map((value) => ({ value, label: value }));
    const fields = computed(() =>
        filters().map(({ key, label, of, options }) => ({
            key,
            label,
            options: [{ value: '', label: t('list.all') }, ...(options ?? found(of))],
        })),
    );
    const shown = computed(() =>
        rows().filter(
            (row) =>
                filters().every(({ key, of }) => (chosen[key] ?? '') === '' || of(row) === chosen[key]) &&
                says(find()?.of(row) ?? '', sought.value),
        ),
    );
    return { shown, fields, chosen, sought };
}
