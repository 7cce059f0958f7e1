/** What is entered for somebody else by who keeps the record. */
import type { Manner } from '@/api/commands';
import type { Possibility, Reasons } from '@/api/problem';

/** Nobody's dry runs but the reader's own are made: the server answers when it is sent, and says what stands in the way. */
export function enteredFor(command: string, at: string, label: string): Possibility {
    return { command, at, subject: '', label, answer: 'yes', obstacles: [] };
}

/** How a command goes out: for whom the page says, or for whom the server tried it. */
export function mannerOf(possibility: Possibility, reasons: Reasons, whom?: string): Manner {
    const person = whom ?? possibility.entered_for;
    return person === undefined ? { reasons } : { reasons, for: person };
}
