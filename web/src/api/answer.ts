import { onMounted, shallowRef, type ShallowRef } from 'vue';
import { request } from './client';
import type { Problem } from './problem';

/** What one address answers, asked for when the page opens and again on demand. */
export interface Answered<T> {
    data: ShallowRef<T | undefined>;
    problem: ShallowRef<Problem | null>;
    loading: ShallowRef<boolean>;
    again: () => Promise<void>;
}

export function useAnswer<T>(path: () => string): Answered<T> {
    const data = shallowRef<T>();
    const problem = shallowRef<Problem | null>(null);
    const loading = shallowRef(true);
    async function again(): Promise<void> {
        loading.value = true;
        const answer = await request<T>(path());
        loading.value = false;
        problem.value = answer.ok ? null : answer.problem;
        if (answer.ok) data.value = answer.data;
    }
    onMounted(again);
    return { data, problem, loading, again };
}
