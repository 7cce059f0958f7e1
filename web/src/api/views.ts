/**
 * What pages read: `useView(name, params)` and `usePossible(at)`. Two parts of a page that ask the same share one answer.
 * Every answer is asked for again when something happened in the body, after a broken line, and in another language.
 */
import { computed, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { language } from '@/words';
import { request } from './client';
import type { Possibility, Problem } from './problem';
import { account, bodyPath } from './session';
import type { Views } from './shapes';
import { Stream, type Happening, type Link } from './stream';
import { concerns, meetingIn, placeIn } from './touched';

type Query = Readonly<Record<string, string | number | undefined>>;

/** Milliseconds. Many things happen within one command: they are one reason to read again. */
const GATHER = 60;
/** Readers ask one after another within this; within longer, the longer a busy server takes to answer. */
const SPREAD = 120;
const BUSY = 200;
const PATIENCE = 8;
const LONGEST = 4000;

class Answer {
    readonly data = shallowRef<unknown>();
    readonly problem = shallowRef<Problem | null>(null);
    readonly loading = shallowRef(true);
    /** What it was last asked for was not answered: the server was away, or could not. */
    missed = false;
    /** How long the server took for it, in milliseconds. */
    took = 0;
    users = 0;
    private flight: AbortController | undefined;

    constructor(
        private readonly path: string,
        private readonly query: Query,
    ) {}

    /** The name of the view; none for what may be done. */
    get view(): string | undefined {
        return /\/views\/([^/]+)$/.exec(this.path)?.[1];
    }

    /** Everything that was asked and answered, to look for a name in. */
    get text(): string {
        return JSON.stringify([this.query, this.data.value]);
    }

    /** What was shown stays while it is read anew, and when reading fails for a moment. */
    async read(): Promise<void> {
        this.flight?.abort();
        const flight = new AbortController();
        this.flight = flight;
        this.loading.value = true;
        const began = performance.now();
        try {
            const result = await request<unknown>(this.path, { query: this.query, signal: flight.signal });
            if (flight.signal.aborted) return;
            this.took = performance.now() - began;
            this.problem.value = result.ok ? null : result.problem;
            this.missed = !result.ok && (result.problem.status === 0 || result.problem.status >= 500);
            if (result.ok) this.data.value = result.data;
            else if (result.problem.status === 403 || result.problem.status === 404) this.data.value = undefined;
            this.loading.value = false;
        } catch (error) {
            if (!flight.signal.aborted) throw error;
        }
    }

    drop(): void {
        this.flight?.abort();
    }
}

const answers = new Map<string, Answer>();
const stream = shallowRef<Stream | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Those of the shown answers that what happened may have changed; all of them where that cannot be said. */
const stale = new Set<Answer>();

/** Each reader has a moment of their own, always the same: many who hear of one thing do not all ask at once. */
function ownMoment(): number {
    let sum = 0;
    for (const sign of account.value?.person ?? '') sum = (sum * 31 + sign.charCodeAt(0)) % 1009;
    return sum / 1009;
}

function readSoon(): void {
    const slow = Math.max(0, ...[...answers.values()].map((answer) => answer.took));
    timer ??= setTimeout(
        () => {
            timer = undefined;
            const now = [...answers.values()].filter((answer) => stale.has(answer));
            stale.clear();
            for (const answer of now) void answer.read();
        },
        GATHER + ownMoment() * (SPREAD + Math.min(Math.max(slow - BUSY, 0) * PATIENCE, LONGEST)),
    );
}

function readAllSoon(): void {
    for (const answer of answers.values()) stale.add(answer);
    readSoon();
}

function readMissedSoon(): void {
    for (const answer of answers.values()) if (answer.missed) stale.add(answer);
    if (stale.size > 0) readSoon();
}

function hear({ data }: Happening): void {
    const where = placeIn(data);
    const views = [...answers.values()].filter((answer) => answer.view !== undefined);
    const touched = views.filter((answer) => concerns(where, answer.view ?? '', answer.text));
    // What may be done at a place hangs on all that its page shows.
    const all = touched.length > 0 ? [...answers.values()].filter((answer) => answer.view === undefined) : [];
    for (const answer of [...touched, ...all]) stale.add(answer);
    if (stale.size > 0) readSoon();
}

/** The meeting of an item, as far as anything shown says it. */
export function meetingOf(item: string): string | undefined {
    for (const answer of answers.values()) {
        const found = meetingIn(answer.data.value, item, undefined);
        if (found !== undefined) return found;
    }
    return undefined;
}

watch(
    () => account.value?.body,
    (body) => {
        stream.value?.close();
        stream.value = null;
        // Whoever only keeps accounts is nobody in any body.
        if (!body) return;
        const next = new Stream(bodyPath('/events'));
        next.onHappening(hear);
        watch(next.link, (now, before) => {
            if (now === 'open' && before === 'lost') readAllSoon();
        });
        // After the shortest break, too: what was told before it is not told again, and was perhaps asked for in vain.
        watch(next.opened, readMissedSoon);
        stream.value = next;
    },
    { immediate: true, flush: 'sync' },
);
watch(language, () => void readAgain());

/** How the line to the server is, and since when what is shown may be old. */
export const link: ComputedRef<Link> = computed(() => stream.value?.link.value ?? 'open');
export const linkSeen: ComputedRef<number> = computed(() => stream.value?.seen.value ?? Date.now());

/** After a command of one's own: reads at once what is shown. */
export async function readAgain(): Promise<void> {
    await Promise.all([...answers.values()].map((answer) => answer.read()));
}

function take(path: string, query: Query): Answer {
    const key = `${path} ${JSON.stringify(query)}`;
    let answer = answers.get(key);
    if (!answer) {
        answer = new Answer(path, query);
        answers.set(key, answer);
        void answer.read();
    }
    answer.users += 1;
    return answer;
}

function leave(answer: Answer): void {
    answer.users -= 1;
    if (answer.users > 0) return;
    for (const [key, kept] of answers) if (kept === answer) answers.delete(key);
    answer.drop();
}

export interface Read<T> {
    data: ComputedRef<T | undefined>;
    problem: ComputedRef<Problem | null>;
    loading: ComputedRef<boolean>;
    again: () => Promise<void>;
}

function useAnswer<T>(place: () => { path: string; query: Query } | null): Read<T> {
    const answer = shallowRef<Answer | null>(null);
    watch(
        () => {
            const next = place();
            return next && JSON.stringify(next);
        },
        () => {
            const next = place();
            const before = answer.value;
            answer.value = next && take(next.path, next.query);
            if (before) leave(before);
        },
        { immediate: true },
    );
    onScopeDispose(() => answer.value && leave(answer.value));
    return {
        data: computed(() => answer.value?.data.value as T | undefined),
        problem: computed(() => answer.value?.problem.value ?? null),
        loading: computed(() => answer.value?.loading.value ?? false),
        again: async () => answer.value?.read(),
    };
}

/** The same, with what was last read in sight while something else is asked of the same thing. */
export function keeping<T>(read: Read<T>): Read<T> {
    const shown = shallowRef<T>();
    watch(
        [read.data, read.problem],
        ([data, problem]) => {
            if (data !== undefined || problem !== null) shown.value = data;
        },
        { immediate: true },
    );
    return { ...read, data: computed(() => shown.value) };
}

/** A view of the body; nothing is asked while `name` or the parameters are not known (null). */
export function useView<Name extends keyof Views & string>(
    name: Name,
    query: MaybeRefOrGetter<Query | null> = {},
): Read<Views[Name]> {
    return useAnswer(() => {
        const params = toValue(query);
        return params && account.value ? { path: bodyPath(`/views/${name}`), query: params } : null;
    });
}

export interface Possibilities extends Read<{ at: string; possibilities: Possibility[] }> {
    /** The dry run of one command here; of one subject where the place has several. */
    of: (command: string, subject?: string) => Possibility | undefined;
    all: (command: string) => Possibility[];
}

/** What the reader may do at a place: "body", "meeting:mtg_…", "item:itm_…". */
export function usePossible(at: MaybeRefOrGetter<string | null | undefined>): Possibilities {
    const read = useAnswer<{ at: string; possibilities: Possibility[] }>(() => {
        const place = toValue(at);
        return place && account.value ? { path: bodyPath('/possible'), query: { at: place } } : null;
    });
    const list = computed(() => read.data.value?.possibilities ?? []);
    return {
        ...read,
        of: (command, subject) =>
            list.value.find((one) => one.command === command && (subject === undefined || one.subject === subject)),
        all: (command) => list.value.filter((one) => one.command === command),
    };
}
