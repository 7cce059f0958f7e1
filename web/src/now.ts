/** The present moment, ticking only while something shows it. */
import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue';

const now = shallowRef(Date.now());
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

export function useNow(): Readonly<Ref<number>> {
    onMounted(() => {
        watchers += 1;
        now.value = Date.now();
        timer ??= setInterval(() => (now.value = Date.now()), 1000);
    });
    onBeforeUnmount(() => {
        watchers -= 1;
        if (watchers > 0) return;
        clearInterval(timer);
        timer = undefined;
    });
    return now;
}
