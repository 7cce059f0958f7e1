/** Addresses of places, made in one spot. */
import { t } from './words';

export function articlePath(anchor: string): string {
    return `/charter/${encodeURIComponent(anchor)}`;
}

export const matterPath = (id: string) => `/matters/${encodeURIComponent(id)}`;
export const meetingPath = (id: string) => `/meetings/${encodeURIComponent(id)}`;
export const livePath = (id: string) => `${meetingPath(id)}/live`;
export const minutesPath = (id: string) => `${meetingPath(id)}/minutes`;
export const hallPath = (id: string) => `/hall/${encodeURIComponent(id)}`;
export const decisionPath = (id: string) => `/decisions/${encodeURIComponent(id)}`;
export const directivePath = (id: string) => `/directives/${encodeURIComponent(id)}`;
export const instancePath = (id: string) => `/procedures/${encodeURIComponent(id)}`;
export const cataloguePath = (id: string) => `${instancePath(id)}/catalogue`;
export const yearPath = (year: string | number) => `/year/${year}`;
export const registerPath = (name: string) => `/registers/${encodeURIComponent(name)}`;

/** Where a place of the engine ("meeting:mtg_1") is looked at; the body itself is looked at today. */
export function placePath(at: string): string {
    const colon = at.indexOf(':');
    const id = at.slice(colon + 1);
    switch (at.slice(0, colon)) {
        case 'matter':
            return matterPath(id);
        case 'meeting':
            return meetingPath(id);
        case 'decision':
            return decisionPath(id);
        case 'directive':
            return directivePath(id);
        case 'instance':
            return instancePath(id);
        case 'year':
            return yearPath(id);
        case 'register':
            return registerPath(id);
        case 'urgent':
        case 'authorisation':
            return '/people';
        default:
            return '/today';
    }
}

const IN_THE_ROOM =
    /^(member|item|statement|vote|ballot|count)\.|^(opinion\.read|observer\.(enter|leave)|meeting\.(open|close))$/;
const OF_THE_BODY: Readonly<Record<string, string>> = {
    'matter.propose': '/matters',
    'meeting.plan': '/meetings',
    'parameter.set': '/charter',
    'month.explain': '/today',
    'holidays.enter': '/procedures',
};

/**
 * Where a command is given that would help. An item is part of a meeting, which `meetingOf` finds; what goes on an agenda
 * goes on that of the next meeting, or waits for one to be called.
 */
export function remedyPath(
    command: string,
    at: string,
    meetingOf: (item: string) => string | undefined,
    next?: string,
): string {
    const kind = at.slice(0, Math.max(at.indexOf(':'), 0));
    const id = at.slice(at.indexOf(':') + 1);
    const meeting = kind === 'meeting' ? id : kind === 'item' ? meetingOf(id) : undefined;
    if (meeting !== undefined) {
        if (command.startsWith('minutes.')) return minutesPath(meeting);
        return IN_THE_ROOM.test(command) ? livePath(meeting) : meetingPath(meeting);
    }
    if (command === 'agenda.add') return next === undefined ? '/meetings' : meetingPath(next);
    if (kind === 'item') return '/meetings';
    if (kind === '' || kind === 'person') return OF_THE_BODY[command] ?? '/people';
    return placePath(at);
}

/** Where the page of a task of one's own is: minutes and a sitting have pages beside the meeting's. */
export function taskPath(what: string, at: string): string {
    const id = at.slice(at.indexOf(':') + 1);
    if (what.startsWith('minutes.')) return minutesPath(id);
    if (what === 'meeting.sits') return livePath(id);
    if (what === 'urgent.ratify') return `/people?ratify=${encodeURIComponent(id)}`;
    return placePath(at);
}

/** Where what the access log names ("minutes:mtg_1") can be looked at; a file and an account have no page. */
export function readPath(about: string): string | undefined {
    const id = about.slice(about.indexOf(':') + 1);
    switch (about.slice(0, about.indexOf(':'))) {
        case 'live':
            return livePath(id);
        case 'hall':
            return hallPath(id);
        case 'minutes':
        case 'self-check':
            return minutesPath(id);
        case 'register':
            return registerPath(id);
        case 'figures':
            return yearPath(id);
        case 'file':
        case 'account':
        case 'entry':
        case 'body':
            return undefined;
        default:
            return placePath(about);
    }
}

const READ = [
    'matter',
    'meeting',
    'live',
    'hall',
    'minutes',
    'self-check',
    'decision',
    'directive',
    'instance',
    'register',
    'figures',
    'file',
    'account',
] as const;

/** The same in words, with the name that the thing has in the record. */
export function readWords(about: string): string {
    const kind = READ.find((one) => about.startsWith(`${one}:`));
    const id = about.slice(about.indexOf(':') + 1);
    return kind === undefined ? about : `${t(`access.${kind}`)} ${kind === 'file' ? id.slice(0, 12) : id}`;
}
