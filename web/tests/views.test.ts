import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { account } from '@/api/session';
import { keeping, readAgain, usePossible, useView } from '@/api/views';
import { somebody } from './mounting';

const asked: string[] = [];
let answer: (url: string) => Response;

class Line extends EventTarget {
    static latest: Line;
    readonly CLOSED = 2;
    constructor() {
        super();
        Line.latest = this;
    }
    close() {}
}

beforeEach(() => {
    asked.length = 0;
    answer = (url) => new Response(JSON.stringify({ url }));
    vi.stubGlobal('EventSource', Line);
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
        asked.push(url);
        await Promise.resolve();
        if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
        return answer(url);
    });
    account.value = somebody('b1');
});
afterEach(() => {
    account.value = null;
    vi.unstubAllGlobals();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('two parts that ask the same share one answer', async () => {
    const scope = effectScope();
    const [one, two] = scope.run(
        () => [useView('meeting', { id: 'mtg_1' }), useView('meeting', { id: 'mtg_1' })] as const,
    )!;
    expect(one.loading.value).toBe(true);
    await settle();
    expect(asked).toEqual(['/api/v1/bodies/b1/views/meeting?id=mtg_1']);
    expect(one.data.value).toEqual(two.data.value);
    expect(one.loading.value).toBe(false);
    await readAgain();
    expect(asked).toHaveLength(2);
    scope.stop();
    await readAgain();
    expect(asked).toHaveLength(2);
});

test('what was found stays in sight until what is asked next is there', async () => {
    const scope = effectScope();
    const words = shallowRef('a');
    const read = scope.run(() => keeping(useView('register-entries', () => ({ words: words.value }))))!;
    await settle();
    expect(read.data.value).toEqual({ url: '/api/v1/bodies/b1/views/register-entries?words=a' });
    words.value = 'b';
    await nextTick();
    expect(read.loading.value).toBe(true);
    expect(read.data.value).toEqual({ url: '/api/v1/bodies/b1/views/register-entries?words=a' });
    await settle();
    expect(read.data.value).toEqual({ url: '/api/v1/bodies/b1/views/register-entries?words=b' });
    answer = () => new Response('', { status: 404 });
    words.value = 'c';
    await settle();
    await nextTick();
    expect(read.data.value).toBeUndefined();
    scope.stop();
});

test('what was asked for in vain is asked for again when the line is open again, however short the break', async () => {
    const scope = effectScope();
    const read = scope.run(() => useView('today'))!;
    await settle();
    Line.latest.dispatchEvent(new Event('open'));
    answer = () => {
        throw new TypeError('no server');
    };
    await readAgain();
    expect(read.problem.value?.status).toBe(0);
    answer = (url) => new Response(JSON.stringify({ url, anew: true }));
    Line.latest.dispatchEvent(new Event('open'));
    await expect.poll(() => read.data.value).toMatchObject({ anew: true });
    expect(read.problem.value).toBeNull();
    // What was answered is not asked for once more.
    const before = asked.length;
    Line.latest.dispatchEvent(new Event('open'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).toHaveLength(before);
    scope.stop();
});

test('what was read stays in sight while reading anew fails', async () => {
    const scope = effectScope();
    const read = scope.run(() => useView('today'))!;
    await settle();
    answer = () => new Response('', { status: 503 });
    await readAgain();
    expect(read.data.value).toBeDefined();
    expect(read.problem.value?.status).toBe(503);
    answer = () => new Response('', { status: 404 });
    await readAgain();
    expect(read.data.value).toBeUndefined();
    scope.stop();
});

test('another place is another question', async () => {
    const scope = effectScope();
    const at = shallowRef<string | null>(null);
    answer = () =>
        new Response(
            JSON.stringify({ at: at.value, possibilities: [{ command: 'vote.cast', subject: '2', answer: 'yes' }] }),
        );
    const possible = scope.run(() => usePossible(at))!;
    await settle();
    expect(asked).toEqual([]);
    at.value = 'item:itm_1';
    await nextTick();
    await settle();
    expect(asked).toEqual(['/api/v1/bodies/b1/possible?at=item%3Aitm_1']);
    expect(possible.of('vote.cast')?.answer).toBe('yes');
    expect(possible.of('vote.cast', '1')).toBeUndefined();
    expect(possible.all('vote.cast')).toHaveLength(1);
    scope.stop();
});
