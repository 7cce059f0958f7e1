/**
 * Commands. Each carries an idempotency key that stays the same until the server has given a definite answer: a command
 * sent again after a broken line is the same command, and the server answers it once.
 */
import { computed, shallowReactive } from 'vue';
import { t } from '@/words';
import { request } from './client';
import { newId } from './ids';
import { faultProblem, type Done, type Outcome, type Reasons } from './problem';
import { bodyPath } from './session';
import type { Commands } from './shapes';

export interface Manner {
    /** Reasons by rule, for what the charter asks generally. */
    reasons?: Reasons;
    /** The person for whom it is entered, where the actor keeps the record. */
    for?: string;
}

/** How a command fares that has no answer yet: it did not reach the server, or nothing has come back. */
export type Fare = 'unsent' | 'unanswered';

/** Keys of commands without a definite answer, by what they said. */
const open = new Map<string, string>();
/** Commands under way that do not go as they should, by their key. */
const faring = shallowReactive(new Map<string, Fare>());

/** What there is to say of the commands under way; nothing while they are answered as fast as one can see. */
export const fare = computed<Fare | undefined>(() => {
    const all = [...faring.values()];
    return all.includes('unsent') ? 'unsent' : all[0];
});

/** Milliseconds. After the first, a reader begins to wonder; after the second, a try is given up for the next one. */
const WONDERS = 250;
const PATIENCE = 10_000;
const PAUSES = [400, 1200, 2400, 4000, 8000];
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** No answer, or a server that could not: the same command may be sent again with the same key. */
function unsettled(outcome: Outcome): boolean {
    return !outcome.ok && (outcome.problem.status === 0 || outcome.problem.status >= 502);
}

/** One try. A line that is open but silent is given up after a while. */
async function sendOnce(path: string, body: unknown, key: string): Promise<Outcome> {
    const flight = new AbortController();
    const wonders = setTimeout(() => faring.has(key) || faring.set(key, 'unanswered'), WONDERS);
    const givesUp = setTimeout(() => flight.abort(), PATIENCE);
    try {
        const headers = { 'Idempotency-Key': key };
        return await request<Done>(path, { method: 'POST', body, headers, signal: flight.signal });
    } catch (error) {
        if (!flight.signal.aborted) throw error;
        return { ok: false, problem: faultProblem(0, '') };
    } finally {
        clearTimeout(wonders);
        clearTimeout(givesUp);
    }
}

export async function run<Name extends keyof Commands & string>(
    name: Name,
    data: Commands[Name],
    manner: Manner = {},
): Promise<Outcome> {
    const path = bodyPath(`/commands/${name}`);
    const body: Record<string, unknown> = { data };
    if (manner.reasons && Object.keys(manner.reasons).length > 0) body.reasons = manner.reasons;
    if (manner.for !== undefined) body.for = manner.for;

    const said = `${path} ${JSON.stringify(body)}`;
    const key = open.get(said) ?? newId('cmd');
    open.set(said, key);
    try {
        let outcome = await sendOnce(path, body, key);
        for (const milliseconds of PAUSES) {
            if (!unsettled(outcome)) break;
            faring.set(key, 'unsent');
            await pause(milliseconds);
            outcome = await sendOnce(path, body, key);
        }
        if (!unsettled(outcome)) open.delete(said);
        else if (!outcome.ok && outcome.problem.status === 0) outcome.problem.detail = t('send.unknown');
        return outcome;
    } finally {
        faring.delete(key);
    }
}
