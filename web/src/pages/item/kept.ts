/** Why the contents of an item are kept from the reader, as far as the agenda tells: nothing where they are not. */
import { account } from '@/api/session';
import type { Shape } from '@/api/shapes';

export function keptFrom(line: Shape<'AgendaLine'> | undefined): 'withdraws' | 'other' | undefined {
    if (line === undefined || line.mine) return undefined;
    return line.recusals.some((one) => one.member === account.value?.person) ? 'withdraws' : 'other';
}
