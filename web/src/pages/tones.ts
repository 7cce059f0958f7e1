/** Which tone a word of the engine has. What is not named here is at rest. */
import type { Tone } from '@/components/StatusMark.vue';

const TONES: Readonly<Record<string, Tone>> = {
    late: 'bad',
    today: 'warn',
    soon: 'warn',
    red: 'bad',
    amber: 'warn',
    green: 'good',
    done: 'good',
    good: 'good',
    bad: 'bad',
    note: 'warn',
    open: 'wait',
    proposed: 'wait',
    accepted: 'good',
    'on-agenda': 'good',
    decided: 'good',
    noted: 'good',
    declined: 'bad',
    rejected: 'bad',
    planned: 'wait',
    noticed: 'good',
    voting: 'wait',
    asked: 'wait',
    approved: 'good',
    refused: 'bad',
    running: 'wait',
    closed: 'rest',
    cancelled: 'bad',
    deferred: 'warn',
    enforced: 'good',
    guided: 'good',
    recorded: 'good',
    'not-yet': 'wait',
    shown: 'plain',
    present: 'good',
    spoke: 'good',
    cast: 'good',
};

export function toneOf(word: string): Tone {
    return TONES[word] ?? 'rest';
}
