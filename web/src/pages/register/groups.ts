/** Entries of a register as their groups show them. */
import type { Shape } from '@/api/shapes';
import { showEnd } from '@/time';
import { t } from '@/words';
import { toneOf } from '../tones';
import type { Group, GroupEntry } from './GroupsLayout.vue';

const until = (due: string | undefined) => (due === undefined ? '' : t('layout.until', { end: showEnd(due) }));
const joined = (parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** Of somebody, or of a choice: how each stands as a whole. */
export const entriesOf = (lines: readonly Shape<'InstanceLine'>[]): GroupEntry[] =>
    lines.map((line) => ({
        instance: line.instance,
        title: joined([line.number, line.subject === '' ? line.title : line.subject]),
        marks: [
            line.late
                ? { tone: 'bad', text: t('urgency.late') }
                : { tone: toneOf(line.stage.name), text: line.stage.label },
        ],
        note: joined([line.steps.join(t('list.comma')), until(line.due)]),
    }));

/** At a step: what each waits for there. */
export const stepsOf = (rows: readonly Shape<'StepRow'>[]): Group[] =>
    rows.map((row) => ({
        key: row.title,
        title: row.title,
        entries: row.entries.map((entry) => ({
            instance: entry.instance,
            title: joined([entry.number, entry.subject]),
            marks: [
                ...(entry.late ? [{ tone: 'bad' as const, text: t('urgency.late') }] : []),
                ...(entry.returned ? [{ tone: 'warn' as const, text: t('procedure.returned') }] : []),
                ...(entry.urged > 0 ? [{ tone: 'warn' as const, text: t('procedure.urged', { n: entry.urged }) }] : []),
            ],
            note: joined([entry.waits_for, until(entry.due)]),
        })),
    }));
