/** Nothing happens in the body at the moment from which a step can be done, so the page reads itself anew. */
import { computed, watch } from 'vue';
import { readAgain } from '@/api/views';
import { useNow } from '@/now';

export function readFrom(begins: () => string | undefined): void {
    const now = useNow();
    const come = computed(() => {
        const at = begins();
        return at !== undefined && now.value >= Date.parse(at);
    });
    watch(come, (is) => is && void readAgain());
}
