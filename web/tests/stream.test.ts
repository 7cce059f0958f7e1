import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Stream, type Surroundings } from '@/api/stream';

/** A line to the server that the test holds in its hand. */
class Line extends EventTarget {
    static all: Line[] = [];
    readonly CLOSED = 2;
    readyState = 0;
    constructor(readonly address: string) {
        super();
        Line.all.push(this);
    }
    close() {
        this.readyState = 2;
    }
    open() {
        this.readyState = 1;
        this.dispatchEvent(new Event('open'));
    }
    tell(id: string) {
        this.dispatchEvent(new MessageEvent('message', { data: '{}', lastEventId: id }));
    }
    fail(forGood: boolean) {
        this.readyState = forGood ? 2 : 0;
        this.dispatchEvent(new Event('error'));
    }
    static get latest() {
        return Line.all[Line.all.length - 1]!;
    }
}

/** The tabs of one browser: they hear each other and queue for one lock. */
class Tabs {
    private readonly channels: EventTarget[] = [];
    private queue: (() => void)[] = [];
    private held = false;

    tab(): Surroundings {
        const channel = new EventTarget();
        this.channels.push(channel);
        const postMessage = (data: unknown) => {
            for (const other of this.channels)
                if (other !== channel) other.dispatchEvent(new MessageEvent('message', { data }));
        };
        const close = () => this.channels.splice(this.channels.indexOf(channel), 1);
        const request = async (_name: string, options: { signal: AbortSignal }, work: () => Promise<void>) => {
            if (this.held) await new Promise<void>((go) => this.queue.push(go));
            if (options.signal.aborted) return;
            this.held = true;
            await work();
            this.held = false;
            this.queue.shift()?.();
        };
        return {
            source: (address) => new Line(address) as unknown as EventSource,
            channel: () => Object.assign(channel, { postMessage, close }) as unknown as BroadcastChannel,
            locks: { request } as unknown as LockManager,
        };
    }
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
    vi.useFakeTimers();
    Line.all = [];
});
afterEach(() => vi.useRealTimers());

test('one tab listens, all hear, and the next goes on from the last event', async () => {
    const tabs = new Tabs();
    const [one, two] = [new Stream('/events', tabs.tab()), new Stream('/events', tabs.tab())];
    const heard: string[] = [];
    two.onHappening((happening) => heard.push(happening.id));
    await settle();
    expect(Line.all).toHaveLength(1);
    Line.latest.open();
    Line.latest.tell('41');
    expect(heard).toEqual(['41']);
    expect(two.link.value).toBe('open');

    one.close();
    await settle();
    expect(Line.all).toHaveLength(2);
    expect(Line.latest.address).toBe('/api/v1/events?after=41');
    Line.latest.tell('42');
    expect(heard).toEqual(['41', '42']);
    two.close();
});

test('a tab that comes later learns how the line is', async () => {
    const tabs = new Tabs();
    const first = new Stream('/events', tabs.tab());
    await settle();
    Line.latest.open();
    const later = new Stream('/events', tabs.tab());
    await settle();
    expect(later.link.value).toBe('open');
    first.close();
    later.close();
});

test('a short break is not worth a word, a long one is', async () => {
    const stream = new Stream('/events', new Tabs().tab());
    await settle();
    Line.latest.open();
    Line.latest.fail(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(stream.link.value).toBe('open');
    Line.latest.open();
    await vi.advanceTimersByTimeAsync(5000);
    expect(stream.link.value).toBe('open');
    Line.latest.fail(false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(stream.link.value).toBe('lost');
    Line.latest.open();
    expect(stream.link.value).toBe('open');
    stream.close();
});

test('a browser that tries again and again does not put the word off', async () => {
    const stream = new Stream('/events', new Tabs().tab());
    await settle();
    Line.latest.open();
    for (let tried = 0; tried < 3; tried += 1) {
        Line.latest.fail(false);
        await vi.advanceTimersByTimeAsync(2000);
    }
    expect(stream.link.value).toBe('lost');
    expect(stream.opened.value).toBe(1);
    Line.latest.open();
    expect(stream.opened.value).toBe(2);
    stream.close();
});

test('a line that the server closed is opened anew, ever more patiently', async () => {
    const stream = new Stream('/events', new Tabs().tab());
    await settle();
    Line.latest.open();
    Line.latest.tell('7');
    Line.latest.fail(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Line.all).toHaveLength(2);
    expect(Line.latest.address).toBe('/api/v1/events?after=7');
    Line.latest.fail(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Line.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Line.all).toHaveLength(3);
    stream.close();
});

test('without locks a tab listens while it is looked at', async () => {
    const around = { ...new Tabs().tab(), locks: undefined };
    const stream = new Stream('/events', around);
    expect(Line.all).toHaveLength(1);
    const sight = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(Line.latest.readyState).toBe(2);
    sight.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(Line.all).toHaveLength(2);
    sight.mockRestore();
    stream.close();
});
