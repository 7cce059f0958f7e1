/**
 * What of a register is asked for. It stands in the page's own address, by the names the server knows: a link can be
 * passed on, and Back goes back to what was found.
 */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

const PARTS = ['words', 'year', 'stage', 'procedure', 'fields', 'late', 'sort'] as const;
type Part = (typeof PARTS)[number];
/** What leaves entries out. The order leaves none out. */
export type Filter = Exclude<Part, 'sort'>;

export interface Asked extends Readonly<Record<Part, string>> {
    /** How many of those found come before the page. */
    readonly offset: number;
}

export const tidy = (words: string) => words.trim().replace(/\s+/g, ' ');

export function askedBy(address: LocationQuery): Asked {
    const text = (name: string) => {
        const value = address[name];
        return typeof value === 'string' ? value : '';
    };
    const offset = /^\d{1,7}$/.test(text('offset')) ? Number(text('offset')) : 0;
    return {
        words: tidy(text('words')),
        year: text('year'),
        stage: text('stage'),
        procedure: text('procedure'),
        fields: text('fields'),
        late: text('late'),
        sort: text('sort'),
        offset,
    };
}

/** "urgency=特急,handler=m1", field by field. */
export function fieldsAsked(asked: Asked): Map<string, string> {
    const pairs = asked.fields.split(',').flatMap((part): [string, string][] => {
        const at = part.indexOf('=');
        return at <= 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
    });
    return new Map(pairs);
}

/** The same with one of them changed; an empty value asks for nothing. */
export function withField(asked: Asked, name: string, value: string): string {
    const fields = fieldsAsked(asked);
    if (value === '') fields.delete(name);
    else fields.set(name, value);
    return [...fields].map(([field, wanted]) => `${field}=${wanted}`).join(',');
}

/** The parts that say something; nothing of the page. */
export function partsOf(asked: Asked): Record<string, string> {
    return Object.fromEntries(PARTS.flatMap((part) => (asked[part] === '' ? [] : [[part, asked[part]]])));
}

export function addressOf(asked: Asked): LocationQueryRaw {
    return { ...partsOf(asked), ...(asked.offset > 0 ? { offset: String(asked.offset) } : {}) };
}

export function filtersOf(asked: Asked): Filter[] {
    return PARTS.filter((part) => part !== 'sort').filter((part) => asked[part] !== '');
}
