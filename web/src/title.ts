/** The title of the window: the page, then the product. */
import { onBeforeUnmount, watchEffect } from 'vue';
import { t } from './words';

export function useTitle(title: () => string): void {
    const stop = watchEffect(() => {
        document.title = title() === '' ? t('app.name') : `${title()} · ${t('app.name')}`;
    });
    onBeforeUnmount(stop);
}
