/**
 * The adjusted holidays of a year as a file: {"year": 2026, "source": "…", "off": ["2026-01-01", …], "work": […]}. Those that
 * were settled when this was written come with it; later ones are read from files of the same form.
 */
export interface HolidayFile {
    year: number;
    source: string;
    off: string[];
    work: string[];
}

const isDays = (value: unknown, year: number): value is string[] =>
    Array.isArray(value) &&
    value.every((one) => typeof one === 'string' && /^\d{4}-\d\d-\d\d$/.test(one) && Number(one.slice(0, 4)) === year);

/** Nothing where the text is no such file; whether its days exist and stand once is the engine's to say. */
export function holidayFile(text: string): HolidayFile | undefined {
    let read: Partial<Record<keyof HolidayFile, unknown>> | null;
    try {
        read = JSON.parse(text) as typeof read;
    } catch {
        return undefined;
    }
    if (typeof read !== 'object' || read === null) return undefined;
    const { year, source, off, work } = read;
    if (typeof year !== 'number' || typeof source !== 'string') return undefined;
    return isDays(off, year) && isDays(work, year) ? { year, source, off, work } : undefined;
}

/** The years that come with the program, the newest first. */
export const shippedHolidays: readonly HolidayFile[] = Object.values(
    import.meta.glob<HolidayFile>('../../../../holidays/*.json', { eager: true, import: 'default' }),
).sort((one, other) => other.year - one.year);
