/** Who is signed in. Accounts only say who somebody is; what they may do is the charter's, and asked for each place. */
import { computed, shallowRef } from 'vue';
import { onSignedOut, request } from './client';
import type { Problem, Result } from './problem';
import type { Account } from './shapes';

export const account = shallowRef<Account | null>(null);
export const signedIn = computed(() => account.value !== null);
/** True after a session ended by itself, so that the sign-in page can say so. */
export const ended = shallowRef(false);

let asked: Promise<void> | undefined;

async function ask(): Promise<void> {
    const answer = await request<Account>('/session');
    account.value = answer.ok ? answer.data : null;
}

/** Asks the server once who this browser is. */
export function knowAccount(): Promise<void> {
    asked ??= ask();
    return asked;
}

export async function signIn(name: string, password: string): Promise<Problem | null> {
    const answer: Result<Account> = await request('/session', { method: 'POST', body: { name, password } });
    if (!answer.ok) return answer.problem;
    ended.value = false;
    account.value = answer.data;
    asked = Promise.resolve();
    return null;
}

export async function signOut(): Promise<void> {
    await request('/session', { method: 'DELETE' });
    account.value = null;
}

onSignedOut(() => {
    ended.value = account.value !== null;
    account.value = null;
});

export function bodyPath(rest: string): string {
    return `/bodies/${encodeURIComponent(account.value?.body ?? '')}${rest}`;
}
