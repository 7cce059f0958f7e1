import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { account, bodyPath, changePassword, chooseBody, knowAccount, mustChoose, signIn } from '@/api/session';
import type { Account } from '@/api/shapes';
import { language } from '@/words';

const seats = [
    { body: 'b1', body_name: '某厅党组', person: 'p1', name: '李敏', offices: ['党组秘书'] },
    { body: 'b2', body_name: '某协会', person: 'p2', name: '李敏', offices: ['理事'] },
];
let known: Account;
let status = 200;

beforeEach(() => {
    sessionStorage.clear();
    status = 200;
    known = {
        account: 'limin',
        administrator: false,
        auditor: false,
        must_change: false,
        ...seats[0]!,
        bodies: seats,
        unserved: [],
    };
    vi.stubGlobal('fetch', async () =>
        status === 200 ? new Response(JSON.stringify(known)) : new Response(status === 204 ? null : '{}', { status }),
    );
});
afterEach(() => {
    account.value = null;
    vi.unstubAllGlobals();
});

test('that nobody is signed in is an answer', async () => {
    status = 204;
    await knowAccount();
    expect(account.value).toBeNull();
});

test('an account of one body acts for it; one of several says for which, and keeps to it', async () => {
    known = { ...known, bodies: [seats[0]!] };
    await signIn('limin', 'x');
    expect(mustChoose.value).toBe(false);

    known = { ...known, bodies: seats };
    await signIn('limin', 'x');
    expect(mustChoose.value).toBe(true);
    chooseBody('b2');
    expect(mustChoose.value).toBe(false);
    expect(bodyPath('/x')).toBe('/bodies/b2/x');
    expect(account.value?.offices).toEqual(['理事']);
    await signIn('limin', 'x');
    expect(account.value?.person).toBe('p2');
});

test('whoever changes the language reads their offices in it', async () => {
    await signIn('limin', 'x');
    chooseBody('b1');
    const before = language.value;
    known = { ...known, bodies: [{ ...seats[0]!, offices: ['Clerk'] }] };
    language.value = before === 'en' ? 'zh-CN' : 'en';
    await vi.waitFor(() => expect(account.value?.offices).toEqual(['Clerk']));
    language.value = before;
});

test('an account of no body has nothing to choose from', async () => {
    known = { ...known, body: '', body_name: '', bodies: [] };
    await signIn('admin', 'x');
    expect(mustChoose.value).toBe(true);
});

test('a changed password is no longer asked for', async () => {
    known = { ...known, must_change: true };
    await signIn('limin', 'x');
    status = 204;
    expect(await changePassword('x', 'y')).toBeNull();
    expect(account.value?.must_change).toBe(false);
    status = 503;
    expect((await changePassword('x', 'y'))?.status).toBe(503);
});
