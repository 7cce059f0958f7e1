/** What is entered for somebody else by who keeps the record. */
import type { Possibility } from '@/api/problem';

/** Nobody's dry runs but the reader's own are made: the server answers when it is sent, and says what stands in the way. */
export function enteredFor(command: string, at: string, label: string): Possibility {
    return { command, at, subject: '', label, answer: 'yes', obstacles: [] };
}
