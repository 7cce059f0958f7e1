/** Whoever is only asked to single items finds no meeting behind its address: theirs is the page of these items. */
import { computed, watch } from 'vue';
import { useRouter } from 'vue-router';
import type { Problem } from '@/api/problem';
import { useView } from '@/api/views';

/** Nothing is there for the reader. */
export const isClosed = (problem: Problem | null): boolean => [403, 404].includes(problem?.status ?? 0);

/** Leads to these items as soon as the page has nothing to show and there are any. */
export function toVisits(nothing: () => boolean): void {
    const router = useRouter();
    const visits = useView('visits');
    const leads = computed(() => nothing() && (visits.data.value?.visits.length ?? 0) > 0);
    watch(leads, (now) => now && void router.replace('/visits'), { immediate: true });
}
