/** The matters that a form can name or a step be linked to. */
import { computed, type ComputedRef } from 'vue';
import { useView } from '@/api/views';
import type { Shape } from '@/api/shapes';
import type { Known } from './asked';

export function useKnown(people: () => readonly Shape<'Person'>[]): ComputedRef<Known> {
    const matters = useView('matters');
    return computed(() => ({
        people: people(),
        matters: (matters.data.value?.matters ?? []).map((one) => ({ value: one.matter, label: one.title })),
    }));
}
