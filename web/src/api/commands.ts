/**
 * Commands. Each carries an idempotency key that stays the same until the server has given a definite answer: a command
 * sent again after a broken line is the same command, and the server answers it once.
 */
import { request } from './client';
import { newId } from './ids';
import type { Done, Outcome, Reasons } from './problem';
import { bodyPath } from './session';
import type { Commands } from './shapes';

export interface Manner {
    /** Reasons by rule, for what the charter asks generally. */
    reasons?: Reasons;
    /** The person for whom it is entered, where the actor keeps the record. */
    for?: string;
}

/** Keys of commands without a definite answer, by what they said. */
const open = new Map<string, string>();

const PAUSES = [400, 1200];
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** No answer, or a server that could not: the same command may be sent again with the same key. */
function unsettled(outcome: Outcome): boolean {
    return !outcome.ok && (outcome.problem.status === 0 || outcome.problem.status >= 502);
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
    const send = () => request<Done>(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } });

    let outcome = await send();
    for (const milliseconds of PAUSES) {
        if (!unsettled(outcome)) break;
        await pause(milliseconds);
        outcome = await send();
    }
    if (!unsettled(outcome)) open.delete(said);
    return outcome;
}
