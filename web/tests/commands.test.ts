import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fare, run } from '@/api/commands';
import { newId } from '@/api/ids';
import { account } from '@/api/session';
import { somebody } from './mounting';

const sent: { url: string; key: string; body: unknown; language: string }[] = [];
const answers: (() => Response)[] = [];

const json = (status: number, body: unknown, headers = {}) =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const done = () => json(200, { sequence: 7, events: ['notice.sent'] });
const noLine = () => {
    throw new TypeError('network');
};

beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
    answers.length = 0;
    account.value = somebody('b 1');
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
        const headers = init.headers as Record<string, string>;
        sent.push({
            url,
            key: headers['Idempotency-Key'] ?? '',
            body: JSON.parse(String(init.body)),
            language: headers['Accept-Language'] ?? '',
        });
        return (answers.shift() ?? done)();
    });
});
afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    account.value = null;
});

async function settled<T>(promise: Promise<T>): Promise<T> {
    await vi.runAllTimersAsync();
    return promise;
}

test('a command goes to its own address, with its reasons and for whom it is', async () => {
    const outcome = await settled(
        run('notice.send', { meeting: 'mtg_1' }, { reasons: { 'notice.late': '急' }, for: 'per_1' }),
    );
    expect(outcome).toEqual({ ok: true, data: { sequence: 7, events: ['notice.sent'] } });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
        url: '/api/v1/bodies/b%201/commands/notice.send',
        body: { data: { meeting: 'mtg_1' }, reasons: { 'notice.late': '急' }, for: 'per_1' },
        language: 'zh-CN',
    });
    expect(sent[0]?.key).toMatch(/^cmd_[0-9a-z]{16}$/);
});

test('without an answer the same command is sent again under the same key', async () => {
    answers.push(noLine, () => json(503, {}));
    const outcome = await settled(run('vote.cast', { choice: 'aye' }));
    expect(outcome.ok).toBe(true);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((one) => one.key)).size).toBe(1);
});

test('pressed again after the line was down for long, it is still the same command', async () => {
    answers.push(...Array.from({ length: 6 }, () => noLine));
    expect((await settled(run('vote.cast', { choice: 'nay' }))).ok).toBe(false);
    expect((await settled(run('vote.cast', { choice: 'nay' }))).ok).toBe(true);
    expect(new Set(sent.map((one) => one.key)).size).toBe(1);
    await settled(run('vote.cast', { choice: 'nay' }));
    expect(new Set(sent.map((one) => one.key)).size).toBe(2);
});

test('what did not reach the server says so at once, and what came of it in the end', async () => {
    answers.push(...Array.from({ length: 6 }, () => noLine));
    const lost = run('vote.cast', { choice: 'aye' });
    await vi.advanceTimersByTimeAsync(300);
    expect(fare.value).toBe('unsent');
    const outcome = await settled(lost);
    expect(!outcome.ok && outcome.problem.detail).toContain('不能确定是否送到');
    expect(fare.value).toBeUndefined();
    expect((await settled(run('vote.cast', { choice: 'aye' }))).ok).toBe(true);
    expect(new Set(sent.map((one) => one.key)).size).toBe(1);
});

test('a server that keeps silent is waited for, then asked again under the same key', async () => {
    const silent = vi.fn(
        (_: string, init: RequestInit) =>
            new Promise<Response>((_resolve, reject) => {
                sent.push({
                    url: '',
                    key: String(new Headers(init.headers).get('Idempotency-Key')),
                    body: null,
                    language: '',
                });
                init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
            }),
    );
    const answering = globalThis.fetch;
    vi.stubGlobal('fetch', silent);
    const slow = run('vote.cast', { choice: 'aye' });
    await vi.advanceTimersByTimeAsync(300);
    expect(fare.value).toBe('unanswered');
    vi.stubGlobal('fetch', answering);
    expect((await settled(slow)).ok).toBe(true);
    expect(new Set(sent.map((one) => one.key)).size).toBe(1);
    expect(fare.value).toBeUndefined();
});

test('a refusal is an answer: the next attempt is another command', async () => {
    const refusal = { type: '', title: '', status: 409, detail: '', answer: 'refused', obstacles: [] };
    answers.push(
        () => json(409, refusal),
        () => json(429, { ...refusal, status: 429 }, { 'Retry-After': '30' }),
    );
    const first = await settled(run('vote.cast', {}));
    expect(first).toEqual({ ok: false, problem: refusal });
    const second = await settled(run('vote.cast', {}));
    expect(!second.ok && second.problem.wait).toBe(30);
    expect(sent[0]?.key).not.toBe(sent[1]?.key);
});

test('who is signed out is known to be', async () => {
    answers.push(() => json(401, { type: '', title: '', status: 401, detail: '' }));
    await settled(run('vote.cast', {}));
    expect(account.value).toBeNull();
});

test('ids are of their kind and differ', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => newId('mtg')));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^mtg_[0-9a-hjkmnp-tv-z]{16}$/);
});
