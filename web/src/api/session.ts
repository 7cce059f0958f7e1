/** Who is signed in. Accounts only say who somebody is; what they may do is the charter's, and asked for each place. */
import { computed, shallowRef, watch } from 'vue';
import { keepSettings } from '@/show';
import { language } from '@/words';
import { onSignedOut, request } from './client';
import type { Problem, Result } from './problem';
import type { Account } from './shapes';

export const account = shallowRef<Account | null>(null);
export const signedIn = computed(() => account.value !== null);
/** True after a session ended by itself, so that the sign-in page can say so. */
export const ended = shallowRef(false);

/** Where a browser tab keeps for which of several bodies its reader acts. */
const STORE = 'quorate.body';

function kept(): string | null {
    try {
        return sessionStorage.getItem(STORE);
    } catch {
        return null;
    }
}

/** The account as it acts for one of its bodies. */
function actingFor(whole: Account, body: string): Account {
    const seat = whole.bodies.find((one) => one.body === body);
    if (!seat) return whole;
    const { person, name, offices, body_name } = seat;
    return { ...whole, body, person, name, offices, body_name };
}

/**
 * True until a reader with several bodies has said for which one, and where one is not served has seen why; an account
 * without any has nothing to look at.
 */
export const mustChoose = computed(() => {
    const { bodies = [], unserved = [] } = account.value ?? {};
    const single = bodies.length === 1 && unserved.length === 0;
    return account.value !== null && !single && !bodies.some((one) => one.body === kept());
});

export function chooseBody(body: string): void {
    try {
        sessionStorage.setItem(STORE, body);
    } catch {
        // A browser that keeps nothing asks again after the next loading of the page.
    }
    if (account.value) account.value = actingFor(account.value, body);
}

function take(answered: Account): void {
    account.value = actingFor(answered, kept() ?? '');
}

let asked: Promise<void> | undefined;

async function ask(): Promise<void> {
    // Nothing, where nobody is signed in.
    const answer = await request<Account | undefined>('/session');
    if (answer.ok && answer.data) take(answer.data);
    else account.value = null;
}

/** Asks the server once who this browser is. */
export function knowAccount(): Promise<void> {
    asked ??= ask();
    return asked;
}

// The words for one's offices are the server's, in the language they were asked in.
watch(language, async () => {
    if (account.value === null) return;
    const answer = await request<Account | undefined>('/session');
    if (answer.ok && answer.data) take(answer.data);
});

export async function signIn(name: string, password: string): Promise<Problem | null> {
    const answer: Result<Account> = await request('/session', { method: 'POST', body: { name, password } });
    if (!answer.ok) return answer.problem;
    ended.value = false;
    take(answer.data);
    asked = Promise.resolve();
    return null;
}

export async function signOut(): Promise<void> {
    await request('/session', { method: 'DELETE' });
    // Leaving wipes what the browser kept of this site; how the reader sees best is no secret and stays.
    keepSettings();
    account.value = null;
}

export async function changePassword(current: string, password: string): Promise<Problem | null> {
    const answer = await request<undefined>('/session/password', { method: 'PUT', body: { current, password } });
    if (!answer.ok) return answer.problem;
    if (account.value) account.value = { ...account.value, must_change: false };
    return null;
}

onSignedOut(() => {
    ended.value = account.value !== null;
    account.value = null;
});

export function bodyPath(rest: string): string {
    return `/bodies/${encodeURIComponent(account.value?.body ?? '')}${rest}`;
}
