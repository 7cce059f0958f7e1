/** Sorting rows by one column, the way the reader's language orders words. */
export type Key = string | number | undefined;
export interface Sorting {
    column: string;
    down: boolean;
}

/** Rows without a key stand last either way. */
export function sorted<Row>(rows: readonly Row[], key: (row: Row) => Key, down: boolean, language: string): Row[] {
    const collator = new Intl.Collator(language, { numeric: true });
    const compare = (a: Key, b: Key): number => {
        if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
        const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
        return down ? -order : order;
    };
    return [...rows].sort((a, b) => compare(key(a), key(b)));
}

/** Up, then down, then as the server ordered them. */
export function nextSorting(now: Sorting | null, column: string): Sorting | null {
    if (now?.column !== column) return { column, down: false };
    return now.down ? null : { column, down: true };
}
