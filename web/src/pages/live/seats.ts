/** Votes as seats: what the server counted, placed where the eye can compare it with what is needed. */
import type { Shape } from '@/api/shapes';
import type { SeatGroup } from '@/components/seats';
import { t } from '@/words';

export function verdictSeats(view: Shape<'VerdictView'>, tally: readonly Shape<'Choice'>[]): SeatGroup[] {
    const { figures, heads, ayes } = view.verdict;
    const others = tally.filter((one) => !one.passes);
    const cast = ayes + others.reduce((sum, one) => sum + one.count, 0);
    const rest = Math.max(figures.due - cast, 0);
    const recused = Math.min(heads.recused, rest);
    // In the room and able to vote, but no valid vote: an invalid paper is nobody's absence.
    const uncounted = Math.max(Math.min(heads.able - cast, rest - recused), 0);
    return [
        { kind: 'aye', count: ayes, label: tally.find((one) => one.passes)?.label ?? t('live.aye') },
        ...others.map((one, index): SeatGroup => ({
            kind: index === 0 ? 'nay' : 'abstain',
            count: one.count,
            label: one.label,
        })),
        { kind: 'recused', count: recused, label: t('verdict.recused') },
        ...(uncounted > 0
            ? [{ kind: 'waiting', count: uncounted, label: t('verdict.uncounted') } satisfies SeatGroup]
            : []),
        { kind: 'absent', count: rest - recused - uncounted, label: t('verdict.absent') },
    ];
}

export function votingSeats(question: Shape<'QuestionLine'>, outlook: Shape<'Outlook'>): SeatGroup[] {
    const waiting = Math.max(question.votes_due - question.votes_in, 0);
    const rest = Math.max(outlook.figures.due - question.votes_due, 0);
    // Papers in a box are nobody's votes before they are counted.
    const open = question.method?.name === 'secret' ? t('count.waiting') : t('verdict.notVoted');
    return [
        { kind: 'cast', count: question.votes_in, label: t('live.castCount') },
        { kind: 'waiting', count: waiting, label: open },
        { kind: 'absent', count: rest, label: t('live.cannotVote') },
    ];
}
