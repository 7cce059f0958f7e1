/**
 * One stream of events for the whole browser: the tab that holds the lock listens to the server and tells the others, and
 * when it closes the next one goes on from the last event told. Where locks are missing (a page without TLS) every tab
 * listens for itself, but only while it is looked at, since a browser keeps no more than six lines to one server.
 */
import { shallowRef } from 'vue';
import { addressOf } from './client';

export type Link = 'connecting' | 'open' | 'lost';

/** What happened, as the server tells it: the place in the journal, and the rest as it comes. */
export interface Happening {
    id: string;
    data: string;
}

type Told = { kind: 'happened'; happening: Happening } | { kind: 'link'; link: Link } | { kind: 'who' };

export interface Surroundings {
    source: (address: string) => EventSource;
    channel: (name: string) => BroadcastChannel | null;
    locks: LockManager | undefined;
}

const browser: Surroundings = {
    source: (address) => new EventSource(address),
    channel: (name) => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)),
    locks: typeof navigator === 'undefined' ? undefined : navigator.locks,
};

/** Below this a broken line is not worth a word. */
const GRACE = 2500;
const LONGEST_WAIT = 30_000;

export class Stream {
    readonly link = shallowRef<Link>('connecting');
    /** How often the line was opened: anew after each break, also one too short for a word. */
    readonly opened = shallowRef(0);
    /** When the line was last known to be whole. */
    readonly seen = shallowRef(Date.now());

    private readonly listeners = new Set<(happening: Happening) => void>();
    private readonly channel: BroadcastChannel | null;
    private readonly lock = new AbortController();
    private source: EventSource | undefined;
    private leading = false;
    private last = '';
    private wait = 1000;
    private graceTimer: ReturnType<typeof setTimeout> | undefined;
    private retryTimer: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly path: string,
        private readonly around: Surroundings = browser,
    ) {
        this.channel = around.locks ? around.channel(`quorate${path}`) : null;
        if (this.channel && around.locks) {
            this.channel.addEventListener('message', (message: MessageEvent<Told>) => this.hear(message.data));
            this.channel.postMessage({ kind: 'who' } satisfies Told);
            void this.lead(around.locks);
        } else {
            document.addEventListener('visibilitychange', this.followSight);
            this.followSight();
        }
    }

    onHappening(listener: (happening: Happening) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    close(): void {
        document.removeEventListener('visibilitychange', this.followSight);
        this.lock.abort();
        this.hush();
        this.channel?.close();
        this.listeners.clear();
    }

    private readonly followSight = () => {
        if (document.visibilityState === 'hidden') this.hush();
        else if (!this.source) this.listen();
    };

    private async lead(locks: LockManager): Promise<void> {
        const kept = new Promise<void>((release) => this.lock.signal.addEventListener('abort', () => release()));
        try {
            await locks.request(`quorate${this.path}`, { signal: this.lock.signal }, () => {
                this.leading = true;
                this.listen();
                return kept;
            });
        } catch {
            // The page closed while it waited for its turn.
        }
    }

    private listen(): void {
        const source = this.around.source(addressOf(this.path, { after: this.last === '' ? undefined : this.last }));
        this.source = source;
        source.addEventListener('open', () => {
            this.wait = 1000;
            this.setLink('open');
        });
        source.addEventListener('message', (message: MessageEvent<string>) => {
            const happening = { id: message.lastEventId, data: message.data };
            this.happen(happening);
            if (this.leading) this.channel?.postMessage({ kind: 'happened', happening } satisfies Told);
        });
        source.addEventListener('error', () => {
            this.breakLink();
            if (source.readyState === source.CLOSED) this.listenLater();
        });
    }

    private listenLater(): void {
        this.source = undefined;
        this.retryTimer = setTimeout(() => this.listen(), this.wait);
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }

    private hush(): void {
        this.endGrace();
        clearTimeout(this.retryTimer);
        this.source?.close();
        this.source = undefined;
    }

    /** From the first failure on: a browser tries again more often than the grace is long. */
    private breakLink(): void {
        if (this.link.value !== 'open') return;
        this.graceTimer ??= setTimeout(() => this.setLink('lost'), GRACE);
    }

    private endGrace(): void {
        clearTimeout(this.graceTimer);
        this.graceTimer = undefined;
    }

    private setLink(link: Link): void {
        this.endGrace();
        if (link !== 'open' && this.link.value === 'open') this.seen.value = Date.now();
        this.link.value = link;
        if (link === 'open') this.opened.value += 1;
        if (this.leading) this.channel?.postMessage({ kind: 'link', link } satisfies Told);
    }

    private happen(happening: Happening): void {
        if (happening.id !== '') this.last = happening.id;
        for (const listener of this.listeners) listener(happening);
    }

    private hear(told: Told): void {
        if (told.kind === 'happened') this.happen(told.happening);
        else if (told.kind === 'link' && !this.leading) this.setLink(told.link);
        else if (told.kind === 'who' && this.leading) this.setLink(this.link.value);
    }
}
