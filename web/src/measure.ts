/** The width of an element in rem, kept up to date: what a part has to fit into, whatever the window is. */
import { onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue';
import { rootPixels } from './show';

export function useRoom(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
    const rem = shallowRef(Number.POSITIVE_INFINITY);
    let observer: ResizeObserver | undefined;
    onMounted(() => {
        const target = element.value;
        if (!target) return;
        const measure = () => (rem.value = target.clientWidth / rootPixels.value);
        observer = new ResizeObserver(measure);
        observer.observe(target);
        measure();
    });
    onBeforeUnmount(() => observer?.disconnect());
    return rem;
}
