/** What of all that is shown may have changed by what happened somewhere. In doubt it has. */

/** What becomes of a matter moves the procedures that wait for it. */
const PROCEDURES = ['procedures', 'register', 'register-entries', 'layouts', 'instance', 'catalogue', 'figures'];

/** Which views may show a thing that they did not show before: one newly made, or one newly come to them. */
const SHOWN_BY: Readonly<Record<string, readonly string[]>> = {
    // A room that closes opens others: whoever waits at one meets the end of another.
    meeting: ['today', 'meetings', 'people', 'visits', 'live', 'year'],
    item: [
        'today',
        'meetings',
        'meeting',
        'live',
        'hall',
        'minutes',
        'self-check',
        'matters',
        'matter',
        'decisions',
        'directives',
        'charter',
        'visits',
        'year',
        ...PROCEDURES,
    ],
    matter: ['today', 'matters', 'meeting', 'people', 'visits', ...PROCEDURES],
    decision: ['today', 'decisions', 'directives', 'people', 'year', ...PROCEDURES],
    directive: ['today', 'directives', 'year'],
    instance: ['today', 'meetings', 'meeting', 'year', ...PROCEDURES],
};

/** The place that a happening names ("item:i1"); nothing where it names none, and everything may have changed. */
export function placeIn(data: string): string {
    try {
        const told = JSON.parse(data) as { place?: unknown };
        return typeof told.place === 'string' ? told.place : '';
    } catch {
        return '';
    }
}

/** `text` is what was asked and answered: whoever names the thing is touched by it. */
export function concerns(place: string, view: string, text: string): boolean {
    const colon = place.indexOf(':');
    const kind = place.slice(0, Math.max(colon, 0));
    const shownBy = SHOWN_BY[kind];
    if (shownBy === undefined) return true;
    return shownBy.includes(view) || text.includes(JSON.stringify(place.slice(colon + 1)));
}

/** The meeting that is named nearest around an item. */
export function meetingIn(value: unknown, item: string, meeting: string | undefined): string | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) {
        for (const one of value) {
            const found = meetingIn(one, item, meeting);
            if (found !== undefined) return found;
        }
        return undefined;
    }
    const thing = value as Readonly<Record<string, unknown>>;
    const card = thing.card as { meeting?: unknown } | undefined;
    const own = [thing.meeting, card?.meeting].find((one) => typeof one === 'string') as string | undefined;
    const line = thing.line as { meeting?: unknown } | undefined;
    const near = own ?? (typeof line?.meeting === 'string' ? line.meeting : undefined) ?? meeting;
    if (thing.item === item) return near;
    return meetingIn(Object.values(thing), item, near);
}
