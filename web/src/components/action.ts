/** What one button makes of one or more dry runs: whether it may be pressed, and what stands in the way. */
import type { InjectionKey, Ref } from 'vue';
import type { Obstacle, Outcome, Possibility, Problem, Reasons, Remedy } from '@/api/problem';
import { t } from '@/words';

/** Carries out one possibility with the reasons given; how its data come about is the page's affair. */
export type Runner = (possibility: Possibility, reasons: Reasons) => Promise<Outcome>;

/** For a button that gives nothing itself: it opens a form, or only says what stands in the way. */
export const givesNothing: Runner = async () => ({ ok: true, data: { sequence: 0, events: [] } });

export interface Standing {
    answer: 'unknown' | 'yes' | 'needs-reason' | 'refused';
    obstacles: readonly Obstacle[];
}

export function standingOf(possibilities: readonly Possibility[]): Standing {
    if (possibilities.length === 0) return { answer: 'unknown', obstacles: [] };
    const obstacles: Obstacle[] = [];
    for (const one of possibilities.flatMap((possibility) => possibility.obstacles)) {
        const known = obstacles.some((other) => other.rule === one.rule && other.message === one.message);
        if (!known) obstacles.push(one);
    }
    const answers = possibilities.map((possibility) => possibility.answer);
    if (answers.includes('refused')) return { answer: 'refused', obstacles };
    if (answers.includes('needs-reason')) return { answer: 'needs-reason', obstacles };
    return { answer: 'yes', obstacles: [] };
}

/** A refusal that came only when the command was sent: things had moved on. */
export function standingAfter(problem: Problem): Standing | null {
    if (problem.answer === undefined) return null;
    return { answer: problem.answer, obstacles: problem.obstacles ?? [] };
}

/** What a refused button says at once: that it is not the reader's, how much is missing, or that nobody can help it now. */
export function lackOf(standing: Standing): 'why.notYours' | 'why.missing' | 'why.notNow' {
    if (standing.obstacles.some((one) => one.bars_reader)) return 'why.notYours';
    return standing.obstacles.some((one) => one.remedies.length > 0) ? 'why.missing' : 'why.notNow';
}

/** A fact that is a list of the charter's terms comes as `{ terms: [...] }`. */
function named({ facts }: Obstacle): number {
    const missing = facts.missing as { terms?: readonly unknown[] } | undefined;
    return Math.max(missing?.terms?.length ?? 1, 1);
}

/** How many things are missing: an obstacle may name several. */
export function lacking({ obstacles }: Standing): number {
    return obstacles.reduce((sum, one) => sum + named(one), 0);
}

/** What binds absolutely stands first: no reason helps before it is out of the way. */
export function inOrder(obstacles: readonly Obstacle[]): Obstacle[] {
    return [...obstacles].sort((a, b) => Number(a.force === 'generally') - Number(b.force === 'generally'));
}

/** Rules that want a reason, each once. */
export function rulesForReasons(obstacles: readonly Obstacle[]): string[] {
    return [...new Set(obstacles.filter((one) => one.force === 'generally').map((one) => one.rule))];
}

/** What each reason is asked for, by rule: no two boxes of one form have the same name, nor that of one of its own fields. */
export function reasonWords(obstacles: readonly Obstacle[]): Record<string, string> {
    const rules = rulesForReasons(obstacles);
    const articles = rules.map((rule) => obstacles.find((one) => one.rule === rule)?.article.label ?? '');
    return Object.fromEntries(
        rules.map((rule, index) => {
            const article = articles[index] ?? '';
            const earlier = articles.slice(0, index).filter((one) => one === article).length;
            const words = t('why.reason', { article });
            return [rule, earlier === 0 ? words : `${words} (${earlier + 1})`];
        }),
    );
}

/** Runs all in their order, and stops at the first that is not done. */
export async function runAll(possibilities: readonly Possibility[], reasons: Reasons, run: Runner): Promise<Outcome> {
    let outcome: Outcome = { ok: true, data: { sequence: 0, events: [] } };
    for (const possibility of possibilities) {
        outcome = await run(possibility, reasons);
        if (!outcome.ok) return outcome;
    }
    return outcome;
}

/** Where an ActionBar wants what its buttons have to say: under all of them, over the whole width. */
export const spaceBelow: InjectionKey<Readonly<Ref<HTMLElement | null>>> = Symbol('space below the buttons');
/** Where the head of a page wants it instead: under the whole head. A sheet laid over the page has a place of its own. */
export const spaceUnderHead: InjectionKey<Readonly<Ref<HTMLElement | null>> | null> = Symbol('space under the head');
/** Which of the buttons of a bar has the word now. */
export const speaker: InjectionKey<Ref<string | null>> = Symbol('the button that speaks');
/** Leads to the place where a remedy is given. */
export const followRemedy: InjectionKey<(remedy: Remedy) => void> = Symbol('follows a remedy');
