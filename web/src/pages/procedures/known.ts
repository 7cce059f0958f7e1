/** The matters and decisions that a form can name: read only where a form asks for one. */
import { computed, type ComputedRef } from 'vue';
import { useView } from '@/api/views';
import type { Shape } from '@/api/shapes';
import type { Known } from './asked';

export function useKnown(people: () => readonly Shape<'Person'>[]): ComputedRef<Known> {
    const matters = useView('matters');
    const decisions = useView('decisions');
    return computed(() => ({
        people: people(),
        matters: (matters.data.value?.matters ?? []).map((one) => ({ value: one.matter, label: one.title })),
        decisions: (decisions.data.value?.decisions ?? []).map((one) => ({ value: one.decision, label: one.text })),
    }));
}
